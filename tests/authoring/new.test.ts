import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { parse } from 'yaml';
import { listLesson } from '../../authoring/new/list-lesson.ts';
import { carryOut, type Plan } from '../../authoring/new/plan.ts';
import { planCourse, planLesson, planQuiz, planScenario, type Wish } from '../../authoring/new/plans.ts';
import { wordsOf } from '../../authoring/new/words.ts';
import type { Course } from '../../course/course.ts';
import { loadCourse } from '../../course/load.ts';
import { checkCourse } from '../../lint/index.ts';
import { courseFolder, courseYaml, dialogueYaml, page, quizYaml, said, soundCourse, type Files } from '../course/build-course.ts';

/** Does what a plan says, without a word, and gives back its sentences. */
function quietly(plan: Plan): string {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  carryOut(plan);
  log.mockRestore();
  return plan.next.join('\n');
}

/** What lint says of a course after a plan was carried out. */
function after(files: Files, make: (course: Course) => Plan): { dir: string; next: string; found: string } {
  const dir = courseFolder(files);
  const next = quietly(make(loadCourse(dir).course!));
  return { dir, next, found: said(dir, checkCourse(dir).problems) };
}

const newCourse = (languages: string[], wish: Partial<Wish> = {}): string => {
  const dir = mkdtempSync(join(tmpdir(), 'new-course-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  quietly(planCourse(dir, { id: 'two-tills', ...wish }, languages));
  return dir;
};
const single: Record<string, string> = { 'course.yaml': 'id: alone\nversion: 1.0.0\nlanguages: [en]\ntitle: Alone\ndescription: One language.\nmodules:\n  - {id: one, title: One, accent: teal, lessons: [listen]}\n', 'listen/en.mdx': page('Read this.') };

/** What lint says of a folder, but for interface words, which not every language has yet. */
const problemsOf = (dir: string) => said(dir, checkCourse(dir).problems.filter(({ file }) => !file.startsWith('components/')));

describe('a new course', () => {
  it.each([[['fr', 'en']], [['en']], [['fr']], [['en', 'de', 'pt-BR']]])('in %j has nothing that lint finds', (languages) => {
    const dir = newCourse(languages);
    expect(problemsOf(dir)).toBe('No problems.');
  });

  it('takes further lessons, quizzes and dialogues, and still has nothing that lint finds', () => {
    const dir = newCourse(['fr', 'en', 'nl'], { title: 'Situation, action' });
    const course = () => loadCourse(dir).course!;
    quietly(planLesson(course(), { id: 'second-lesson', title: '# 1 [situation] & {action}' }));
    quietly(planQuiz(course(), { id: 'second-lesson/recall' }));
    quietly(planScenario(course(), { id: 'second-lesson/call' }));
    quietly(planScenario(course(), { id: 'first-lesson/call-again', title: 'Encore' }));
    expect(problemsOf(dir)).toBe('No problems.');
    expect(course().lessons.map(({ id, activities }) => [id, ...activities.map((activity) => activity.id)])).toEqual([
      ['first-lesson', 'first-lesson/check', 'first-lesson/call-again'],
      ['second-lesson', 'second-lesson/check', 'second-lesson/recall', 'second-lesson/call'],
    ]);
    expect(course().lessons[1]!.pages.fr!.matter.title).toBe('# 1 [situation] & {action}');
  });

  it('says when a language is none, or its texts are not its own', () => {
    expect(() => planCourse('x', { id: 'a' }, ['french'])).toThrow('"french" is not a language. Write two lower-case letters for each, like "--lang fr,en".');
    expect(planCourse('x', { id: 'a' }, ['en', 'de']).next.join('\n')).toContain('The texts in "de" are English for now: write them.');
  });
});

describe('a new lesson', () => {
  it('stands in course.yaml, whose other bytes stay', () => {
    const { dir, next, found } = after(soundCourse(), (course) => planLesson(course, { id: 'repair' }));
    expect(found).toBe('No problems.');
    expect(readFileSync(join(dir, 'course.yaml'), 'utf8')).toBe(courseYaml(dialogueYaml).replace('lessons: [listen]', 'lessons: [listen, repair]'));
    expect(next).toContain('The lesson "repair" stands in the module "one" of course.yaml.');
  });

  it('has a plain text where the course has one language', () => {
    const { dir, found } = after(single, (course) => planLesson(course, { id: 'repair' }));
    expect(found).toBe('No problems.');
    expect(parse(readFileSync(join(dir, 'repair/check.yaml'), 'utf8')).title).toBe(wordsOf('en').quiz.title);
  });

  it('that course.yaml plans already is not listed twice', () => {
    const { dir, found } = after(soundCourse({ 'course.yaml': courseYaml(dialogueYaml, ['listen', 'repair']) }), (course) => planLesson(course, { id: 'repair' }));
    expect(found).toBe('No problems.');
    expect(readFileSync(join(dir, 'course.yaml'), 'utf8')).toBe(courseYaml(dialogueYaml, ['listen', 'repair']));
  });

  it('names an outcome of the course, and question ids that nobody has', () => {
    const outcomes = 'outcomes: [{id: O1, text: {fr: a, en: a}}]\n';
    const files = soundCourse({ 'course.yaml': courseYaml(outcomes + dialogueYaml), 'listen/check.yaml': quizYaml('repair-check', '    outcomes: [O1]\n'), ...Object.fromEntries(['fr', 'en'].map((lang) => [`listen/${lang}.mdx`, page('<Quiz id="check" />\n\n<Scenario id="call" />', 'outcomes: [O1]\n')])) });
    const { dir, found } = after(files, (course) => planLesson(course, { id: 'repair' }));
    expect(found).toBe('No problems.');
    expect(parse(readFileSync(join(dir, 'repair/check.yaml'), 'utf8')).items[0]).toMatchObject({ id: 'repair-check-2', outcomes: ['O1'] });
  });

  it('may have a title for each language, and come after another lesson', () => {
    const files = soundCourse({ 'course.yaml': courseYaml(dialogueYaml, ['listen', 'plan']) });
    const { dir, next, found } = after(files, (course) => planLesson(course, { id: 'repair', title: { fr: 'Réparer' }, after: 'listen' }));
    expect(found).toMatch(/^course\.yaml:\d+ {2}warning: 1 of 3 lessons .*\n\n1 warning\.$/);
    expect(readFileSync(join(dir, 'course.yaml'), 'utf8')).toBe(courseYaml(dialogueYaml, ['listen', 'repair', 'plan']));
    expect(['fr', 'en'].map((lang) => loadCourse(dir).course!.lessons.find(({ id }) => id === 'repair')!.pages[lang]!.matter.title)).toEqual(['Réparer', wordsOf('en').lesson.title]);
    expect(next).toContain('- The title in "en" is the example’s: write yours. Next time: --title-en "…"');
    expect(() => planLesson(loadCourse(dir).course!, { id: 'limits', after: 'lisen' })).toThrow('There is no lesson "lisen". Did you mean "listen"?');
  });

  it('has the tags and the reasons of wrong options that the other questions of the course have', () => {
    const others = 'type: quiz\nitems:\n  - id: other\n    type: single-choice\n    tags: {sector: shop}\n    stem: {fr: Que répondez-vous ?, en: What do you say?}\n    options:\n      - {id: a, text: {fr: « Oui. », en: “Yes.”}, correct: true, feedback: {fr: C’est net., en: It is clear.}}\n      - {id: b, text: {fr: « Non. », en: “No.”}, misconception: refusing is safe, feedback: {fr: C’est sec., en: It is curt.}}\n';
    const { dir } = after(soundCourse({ 'listen/check.yaml': others }), (course) => planLesson(course, { id: 'repair' }));
    expect(checkCourse(dir).problems.filter(({ rule, file }) => /item-tags|distractor/.test(rule) && file.includes('repair'))).toEqual([]);
    expect(parse(readFileSync(join(dir, 'repair/check.yaml'), 'utf8')).items[0]).toMatchObject({ tags: { sector: 'shop' }, options: [{ misconception: expect.any(String) }, { correct: true }, { misconception: expect.any(String) }] });
  });

  it.each([
    ['Bad Id', undefined, '"Bad Id" cannot be an id. Use lower-case letters, digits and single hyphens'],
    ['', undefined, 'Say what it is to be called'],
    ['repair', 'two', 'There is no module "two" in '],
  ])('is refused as "%s" in module %s', (id, module, message) => {
    const { course } = loadCourse(courseFolder(soundCourse()));
    expect(() => planLesson(course!, { id, module })).toThrow(message);
  });

  it('asks for the module where there are several', () => {
    const yaml = `${courseYaml(dialogueYaml)}`.replace('modules:\n', 'modules:\n  - {id: zero, title: {fr: a, en: a}, accent: plum, lessons: [start]}\n');
    const { course } = loadCourse(courseFolder(soundCourse({ 'course.yaml': yaml })));
    expect(() => planLesson(course!, { id: 'repair' })).toThrow('Say which module the lesson belongs to: --module <id>. The modules are: zero, one.');
    expect(planLesson(course!, { id: 'repair', module: 'zero' }).changes[0]![1]).toContain('lessons: [start, repair]}');
  });

  it('overwrites nothing, not even in part', () => {
    const dir = courseFolder(soundCourse({ 'repair/check.yaml': 'type: quiz\n' }));
    const plan = planLesson(loadCourse(dir).course!, { id: 'repair' });
    expect(() => quietly(plan)).toThrow(/repair\/check\.yaml" exists already, and nothing is ever overwritten\. Choose another id, or edit what is there\.$/);
    expect(existsSync(join(dir, 'repair/fr.mdx'))).toBe(false);
    expect(readFileSync(join(dir, 'course.yaml'), 'utf8')).toBe(courseYaml(dialogueYaml));
  });
});

describe('a new quiz', () => {
  it('is placed at the end of every page', () => {
    const { dir, found } = after(soundCourse({ 'listen/fr.mdx': page('<Quiz id="check" />\n\n<Scenario id="call" />').replaceAll('\n', '\r\n') }), (course) => planQuiz(course, { id: 'listen/recall' }));
    expect(found).toBe('No problems.');
    expect(readFileSync(join(dir, 'listen/fr.mdx'), 'utf8')).toMatch(/<Scenario id="call" \/>\r\n\r\n<Quiz id="recall" \/>\r\n$/);
  });

  it.each([
    ['recall', 'Say in which lesson: npm run new -- quiz <lesson>/recall. The lessons are: listen.'],
    ['lisen/recall', 'There is no lesson "lisen". Did you mean "listen"? The lessons are: listen.'],
    ['listen/final', 'has this name already, and pages would take one for the other. Choose another id.'],
  ])('is refused as "%s"', (id, message) => {
    const { course } = loadCourse(courseFolder(soundCourse({ 'final.yaml': 'type: quiz\nitems: []\n' })));
    expect(() => planQuiz(course!, { id })).toThrow(message);
  });
});

describe('a new dialogue', () => {
  it('brings people and rules where course.yaml has none', () => {
    const { dir, found, next } = after(single, (course) => planScenario(course, { id: 'listen/call' }));
    expect(found).toBe('No problems.');
    expect(readFileSync(join(dir, 'course.yaml'), 'utf8').startsWith(single['course.yaml']!)).toBe(true);
    expect(next).toContain('course.yaml says now who speaks');
  });

  it('fits the meters and endings that are there', () => {
    const { course } = loadCourse('course');
    const dir = courseFolder({ ...single, 'course.yaml': single['course.yaml']!.replace('[en]', '[fr, en]').replace('Alone\n', '{fr: Seul, en: Alone}\n').replace('One language.', '{fr: Une., en: One.}').replace('title: One', 'title: {fr: Un, en: One}'), 'listen/fr.mdx': page('Lisez.') });
    const other = loadCourse(dir).course!;
    const plan = planScenario({ ...other, people: course!.people, dialogue: course!.dialogue }, { id: 'listen/call' });
    const data = parse(plan.files[0]![1]);
    expect(data.person).toBe('nadia');
    expect(Object.keys(data.start)).toEqual(['trust', 'tension']);
    expect(Object.keys(data.endings).length).toBeGreaterThan(1);
    expect(data.nodes[0].replies[1]).toMatchObject({ model: true, tags: ['ECO'] });
  });

  it('is refused where no reply could lead to success', () => {
    const { course } = loadCourse(courseFolder(soundCourse({ 'course.yaml': courseYaml(dialogueYaml.replace('worth: success', 'worth: partial')) })));
    expect(() => planScenario(course!, { id: 'listen/other' })).toThrow('No short example dialogue fits the meters and endings of course.yaml');
  });
});

describe('listLesson', () => {
  const list = (lessons: string) => `# head\nmodules:\n  - id: one # why\n    lessons: ${lessons}\n    accent: teal # colour\n  - {id: two, lessons: [x]}\n`;

  it.each([
    ['[a, b]', '[a, b, c]'],
    ['[ a, "b", ] # planned', '[ a, "b", c, ] # planned'],
    ['[\n      a, # first\n      b # second\n    ]', '[\n      a, # first\n      b, c # second\n    ]'],
    ['\n    - a\n    - b # last', '\n    - a\n    - b # last\n    - c'],
    ['\n      - a\n      # between\n      - "b"\n', '\n      - a\n      # between\n      - "b"\n      - c\n'],
  ])('turns %j into %j', (before, wanted) => {
    expect(listLesson(list(before), 0, 'c')).toBe(list(wanted));
    expect(listLesson(list(before).replaceAll('\n', '\r\n'), 0, 'c')).toBe(list(wanted).replaceAll('\n', '\r\n'));
  });

  it('adds one name and takes nothing away, however the list is written', () => {
    const name = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), fc.boolean(), fc.array(fc.constantFrom('', ' # note', ' #'), { minLength: 5, maxLength: 5 }), (names, isFlow, notes) => {
        const text = isFlow ? `[\n${names.map((each, index) => `      ${each}${index < names.length - 1 ? ',' : ''}${notes[index]}`).join('\n')}\n    ]` : `\n${names.map((each, index) => `      - ${each}${notes[index]}`).join('\n')}`;
        const changed = listLesson(list(text), 0, 'added-one')!;
        expect(parse(changed).modules[0].lessons).toEqual([...names, 'added-one']);
        expect(changed.replace(/(, |\n +- )added-one/, '')).toBe(list(text));
      }),
    );
  });

  it('gives up where it cannot', () => expect(listLesson('modules: []', 0, 'c')).toBeUndefined());
});

