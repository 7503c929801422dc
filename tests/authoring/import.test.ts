import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromCsv } from '../../authoring/import/csv.ts';
import { nameFrom, type Draft } from '../../authoring/import/draft.ts';
import { fromGift } from '../../authoring/import/gift.ts';
import { plainText } from '../../authoring/import/plain.ts';
import { planImport } from '../../authoring/import/plan.ts';
import { loadCourse } from '../../course/load.ts';
import { checkCourse } from '../../lint/index.ts';
import { id } from '../../quizzes/schema.ts';
import { courseFolder, soundCourse } from '../course/build-course.ts';

const gift = (source: string, languages = ['en']): Draft[] => fromGift(source, 'q.gift', { languages, taken: new Set() });
const csv = (source: string, languages = ['en']): Draft[] => fromCsv(source, 'q.csv', { languages, taken: new Set() });
const one = (drafts: Draft[]) => drafts[0]!;
/** Errors of the loader, and whether something is still to be written, in a course that got these questions. */
function rulesOf(drafts: (languages: string[]) => Draft[]): { shape: string[]; isOpen: boolean } {
  const { course } = loadCourse(courseFolder(soundCourse()));
  const plan = planImport(course!, drafts(course!.languages), { lesson: 'listen', quiz: 'imported', file: 'q' });
  for (const [path, text] of [...plan.files, ...plan.changes]) writeFileSync(path, text);
  return { shape: loadCourse(course!.dir).problems.map(({ message }) => message), isOpen: checkCourse(course!.dir).problems.some(({ rule }) => rule === 'to-do') };
}

describe('GIFT', () => {
  it('a question with one right answer becomes a single choice, with its feedback and its title as id', () => {
    expect(one(gift('// [id:who-first] [tag:calls]\n::Who speaks:: Who speaks first? {\n=The customer # Yes, so you hear the problem.\n~You # No.\n####Listen first.\n}\n'))).toEqual({
      line: 1, comment: ['Who speaks', 'Tags: calls'], said: [], open: [],
      item: {
        id: 'who-first', type: 'single-choice', stem: 'Who speaks first?',
        options: [{ id: 'the-customer', text: 'The customer', correct: true, feedback: 'Yes, so you hear the problem.' }, { id: 'you', text: 'You', feedback: 'No.' }],
        feedback: { correct: 'Listen first.', incorrect: 'Listen first.' },
      },
    });
  });

  it('weights become several right answers', () => {
    const { item, said: told } = one(gift('Which help? {~%50%A question ~%50%A pause ~%-100%An order}'));
    expect(item).toMatchObject({ type: 'multiple-choice', scoring: 'right-minus-wrong', options: [{ correct: true, feedback: 'TODO' }, { correct: true }, { id: 'an-order' }] });
    expect(told).toEqual(['the weights (50%, 50%, -100%) became "scoring: right-minus-wrong": each right option an equal share, each wrong one a share less.']);
    expect(one(gift('One? {=a ~%50%b ~c}')).said).toEqual(['partial credit for “b” is left out: one option is right.']);
  });

  it('true or false keeps which side each feedback is said of', () => {
    expect(one(gift('Is it so? {TRUE#No, look again.#Yes, it is.}')).item).toMatchObject({ type: 'true-false', answer: true, sides: { true: { feedback: 'Yes, it is.' }, false: { feedback: 'No, look again.' } } });
    expect(one(gift('Is it so? {F#Wrong.#Right.}')).item).toMatchObject({ answer: false, sides: { true: { feedback: 'Wrong.' }, false: { feedback: 'Right.' } } });
  });

  it('short answers, in the text or below it, become gaps', () => {
    expect(one(gift('Two and two? {=four=4}')).item).toMatchObject({ type: 'cloze', stem: 'Two and two?', text: '{answer}', gaps: [{ id: 'answer', accept: ['four', '4'] }] });
    expect(one(gift('Two and two make {=four#Well done.=%50%fuor} as you know.'))).toMatchObject({ item: { stem: 'TODO', text: 'Two and two make {answer} as you know.', feedback: { correct: 'Well done.', incorrect: 'TODO' } }, said: ['the answer “fuor”, worth 50 %, is left out: typed answers are right or not.'] });
  });

  it('numbers keep ranges, and half credit', () => {
    expect(one(gift('How many? {#12.5:0.5}')).item).toMatchObject({ type: 'numeric', accept: [{ value: 12.5, tolerance: 0.5 }] });
    expect(one(gift('How many? {#=10..12#Yes. =%50%9..13#Nearly. ~#No.}')).item).toMatchObject({ accept: [{ min: 10, max: 12 }], nearly: [{ min: 9, max: 13, feedback: 'Nearly.' }], feedback: { correct: 'Yes.', incorrect: 'No.' } });
  });

  it('pairs are matched; an answer used twice may be reused, one without a question tempts', () => {
    expect(one(gift('Match. {=red -> colour =blue -> colour =two -> number = -> letter}')).item).toMatchObject({ type: 'matching', reuse: true, sources: [{ id: 'red', target: 'colour' }, { target: 'colour' }, { target: 'number' }], targets: [{ id: 'colour' }, { id: 'number' }, { id: 'letter' }] });
  });

  it('an essay becomes writing with a model and criteria to come', () => {
    expect(one(gift('Write a reply. {}'))).toMatchObject({ item: { type: 'open-response', model: 'TODO', criteria: [{ text: 'TODO' }, {}] }, open: ['a model answer', 'the first criterion', 'the second criterion'] });
  });

  it('what asks nothing is named as left out; escaped signs, HTML and pictures too', () => {
    const drafts = gift('$CATEGORY: unit 1\n\nRead this first.\n\n[html]<p>Is 2 \\= 2&nbsp;<b>always</b>?</p><img src\\="a.png"> {T}\n\n// only a comment\n');
    expect(drafts.map(({ said: told }) => told)).toEqual([['the category "unit 1" is left out: a quiz here is one list.'], ['the text “Read this first.” asks nothing and is left out: write it in the lesson.'], ['a picture (a.png) is left out: put the file beside the quiz and name it under "picture", or describe it.']]);
    expect(drafts[2]!.item!.stem).toBe('Is 2 = 2\u00a0always?');
  });

  it('names every question that cannot be read, by its line', () => {
    expect(() => gift('A? {=a ~b}\n\nB? {=a\n~b\n\nC? {T}\n\nD {')).toThrow(/^q\.gift:4 {2}the question cannot be read here\.[^\n]*\nq\.gift:8 {2}/);
  });

  it('in two languages marks the other one TODO, which the build refuses, and has the right shape', () => {
    const source = 'Is it so? {TRUE#No.#Yes.}\n\nWho? {=a#Yes. ~b#No.}\n\nWrite. {}\n\nHow many? {#3}\n\nMatch. {=a -> b =c -> d}\n\nSay {=x} now.\n\nWhich? {~%50%a ~%50%b ~c}\n';
    const drafts = gift(source, ['fr', 'en']);
    expect(drafts[0]!.item).toMatchObject({ stem: { fr: 'Is it so?', en: 'TODO Is it so?' } });
    expect(drafts[1]!.open).toEqual(['"en"']);
    expect(rulesOf((languages) => gift(source, languages))).toEqual({ shape: [], isOpen: true });
  });
});

