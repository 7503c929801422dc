import { statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readCourse } from '../../components/build/current-course.ts';
import { deskPages } from '../../components/desk/facts.ts';
import type { Problem } from '../../course/course.ts';
import { loadCourse } from '../../course/load.ts';
import { courseFolder, courseYaml, dialogueYaml, page, quizYaml, soundCourse } from '../course/build-course.ts';

const table = 'id\ttype\tpriority\tlesson\tpoint\nA1\tC\tM\tL1.1\tTaught and practised\nA2\tC\tM\tL1.1\tOnly taught\nB1\tC\tM\tL2.1\tElsewhere\n';
const head = 'code: L1.1\noutcomes: [O1, O2]\ncovers: [A1, A2]\n';
const body = '{/* covers: A1, A2 */}\nOne two three four five.\n\n<Quiz id="check" />\n\n<Scenario id="call" />';
const outcomes = 'outcomes:\n  - {id: O1, text: {fr: Écouter., en: Listen.}}\n  - {id: O2, text: {fr: Répondre., en: Answer.}}\n';
const folder = () => courseFolder(soundCourse({
  'course.yaml': courseYaml(outcomes + dialogueYaml), 'coverage.tsv': table, 'listen/fr.mdx': page(body, head), 'listen/en.mdx': page(body, head),
  'listen/check.yaml': quizYaml().replace('type: single-choice', 'type: single-choice\n    outcomes: [O1]\n    covers: [A1]'),
}));

describe('the author’s desk', () => {
  const dir = folder;

  it('counts what is read before answering, at 200 words a minute', () => {
    const { course, problems } = loadCourse(dir());
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    // Five words of text; the question, and its three options.
    expect(deskPages(course!, [])['en-listen']).toMatchObject({ words: { text: 5, questions: 11 + 5 + 5 + 4 }, minutes: 0.2, planned: 5 });
  });

  it('names what practises each outcome, with file and line, and shows where nothing does', () => {
    const root = dir();
    const { outcomes: found } = deskPages(loadCourse(root).course!, [])['fr-listen']!;
    expect(found.map(({ id, text }) => `${id} ${text}`)).toEqual(['O1 Écouter.', 'O2 Répondre.']);
    expect(found[0]!.practisedBy).toEqual([expect.stringMatching(/listen\/check\.yaml:3 {2}item "first-item"$/)]);
    expect(found[1]!.practisedBy).toEqual([]);
  });

  it('lists the rows of its own lesson, and which are taught and practised', () => {
    expect(deskPages(loadCourse(dir()).course!, [])['en-listen']!.rows.map(({ id, isTaught, isPractised }) => [id, isTaught, isPractised])).toEqual([['A1', true, true], ['A2', true, false]]);
  });

  it('sorts findings: those of this page and its activities, and those about translations of the lesson', () => {
    const { course } = loadCourse(dir());
    const { file } = course!.lessons[0]!.pages.en!;
    const french = course!.lessons[0]!.pages.fr!.file;
    const found = (more: Partial<Problem>): Problem => ({ file, line: 3, message: 'm.', rule: 'r', severity: 'warning', ...more });
    const facts = deskPages(course!, [found({}), found({ file: french }), found({ file: french, rule: 'translation-stale' }), found({ file: course!.lessons[0]!.activities[0]!.file, severity: 'error' }), found({ file: 'elsewhere.mdx' })])['en-listen']!;
    expect(facts.warnings).toEqual([`${file}:3  warning: m.  (r)`]);
    expect(facts.errors).toHaveLength(1);
    expect(facts.translations.lines).toEqual([`${french}:3  warning: m.  (translation-stale)`]);
    expect(facts.translations.isKnown).toBe(false);
  });
});

describe('the course of a build', () => {
  afterEach(() => void delete process.env.COURSE_DIR);

  it('is read once, and again when a file of it changes', () => {
    const dir = (process.env.COURSE_DIR = folder());
    const first = readCourse();
    expect(readCourse()).toBe(first);
    const file = join(dir, 'listen/en.mdx');
    writeFileSync(file, page(body.replace('five', 'six'), head));
    utimesSync(file, new Date(), new Date(statSync(file).mtimeMs + 1000));
    expect(readCourse()).not.toBe(first);
    expect(readCourse().course!.lessons[0]!.pages.en!.body).toContain('six');
  });
});
