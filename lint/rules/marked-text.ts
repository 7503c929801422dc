/** Markdown in texts of YAML: it works where quizzes/marked.ts is used, and nowhere else. */
import type { Rule } from '../rule.ts';
import { textsOf, type Text } from '../texts.ts';

/** Fields, wherever they stand, whose words are shown with their marks. */
const marked = new Set(['stem', 'hint', 'feedback', 'intro', 'remedial', 'back', 'model', 'coach', 'thought', 'situation', 'scene', 'briefing', 'lesson', 'reflect', 'endings', 'definition', 'note', 'bands']);
/** Of `results` all but the title. */
const takesMarks = ({ path }: Text) => path!.some((part) => marked.has(String(part))) || (path!.includes('results') && !path!.includes('title'));

export const markedText: Rule = {
  name: 'marked-text',
  asks: 'Texts of questions, dialogues and the glossary use `**strong**`, `*emphasis*` and `[links](https://…)` where they work, whole, and no HTML.',
  why: 'Signs that are not understood are shown to learners as they stand.',
  severity: 'error',
  check: (course) => course.languages.flatMap((lang) => textsOf(course, lang)).filter(({ path }) => path).flatMap((text) => {
    const fault = faultOf(text);
    return fault ? [{ file: text.file, line: text.lineAt(0, fault.words), message: `${text.owner}${fault.message}` }] : [];
  }),
};

function faultOf(text: Text): { words: string; message: string } | undefined {
  const written = text.written!;
  const [html] = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/i.exec(written) ?? [];
  if (html) return { words: html, message: `"${html}" is HTML, which is shown as it stands. Write **strong**, *emphasis* or [words](https://…), or say it in a page.` };
  const [sign] = /\*\*(?=\S)|\]\((?:https?:|\w+\.html)/.exec(written) ?? [];
  if (!sign) return undefined;
  if (!takesMarks(text)) return { words: sign, message: `"${sign}" is shown as it stands here. Take the signs out: options, replies, titles and what people say have no marks.` };
  if ((written.match(/\*\*/g) ?? []).length % 2) return { words: '**', message: 'a "**" has no partner. Write one before and one after the strong words.' };
  const [, address] = /\]\((?!https?:\/\/\S+\.\S)([^)]*)\)/.exec(written) ?? [];
  return address === undefined ? undefined : { words: address, message: `the link to "${address}" leads nowhere. Write a whole address, beginning with "https://".` };
}
