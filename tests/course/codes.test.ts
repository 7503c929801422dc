import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extendCodes, pathsOf, readCodes, saveCodes, type Coded } from '../../course/codes.ts';
import { loadCourse } from '../../course/load.ts';
import { courseFolder, quizYaml, said, soundCourse } from './build-course.ts';

const quiz = (id: string, ...items: [string, ...string[]][]) => ({
  id,
  data: { type: 'quiz' as const, required: true, items: items.map(([item, ...options]) => ({ id: item, type: 'single-choice', options: options.map((option) => ({ id: option })) })) },
});
const course = (...activities: Coded['banks']): Coded => ({ lessons: [{ id: 'listen', activities }], banks: [] });

const tsv = (dir: string) => readFileSync(join(dir, 'codes.tsv'), 'utf8');

describe('codes', () => {
  it('cover lessons, activities, items, parts and replies, in the order of the course', () => {
    const loaded = loadCourse(courseFolder(soundCourse())).course!;
    expect([...loaded.codes]).toEqual([
      ['lesson/listen', 'a'],
      ['activity/listen/check', 'a'],
      ['item/first-item', 'a'],
      ['item/first-item/right', 'a'],
      ['item/first-item/wrong', 'b'],
      ['item/first-item/other', 'c'],
      ['activity/listen/call', 'b'],
      ['node/listen/call/opening/listen', 'a'],
      ['node/listen/call/opening/talk', 'b'],
      ['node/listen/call/closing/sum-up', 'a'],
      ['node/listen/call/closing/hang-up', 'b'],
    ]);
    expect(loaded.lessons[0]).toMatchObject({ code: 'a', activities: [{ code: 'a' }, { code: 'b' }] });
  });

  it('give nothing new the second time', () => {
    const once = extendCodes(new Map(), course(quiz('listen/check', ['one', 'yes', 'no'])));
    const twice = extendCodes(once.codes, course(quiz('listen/check', ['one', 'yes', 'no'])));
    expect(twice.added).toEqual([]);
    expect([...twice.codes]).toEqual([...once.codes]);
  });

  it('are never given again when what they stood for is gone', () => {
    const before = extendCodes(new Map(), course(quiz('listen/check', ['one', 'yes', 'no'], ['two', 'yes', 'no'])));
    const after = extendCodes(before.codes, course(quiz('listen/check', ['one', 'no', 'maybe'], ['three', 'yes', 'no'])));
    expect(after.added).toEqual([['item/one/maybe', 'c'], ['item/three', 'c'], ['item/three/yes', 'a'], ['item/three/no', 'b']]);
    expect(after.codes.get('item/two')).toBe('b');
  });

  it('stay with an item that moves to another activity', () => {
    const before = extendCodes(new Map(), course(quiz('listen/check', ['one', 'yes', 'no'])));
    const after = extendCodes(before.codes, course(quiz('listen/other', ['one', 'yes', 'no'])));
    expect(after.added).toEqual([['activity/listen/other', 'b']]);
  });

  it('go on with two characters when one is not enough, but not for parts', () => {
    const items = Array.from({ length: 38 }, (_none, index): [string] => [`item-${index}`]);
    const many = extendCodes(new Map(), course(quiz('listen/check', ...items)));
    expect(['item/item-0', 'item/item-35', 'item/item-36', 'item/item-37'].map((path) => many.codes.get(path))).toEqual(['a', '9', 'aa', 'ab']);
    const options = Array.from({ length: 38 }, (_none, index) => `option-${index}`);
    expect(extendCodes(new Map(), course(quiz('listen/check', ['one', ...options]))).full).toEqual(['item/one/option-36', 'item/one/option-37']);
  });

  it('are kept in a file that only grows', () => {
    const dir = courseFolder(soundCourse());
    expect(saveCodes(loadCourse(dir).course!)).toBe(11);
    const first = tsv(dir);
    expect(saveCodes(loadCourse(dir).course!)).toBe(0);
    expect(tsv(dir)).toBe(first);
    writeFileSync(join(dir, 'listen/check.yaml'), quizYaml('second-item'));
    expect(saveCodes(loadCourse(dir).course!)).toBe(4);
    expect(tsv(dir)).toBe(`${first}item/second-item\tb\nitem/second-item/right\ta\nitem/second-item/wrong\tb\nitem/second-item/other\tc\n`);
    expect(readdirSync(dir).sort()).toEqual(['codes.tsv', 'course.yaml', 'listen']);
  });

  it('name every path once', () => {
    expect(pathsOf(course(quiz('listen/check', ['one', 'yes'])))).toEqual(['lesson/listen', 'activity/listen/check', 'item/one', 'item/one/yes']);
  });
});

describe('codes.tsv', () => {
  it('is read with every row that cannot be trusted named', () => {
    const rows = ['# head', 'lesson/listen\ta', 'lesson/other\ta', 'lesson/listen\tb', 'item/one', 'item/one/yes\taa', '<<<<<<< ours', 'item/One\tc', 'node/listen/call/opening/listen\ta', ''];
    const dir = courseFolder({ ...soundCourse(), 'codes.tsv': rows.join('\n') });
    const { codes, problems } = readCodes(dir);
    expect([...codes]).toEqual([['lesson/listen', 'a'], ['node/listen/call/opening/listen', 'a']]);
    expect(said(dir, problems).replaceAll('\t', '→')).toMatchInlineSnapshot(`
      "codes.tsv:3  the code "a" of "lesson/other" belongs to "lesson/listen". Where two branches added rows, keep the rows of both; of two new rows with one code, delete the one not published yet, and build again.  (codes)
      codes.tsv:4  "lesson/listen" has a code already. Keep the first of its rows.  (codes)
      codes.tsv:5  "item/one" is not a row of codes. A row is a path, a tab and a code. Where two branches added rows, keep the rows of both; of two new rows with one code, delete the one not published yet, and build again.  (codes)
      codes.tsv:6  "item/one/yes→aa" is not a row of codes. A row is a path, a tab and a code. Where two branches added rows, keep the rows of both; of two new rows with one code, delete the one not published yet, and build again.  (codes)
      codes.tsv:7  "<<<<<<< ours" is not a row of codes. A row is a path, a tab and a code. Where two branches added rows, keep the rows of both; of two new rows with one code, delete the one not published yet, and build again.  (codes)
      codes.tsv:8  "item/One→c" is not a row of codes. A row is a path, a tab and a code. Where two branches added rows, keep the rows of both; of two new rows with one code, delete the one not published yet, and build again.  (codes)

      6 errors."
    `);
  });

  it('is not written to while a row of it cannot be trusted', () => {
    const dir = courseFolder({ ...soundCourse(), 'codes.tsv': 'nonsense\n' });
    const { course: loaded } = loadCourse(dir);
    expect(() => saveCodes(loaded!)).toThrow('"nonsense" is not a row of codes');
    expect(tsv(dir)).toBe('nonsense\n');
  });

  it('says which item has had too many parts', () => {
    const rows = Array.from({ length: 35 }, (_none, index) => `item/first-item/old-${index}\t${'cdefghijklmnopqrstuvwxyz0123456789b'[index]}`);
    const dir = courseFolder({ ...soundCourse(), 'codes.tsv': `${rows.join('\n')}\n` });
    expect(said(dir, loadCourse(dir).problems)).toMatchInlineSnapshot(`
      "listen/check.yaml:3  item "first-item": it has, or once had, more than 36 parts, and a report can tell only 36 apart. Give it fewer parts and a new id.  (codes-full)

      1 error."
    `);
  });
});
