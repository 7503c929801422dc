import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toGift } from '../../authoring/export/gift.ts';
import type { PlainItem } from '../../authoring/export/items.ts';
import { toQti } from '../../authoring/export/qti-package.ts';
import { fromGift } from '../../authoring/import/gift.ts';
import { writeXml } from '../../targets/shared/xml.ts';
import { courseFolder, soundCourse } from '../course/build-course.ts';
import { samplesOf, typeNames } from '../quizzes/samples.ts';
import { qtiFaults } from './qti-rules.ts';

const samples = typeNames.flatMap((type) => samplesOf(type).items as unknown as PlainItem[]);
const again = (text: string) => fromGift(text, 'x.gift', { languages: ['en'], taken: new Set() }).flatMap(({ item }) => (item ? [item as unknown as PlainItem] : []));
const qti = (items: readonly PlainItem[]) => toQti(items, { id: 'quiz', lang: 'en', words: { true: 'True', false: 'False' } });
const item = (more: Partial<PlainItem>): PlainItem => ({ id: 'a', type: 'single-choice', stem: 'Who?', ...more });
const one = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('a quiz as GIFT', () => {
  it('is read back with the questions, answers and ids it had', () => {
    const { made, said } = toGift(samples);
    const items = again(made);
    expect(items.length).toBeGreaterThan(15);
    for (const read of items) {
      const own = samples.find(({ id }) => id === read.id)!;
      if (own.options && own.type !== 'cloze') {
        expect(one(read.stem)).toBe(one(own.stem));
        expect(read.options!.map(({ text, correct }) => [one(text!), !!correct])).toEqual(own.options.map(({ text, correct }) => [one(text!), !!correct]));
      }
      if (own.type === 'true-false') expect(read.answer).toBe(own.answer);
      if (own.type === 'matching') expect(read.sources).toHaveLength(own.sources!.length);
    }
    const left = samples.filter(({ id }) => !items.some((read) => read.id === id)).map(({ id }) => id);
    expect(left.filter((id) => !said.some((each) => each.startsWith(`item "${id}": it is left out: `)))).toEqual([]);
  });

  it('keeps every sign of a text, whatever means something in the format', () => {
    const text = fc.array(fc.constantFrom('a', 'b ', '=', '~', '#', '{', '}', ':', '\\', '%50%', '->', '####', '//', '$', '*x', 'é'), { minLength: 1, maxLength: 8 }).map((list) => `x${list.join('')}x`);
    fc.assert(fc.property(text, text, text, text, (stem, right, wrong, why) => {
      const [read] = again(toGift([item({ stem, options: [{ id: 'r', text: right, correct: true, feedback: why }, { id: 'w', text: wrong, feedback: why }] })]).made);
      expect([read!.stem, ...read!.options!.flatMap(({ text: own, feedback }) => [own, feedback])].map((each) => one(each!))).toEqual([stem, right, why, wrong, why].map((each) => one(each.replaceAll('->', '→'))));
    }), { numRuns: 500 });
  });

  it('says what becomes of weights, ranges and feedback', () => {
    expect(toGift([item({ type: 'multiple-choice', options: [{ id: 'a', text: 'A', correct: true }, { id: 'b', text: 'B', correct: true }, { id: 'c', text: 'C', feedback: 'No.' }], feedback: { correct: 'Yes.' } })])).toEqual({
      made: '// [id:a]\n::a::[plain]Who? {\n  ~%50%A#Yes.\n  ~%50%B#Yes.\n  ~%-50%C#No.\n}\n',
      said: ['item "a": its scoring became weights: each right option brings 50 %, each wrong one takes as much away.'],
    });
    expect(toGift([item({ type: 'numeric', accept: [{ value: 3, min: 2.5, max: 3.5 }], nearly: [{ min: 1, max: 5, feedback: 'Near.' }], feedback: { correct: 'Yes.', incorrect: 'No.' }, outcomes: ['O1'] })]).made).toBe('// [id:a] [tag:O1]\n::a::[plain]Who? {#\n  =3:0.5#Yes.\n  =%50%1..5#Near.\n  ~#No.\n}\n');
    expect(again(toGift([item({ type: 'true-false', answer: false, sides: { true: { feedback: 'Wrong.' }, false: { feedback: 'Right.' } } })]).made)[0]).toMatchObject({ answer: false, sides: { true: { feedback: 'Wrong.' }, false: { feedback: 'Right.' } } });
    expect(toGift([item({ type: 'flashcard' })])).toEqual({ made: '', said: ['item "a": it is left out: it is of the type "flashcard", which the format does not have.'] });
  });
});