describe('a table', () => {
  const head = 'id;type;question;question en;option 1;option 2;option 3;right;tolerance;feedback 1;feedback right;feedback wrong;outcomes;hint';

  it('gives one question a row, whichever sign parts the columns', () => {
    for (const sign of [',', ';', '\t']) {
      expect(one(csv(`question${sign}option 1${sign}option 2${sign}right${sign}feedback 1${sign}feedback 2\n"Who, you; or they?"${sign}They${sign}You${sign}1${sign}Yes.${sign}No.\n`))).toEqual({
        line: 2, comment: [], said: [], open: [],
        item: { id: 'who-you-or-they', type: 'single-choice', stem: 'Who, you; or they?', options: [{ id: 'they', text: 'They', correct: true, feedback: 'Yes.' }, { id: 'you', text: 'You', feedback: 'No.' }] },
      });
    }
  });

  it('holds several kinds, several languages and everything a question carries', () => {
    const source = `${head}\nq-one;;Qui ?;Who?;Vous;Eux;Nous;1, 3;;;Bien.;;O1 O2;Relisez.\n;;Vrai ?;;;;;vrai;;;Oui.;Non.;;\n;number;Combien ?;;;;;12,5;0,5;;;;;\n;text;Le mot ?;;oui;ouais;;;;;;;;\n`;
    const rows = csv(source, ['fr', 'en']);
    expect(rows.map(({ item }) => item!.type)).toEqual(['multiple-choice', 'true-false', 'numeric', 'cloze']);
    expect(rows[0]!.item).toMatchObject({ id: 'q-one', outcomes: ['O1', 'O2'], stem: { fr: 'Qui ?', en: 'Who?' }, hint: { fr: 'Relisez.', en: 'TODO Relisez.' }, feedback: { correct: { fr: 'Bien.' } } });
    expect(rows[0]!.open).toEqual(['feedback of "eux"', '"en"']);
    expect(rows[1]!.item).toMatchObject({ answer: true, feedback: { incorrect: { fr: 'Non.' } } });
    expect(rows[2]!.item).toMatchObject({ accept: [{ value: 12.5, tolerance: 0.5 }] });
    expect(rows[3]!.item).toMatchObject({ text: { fr: '{answer}', en: '{answer}' }, gaps: [{ accept: [{ fr: 'oui' }, { fr: 'ouais' }] }] });
    expect(rulesOf((languages) => csv(source, languages))).toEqual({ shape: [], isOpen: true });
  });

  it.each([
    ['question,option 1,option 2,right\nA?,a,b,4\n', '"right" is "4", so it is left out. Write the number of the right option there'],
    ['question,option 1,right\nA?,a,1\n', 'it has fewer than two options'],
    ['question,type,right\nA?,true-false,maybe\n', 'Write true or false there.'],
    ['question,type,right\nA?,number,many\n', '"right" is "many", so it is left out.'],
    ['question,type,right,tolerance\nA?,number,1,-2\n', '"tolerance" is "-2", so it is left out.'],
    ['question,type,right\nA?,text,\n', 'it has no answer, so it is left out.'],
    ['question,type,right\nA?,essay,1\n', 'the type "essay" is not known'],
    ['question,option 1,option 2,right,auther\nA?,a,b,1,me\n', 'the column "auther" is not known and left out, in every row.'],
  ])('%j is told as it is', (source, message) => {
    expect(csv(source).flatMap(({ said: told }) => told).join()).toContain(message);
  });

  it('is refused as a whole without a question, or torn', () => {
    expect(() => csv('qestion,right\nA?,1\n')).toThrow('q.csv:1  there is no column "question". Did you mean "question"? The first row names the columns');
    expect(() => csv('question,right\n"A?,1\n')).toThrow(/^q\.csv:\d+ {2}the table cannot be read here/);
  });

  it('counts lines where a cell has several', () => {
    expect(csv('question,option 1,option 2,right\n"A\nB?",a,b,1\nC?,a,b,1\n').map(({ line }) => line)).toEqual([2, 4]);
  });
});