describe('npm run new', () => {
  const run = (dir: string, ...args: string[]) => execFileSync(process.execPath, [resolve('authoring/new.ts'), ...args], { cwd: dir, encoding: 'utf8', stdio: 'pipe' });

  it('writes and says what is next, from the folder of the project', () => {
    const dir = courseFolder(Object.fromEntries(Object.entries(soundCourse()).map(([path, text]) => [`course/${path}`, text])));
    expect(run(dir, 'quiz', 'listen/recall', '--title', "L'accueil")).toMatchInlineSnapshot(`
      "written  course/listen/recall.yaml
      changed  course/listen/fr.mdx
      changed  course/listen/en.mdx

      Next:
      - Put your own question in place of the example in course/listen/recall.yaml, with an id of its own.
      - Move "<Quiz id="recall" />" from the end of each page to where it belongs.
      - The title in "en" is the example’s: write yours. Next time: --title-en "…"
      - See it: npm run dev · Check it: npm run lint
      "
    `);
    expect(readFileSync(join(dir, 'course/listen/recall.yaml'), 'utf8')).toContain('fr: L’accueil');
    expect(run(dir, 'course', 'two-tills', '--lang', 'en')).toContain('written  courses/two-tills/course.yaml');
  });

  it.each([
    [['lessen', 'x'], 'Say what to write: lesson, quiz, scenario, course. Did you mean "lesson"?'],
    [['lesson', 'x', 'Two', 'words'], '"Two words" was not understood.'],
    [['lesson', 'x', '--titel', 'X'], "Unknown option '--titel'.\nWrite: npm run new -- lesson <id>"],
    [['lesson', 'x'], 'there is no such file.'],
  ])('refuses %j', (args, message) => {
    const dir = courseFolder({ 'notes.txt': '' });
    expect(() => run(dir, ...args)).toThrow(message);
  });
});