describe('a quiz as QTI 3.0', () => {
  it('has sound items for every type that has a place there, and names the others', () => {
    const { made, said } = qti(samples);
    const [manifest, ...files] = made;
    expect(files.length).toBeGreaterThan(25);
    for (const { path, text } of files) expect([path, ...qtiFaults(text)]).toEqual([path]);
    for (const { path } of files) expect(manifest!.text).toContain(`href="${path}"`);
    const missing = samples.filter(({ id }) => !files.some(({ path }) => path === `items/${id}.xml`)).map(({ id }) => id);
    expect(missing.filter((id) => !said.some((each) => each.startsWith(`item "${id}": it is left out: `)))).toEqual([]);
  });

  it('keeps words as they are around gaps, and what is said of each option', () => {
    const [, cloze] = qti([item({ type: 'cloze', text: 'Call {when}, not “{what}”.', gaps: [{ id: 'when', accept: ['noon', 'at noon'] }, { id: 'what', options: [{ id: 'x', text: 'X & Y', correct: true }, { id: 'y', text: 'Z' }] }] })]).made;
    expect(cloze!.text).toContain('<p>Call <qti-text-entry-interaction response-identifier="RESPONSE-when" expected-length="7"/>, not “<qti-inline-choice-interaction response-identifier="RESPONSE-what" shuffle="true"><qti-inline-choice identifier="x">X &amp; Y</qti-inline-choice>');
    const [, choice] = qti([item({ options: [{ id: 'r', text: 'R', correct: true }, { id: 'w', text: 'W', feedback: 'Because.' }], feedback: { incorrect: 'Again.' } })]).made;
    expect(choice!.text).toContain('<qti-modal-feedback outcome-identifier="FEEDBACK" identifier="w" show-hide="show">');
    expect(choice!.text).toContain('<p>Because. Again.</p>');
    expect(choice!.text).not.toContain('identifier="r" show-hide');
  });
});

describe('writeXml', () => {
  it('puts no white space among words', () => {
    expect(writeXml({ name: 'a', children: [{ name: 'p', children: ['x\ny ', { name: 'b', children: [{ name: 'c' }, 'z'] }, '.'] }, { name: 'q' }] })).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<a>\n  <p>x\ny <b><c/>z</b>.</p>\n  <q/>\n</a>\n');
  });
});

describe('npm run export', () => {
  const run = (dir: string, ...args: string[]) => execFileSync(process.execPath, [resolve('authoring/export.ts'), ...args], { cwd: dir, encoding: 'utf8', stdio: 'pipe' });
  const project = (changes = {}) => courseFolder(Object.fromEntries(Object.entries(soundCourse(changes)).map(([path, text]) => [`course/${path}`, text])));

  it('writes one language of a quiz', () => {
    const dir = project();
    expect(run(dir, 'check', '--to', 'gift')).toBe('written  dist/export/listen-check.fr.gift\n');
    expect(again(readFileSync(join(dir, 'dist/export/listen-check.fr.gift'), 'utf8'))).toHaveLength(1);
    expect(run(dir, 'listen/check', '--to', 'qti', '--lang', 'en')).toBe('written  dist/export/listen-check.en.qti.zip\n');
    const zip = unzipSync(readFileSync(join(dir, 'dist/export/listen-check.en.qti.zip')));
    expect(Object.keys(zip)).toEqual(['imsmanifest.xml', 'items/first-item.xml']);
    expect(qtiFaults(strFromU8(zip['items/first-item.xml']!))).toEqual([]);
  });

  it.each([
    [['check'], 'Say in which form: --to gift or --to qti.'],
    [['chek', '--to', 'gift'], 'There is no quiz "chek". Did you mean "check"? The course has: listen/check.'],
    [['check', '--to', 'qti', '--lang', 'de'], 'The course has no language "de". Use one of: fr, en.'],
    [['broken', '--to', 'qti'], '"stem" is missing'],
  ])('refuses %j', (args, message) => {
    const dir = project(args[0] === 'broken' ? { 'listen/broken.yaml': 'type: quiz\nitems:\n  - {id: a, type: likert, scale: []}\n' } : {});
    expect(() => run(dir, ...args)).toThrow(message);
  });
});
