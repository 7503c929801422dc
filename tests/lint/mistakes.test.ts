import { describe, expect, it } from 'vitest';
import { checkCourse } from '../../lint/index.ts';
import { courseFolder, courseYaml, dialogueYaml, page, quizYaml, said, scenarioYaml, soundCourse, type Files } from '../course/build-course.ts';

const course = courseYaml(`outcomes:\n  - {id: O1, text: {fr: Écouter une personne., en: Listen to a person.}}\n${dialogueYaml}`);
const matter = 'outcomes: [O1]\ncode: L1.1\ncovers: [A1.1]\n';
const body = `{/* covers: A1.1 */}\nConversation.\n\n<Figure src="loop.svg" alt="Conversation" />\n\n<Quiz id="check" />\n\n<Scenario id="call" />\n`;
const base: Record<string, string> = {
  'course.yaml': course,
  'coverage.tsv': 'id\ttype\tpriority\tlesson\tpoint\nA1.1\tC\tM\tL1.1\tListen first\n',
  'glossary.yaml': 'terms:\n  - {id: listening, term: {fr: écoute active, en: active listening}, definition: {fr: Elle cherche à comprendre., en: It seeks to understand.}}\n',
  'listen/fr.mdx': page(body, matter),
  'listen/en.mdx': page(body, matter),
  'listen/loop.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="5" cy="5" r="4"/></svg>',
  'listen/check.yaml': quizYaml('first-item', '    outcomes: [O1]\n    covers: [A1.1]\n'),
  'listen/call.yaml': scenarioYaml(),
};

/** What is said of the course after one edit of one file; `from` empty: the edit is the whole file, or its end. */
function afterEdit(name: string, from: string, to: string | undefined): string {
  if (from) expect(base[name]).toContain(from);
  const files: Files = soundCourse({ ...base, [name]: from ? base[name]!.replace(from, to ?? '') : to });
  const dir = courseFolder(files);
  return said(dir, checkCourse(dir).problems).split('\n').filter((line) => line.includes('  ')).join('\n');
}

