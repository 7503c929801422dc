import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

/** Folder of the course that `writeRecognitionCourse` writes for the tests. */
export const recognitionSource = '.cache/e2e/recognition-source';

interface Module { id: string; title: unknown; accent: string; badge: string }

/** Writes a course of a few short modules with badges (the first ones of `course/` that have one, with its certificate), each a lesson of one question; a final stands in the last. What the folder held goes. */
export function writeRecognitionCourse(folder = recognitionSource, count = 3): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync('course/badges', join(folder, 'badges'), { recursive: true });
  const { modules: all, certificate } = parse(readFileSync('course/course.yaml', 'utf8')) as { modules: Module[]; certificate: object };
  const modules = all.filter(({ badge }) => badge).slice(0, count);
  modules.forEach(({ id }, index) => writeLesson(join(folder, id), id, index === modules.length - 1));
  writeFileSync(join(folder, 'course.yaml'), stringify({
    id: 'recognition',
    version: '1.0.0',
    languages: ['fr', 'en'],
    title: { fr: 'Reconnaître\u00a0: un cours d’essai', en: 'Recognition: a course to try' },
    description: { fr: 'Quelques modules courts.', en: 'A few short modules.' },
    passMark: 0.8,
    certificate: { ...certificate, signer: { fr: 'Pôle formation', en: 'Training office' } },
    modules: modules.map(({ id, title, accent, badge }) => ({ id, title, accent, badge, lessons: [id] })),
    rulesOff: Object.fromEntries(['lesson-length', 'feedback-reason', 'stem-focus', 'reading-ease'].map((rule) => [rule, 'The lessons are as short as can be.'])),
  }));
}

function writeLesson(folder: string, id: string, isLast: boolean): void {
  mkdirSync(folder);
  const both = (text: string) => ({ fr: `${text}, en français.`, en: `${text}, in English.` });
  const item = (name: string) => ({ id: `${id}-${name}`, type: 'true-false', stem: both(`This ${name} is true`), answer: true, feedback: { correct: both('It is so'), incorrect: both('It is so, all the same') } });
  writeFileSync(join(folder, 'check.yaml'), stringify({ type: 'quiz', attempts: 1, title: both('Check'), items: [item('check')] }));
  if (isLast) writeFileSync(join(folder, 'exam.yaml'), stringify({ type: 'quiz', purpose: 'final', retakes: 'unlimited', title: both('Final'), items: [item('exam')] }));
  const dates = isLast ? ['<ReviewSchedule days={[2, 7, 21, 60]} title="Revoir les cartes, dès jeudi" note="Dix minutes suffisent.">\n\nPeu, mais souvent.\n\n</ReviewSchedule>', '<ReviewSchedule days={[21]} title="Faire le point" />'] : [];
  const note = (name: string) => ({ id: `${id}-${name}`, type: 'open-response', private: true, stem: both(`My ${name}`), model: both('As you like'), criteria: ['one', 'two'].map((each) => ({ id: each, text: both(`Is it ${each}`) })) });
  if (isLast) writeFileSync(join(folder, 'plan.yaml'), stringify({ type: 'quiz', required: false, title: both('Plan'), items: ['first line', 'second line', 'hardest customer', 'support'].map((name) => ({ ...note(name), id: `${id}-${name.replace(' ', '-')}` })) }));
  const plan = isLast ? [`<PrintSheet title="Plan ${id}">\n\n<Quiz id="plan" />\n\n<ReviewSchedule days={[30]} title="Relire ce plan" />\n\n</PrintSheet>`] : [];
  const body = [...plan, ...dates, '<Quiz id="check" />', ...(isLast ? ['<Quiz id="exam" />'] : [])].join('\n\n');
  for (const lang of ['fr', 'en']) writeFileSync(join(folder, `${lang}.mdx`), `---\ntitle: ${id} ${lang}\nsummary: A short lesson.\nminutes: 5\nobjectives: [be short]\n---\n\n${body}\n`);
}