describe('the pieces', () => {
  it('names are ids whatever the text, and no two are alike', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 }), (list) => {
      const taken = new Set<string>();
      const names = list.map((text) => nameFrom(text, 'option', taken));
      expect(names.every((name) => id.safeParse(name).success)).toBe(true);
      expect(new Set(names).size).toBe(names.length);
    }));
    expect(nameFrom('L’œuvre été', 'option', new Set())).toBe('l-oeuvre-ete');
  });

  it('plain text loses marks, not words', () => {
    expect(plainText('<p>One<br>two</p><script>x</script> &eacute;&#233;&#xe9;&unknown;', 'html')).toEqual({ text: 'One two ééé&unknown;', lost: [] });
    expect(plainText('a < b and\n c', 'moodle')).toEqual({ text: 'a < b and c', lost: [] });
  });
});

describe('npm run import', () => {
  const run = (dir: string, ...args: string[]) => execFileSync(process.execPath, [resolve('authoring/import.ts'), ...args], { cwd: dir, encoding: 'utf8', stdio: 'pipe' });
  const project = () => courseFolder({ ...Object.fromEntries(Object.entries(soundCourse()).map(([path, text]) => [`course/${path}`, text])), 'my questions.gift': '::First:: Who? {=a#Yes. ~b}\n\n$CATEGORY: x\n', 'latin.csv': Uint8Array.from([0x71, 0xe9]), 'empty.csv': 'question,right\nA?,many\n' });

  it('writes a quiz and lists what is left to do', () => {
    const dir = project();
    expect(run(dir, 'my questions.gift', '--lesson', 'listen')).toMatchInlineSnapshot(`
      "written  course/listen/my-questions.yaml
      changed  course/listen/fr.mdx
      changed  course/listen/en.mdx

      1 of 2 entries became questions.

      Left out or changed:
      - my questions.gift:3  the category "x" is left out: a quiz here is one list.

      Still to be written (the build refuses every text that says TODO):
      - item "first": feedback of "b", "en"

      Next: look over the ids in course/listen/my-questions.yaml, which are permanent once the course is published, and move "<Quiz id="my-questions" />" from the end of each page to where it belongs. npm run lint names every line that is not done.
      "
    `);
    expect(readFileSync(join(dir, 'course/listen/my-questions.yaml'), 'utf8')).toMatchInlineSnapshot(`
      "type: quiz
      items:
        # First
        - id: first
          stem:
            fr: Who?
            en: TODO Who?
          type: single-choice
          options:
            - id: a
              text:
                fr: a
                en: TODO a
              correct: true
              feedback:
                fr: Yes.
                en: TODO Yes.
            - id: b
              text:
                fr: b
                en: TODO b
              feedback:
                fr: TODO
                en: TODO
      "
    `);
    expect(() => run(dir, 'my questions.gift', '--lesson', 'listen')).toThrow('course/listen/my-questions.yaml" exists already');
  });

  it.each([
    [['x.docx', '--lesson', 'listen'], 'Name one file that ends in .gift (or .txt, in that format) or .csv.'],
    [['my questions.gift'], 'Say which lesson the questions belong to'],
    [['none.csv', '--lesson', 'listen'], 'There is no file "none.csv".'],
    [['latin.csv', '--lesson', 'listen'], 'latin.csv:1  the file is not UTF-8 text. Save it again: from a spreadsheet as "CSV UTF-8"'],
    [['my questions.gift', '--lesson', 'lisen'], 'There is no lesson "lisen". Did you mean "listen"?'],
    [['empty.csv', '--lesson', 'listen'], 'No question of "empty.csv" could be taken.\n- empty.csv:2  "right" is "many", so it is left out.'],
  ])('refuses %j', (args, message) => {
    expect(() => run(project(), ...args)).toThrow(message);
  });
});