const mistakes: [title: string, file: string, from: string, to: string | undefined][] = [
  // course.yaml and other YAML
  ['a text with ": " and no quotation marks', 'listen/check.yaml', 'stem: {fr: Que', 'intro: Vous: quoi\n    stem: {fr: Que'],
  ['a tab for indentation', 'listen/check.yaml', '    type: single-choice', '\ttype: single-choice'],
  ['a bracket that is never closed', 'course.yaml', 'lessons: [listen]', 'lessons: [listen'],
  ['a bracket too many', 'course.yaml', 'languages: [fr, en]', 'languages: [fr, en]]'],
  ['a quotation mark that is never closed', 'listen/check.yaml', 'commencer."', 'commencer.'],
  ['a missing language', 'listen/check.yaml', ', en: What do you say first to the person who is calling?', ''],
  ['an unknown field', 'listen/check.yaml', '    stem:', '    hnit: {fr: Un mot., en: A word.}\n    stem:'],
  ['an unknown type of question', 'listen/check.yaml', 'single-choice', 'single-chioce'],
  ['no right option', 'listen/check.yaml', ' correct: true,', ''],
  ['two right options', 'listen/check.yaml', '{id: other,', '{id: other, correct: true,'],
  ['an option without feedback', 'listen/check.yaml', ', feedback: {fr: "La personne entend un reproche, ce qui nourrit sa colère. Nommez plutôt ce qui la gêne.", en: "The person hears a reproach, which feeds the anger. Name what bothers them instead."}', ''],
  ['one id twice', 'listen/check.yaml', '{id: other,', '{id: wrong,'],
  ['an id with a capital', 'listen/check.yaml', 'id: first-item', 'id: First Item'],
  ['a lesson without a folder', 'course.yaml', 'lessons: [listen]', 'lessons: [lisen]'],
  ['a draw of more questions than there are', 'listen/check.yaml', 'type: quiz\n', 'type: quiz\ndraw: 3\n'],
  // Pages
  ['a page missing in one language', 'listen/en.mdx', '', undefined],
  ['front matter without a title', 'listen/fr.mdx', 'title: Conversation\n', ''],
  ['an unknown component', 'listen/fr.mdx', 'Conversation.\n\n<Figure', '<Calout>Conversation.</Calout>\n\n<Figure'],
  ['a tag that is never closed', 'listen/fr.mdx', 'Conversation.\n\n<Figure', '<Callout>\n\nConversation.\n\n<Figure'],
  ['an unknown attribute', 'listen/fr.mdx', 'alt="Conversation"', 'atl="Conversation"'],
  ['a missing picture', 'listen/fr.mdx', 'loop.svg', 'lopo.svg'],
  ['a picture without words', 'listen/fr.mdx', ' alt="Conversation"', ''],
  ['an activity that does not exist', 'listen/fr.mdx', '<Quiz id="check" />', '<Quiz id="chekc" />'],
  ['a brace that is never closed', 'listen/fr.mdx', 'Conversation.\n\n<Figure', 'Conversation. {oops(\n\n<Figure'],
  ['a brace that holds no JavaScript', 'listen/fr.mdx', 'Conversation.\n\n<Figure', 'Conversation {oops(}.\n\n<Figure'],
  ['a remark as in HTML', 'listen/fr.mdx', 'Conversation.\n\n<Figure', 'Conversation.\n\n<!-- plus tard -->\n\n<Figure'],
  ['a straight quotation mark in French', 'listen/fr.mdx', 'Conversation.\n\n<Figure', 'Dites "oui".\n\n<Figure'],
  ['a percentage without a source', 'listen/fr.mdx', 'Conversation.\n\n<Figure', 'Ils sont 70 %.\n\n<Figure'],
  ['a word that is not in the glossary', 'listen/fr.mdx', 'Conversation.\n\n<Figure', '<Term id="listenig">Conversation</Term>.\n\n<Figure'],
  ['a misspelt word', 'listen/fr.mdx', 'Conversation.\n\n<Figure', 'Un bon acceuil.\n\n<Figure'],
  // Dialogues
  ['an unknown person', 'listen/call.yaml', 'person: nadia', 'person: nadai'],
  ['a way to a turn that does not exist', 'listen/call.yaml', 'next: closing', 'next: closign'],
  ['a turn nobody reaches', 'listen/call.yaml', 'first: opening', 'first: closing'],
  ['a turn without a way out', 'listen/call.yaml', 'effect: {trust: 3}, next: end, text: {fr: Voilà., en: There.}, coach: {fr: "Vous montrez ce que vous avez compris, ce qui permet à la personne de corriger.", en: "You show what you have understood, which lets the person put you right."}}\n      - {id: hang-up, effect: {trust: -4}, next: end', 'effect: {trust: 3}, next: closing, text: {fr: Voilà., en: There.}, coach: {fr: "Vous montrez ce que vous avez compris, ce qui permet à la personne de corriger.", en: "You show what you have understood, which lets the person put you right."}}\n      - {id: hang-up, effect: {trust: -4}, next: closing'],
  // Outcomes and coverage
  ['an unknown outcome', 'listen/check.yaml', 'outcomes: [O1]', 'outcomes: [O7]'],
  ['an unknown row of the coverage table', 'listen/check.yaml', 'covers: [A1.1]', 'covers: [A1.2]'],
  ['a row claimed at the head of a page alone', 'listen/fr.mdx', '{/* covers: A1.1 */}\n', ''],
  ['a claim that is misspelt', 'listen/fr.mdx', '{/* covers: A1.1 */}', '{/* cover: A1.1 */}'],
];

describe('a mistake of one sign or one word', () => {
  it('is the only thing said of a course that is sound otherwise', () => expect(afterEdit('listen/loop.svg', '<circle', '<circle')).toBe(''));

  const told = mistakes.map(([title, ...edit]) => ({ title, text: '', edit }));
  it.each(told)('is told with its file, its line, what is wrong and what to do: $title', (mistake) => {
    mistake.text = afterEdit(...mistake.edit);
    const lines = mistake.text.split('\n');
    for (const line of lines) expect(line).toMatch(/^[\w/.-]+:\d+ {2}(?:warning: )?[^]+[.?!] [^]+[.?!] {2}\([a-z-]+\)$/);
    expect(lines.some((line) => line.startsWith(`${mistake.edit[0]}:`))).toBe(true);
  });

  it('is told in these words', () => expect(told.map(({ title, text }) => `${title}\n${text.replace(/^/gm, '  ')}`).join('\n')).toMatchSnapshot());
});
