import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lexer, parse } from 'yaml';
import { confirmed } from '../../authoring/xliff/confirm.ts';
import { xliffOf } from '../../authoring/xliff/export.ts';
import { importXliff } from '../../authoring/xliff/import.ts';
import type { Inline } from '../../authoring/xliff/inline.ts';
import { inlineOf, textOf } from '../../authoring/xliff/inline.ts';
import type { Xliff, XliffUnit } from '../../authoring/xliff/model.ts';
import { readXliff } from '../../authoring/xliff/read.ts';
import { writeXliff } from '../../authoring/xliff/write.ts';
import { withTexts, withWords } from '../../authoring/xliff/yaml-edit.ts';
import { align } from '../../course/align.ts';
import { loadCourse } from '../../course/load.ts';
import { blocksOf, pageOf, pageText } from '../../course/page-blocks.ts';
import { translatables } from '../../course/translatable.ts';
import { hashOf, readTranslations, writeTranslations } from '../../course/translations.ts';
import { checkCourse } from '../../lint/index.ts';
import { courseFolder, page, said, soundCourse, type Files } from '../course/build-course.ts';
import { xliffFaults } from './xliff-rules.ts';

const body = `<Hook who="nadia">\n\n« Vous **écoutez** ? »\n\n</Hook>\n\n## Comprendre\n\nUn *premier* mot, [ici](a.html).\n\n<Callout kind="note" title="À noter">\n\n1. Un point.\n2. Un autre.\n\n</Callout>\n\n<RuleCode words={["Voir", "Dire"]} />\n\n<Quiz id="check" />\n\n<Scenario id="call" />`;
const english = body.replace('« Vous **écoutez** ? »', '“Are you **listening**?”').replace('Comprendre', 'Understand').replace('Un *premier* mot, [ici](a.html)', 'A *first* word, [there](a.html)').replace('À noter', 'Note').replace('Un point', 'One point').replace('Un autre', 'Another').replace('"Voir", "Dire"', '"See", "Say"');
const quiz = 'type: quiz\nitems:\n  - id: first-item\n    type: single-choice\n    stem: {fr: Quoi, en: What}\n    options:\n      - {id: right, correct: true, text: {fr: Soixante, en: Sixty}, feedback: {fr: Bien., en: Well.}}\n      - {id: wrong, text: {fr: Trente, en: Thirty}, feedback: {fr: Non., en: Not so.}}\n';
const bilingual = (changes: Files = {}): Files => soundCourse({ 'listen/fr.mdx': page(body), 'listen/en.mdx': page(english), 'listen/check.yaml': quiz, ...changes });

const load = (dir: string, lang = 'en') => {
  const course = loadCourse(dir).course!;
  const { rows } = readTranslations(course.dir);
  const texts = translatables(course, lang, rows);
  return { course, rows, texts, document: xliffOf(texts, { source: course.languages[0]!, target: lang, rows }) };
};
/** Imports into a course on the disk, except interface words, which are the project’s own. */
function bring(dir: string, document: Xliff, lang = 'en') {
  const { course, texts, rows } = load(dir, lang);
  const result = importXliff(readXliff(writeXliff(document), 'x.xlf'), texts, rows);
  for (const [path, text] of result.changes) if (path.startsWith(course.dir)) writeFileSync(path, text);
  writeTranslations(course.dir, result.rows);
  return result;
}
const content = (dir: string): Record<string, string> => Object.fromEntries((readdirSync(dir, { recursive: true }) as string[]).filter((path) => statSync(join(dir, path)).isFile() && !path.endsWith('.tsv')).map((path) => [path, readFileSync(join(dir, path), 'utf8')]));
/** The document with other translations: `say` gets each unit and answers with one, or with nothing to leave it. */
const translated = (document: Xliff, say: (unit: XliffUnit) => string | undefined, state: XliffUnit['state'] = 'final'): Xliff => ({
  ...document,
  files: document.files.map((file) => ({ ...file, units: file.units.map((unit) => { const text = say(unit); return text === undefined ? unit : { ...unit, state, target: inlineOf(text, 'markdown') }; }) })),
});
const find = ({ files }: Xliff, text: string) => files.flatMap(({ units }) => units).find(({ source }) => textOf(source) === text)!;
const found = (dir: string) => said(dir, checkCourse(dir).problems.filter(({ rule }) => rule.startsWith('translation') || rule === 'to-do'));

describe('a page in blocks', () => {
  it('is the page again, whatever it holds', () => {
    const lines = ['---', 'title: a: b', 'summary: "x"', '---', '# One', '', '- item', '  more', '1. x', '> quote', '| a | b |', '|---|---|', '```', 'code {', 'Text **bold**', '<Weak>', '</Weak>', '<Strong note="a">b</Strong> c', '<Quiz id="x" />', '{/* note */}', 'import A from "a"', '<RuleCode words={["a", \'b\']} />', 'a <Source year="1">b', '</Source> c'];
    fc.assert(fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 14 }), (list) => {
      const text = list.join('\n');
      expect(pageText(pageOf(text), () => undefined)).toBe(text);
    }), { numRuns: 2000 });
  });

  it('holds each text once, with its kind and line', () => {
    expect(blocksOf(pageOf(page(body))).map(({ kind, text, line }) => [line, kind, text])).toEqual([
      [2, 'title', 'Conversation'], [3, 'summary', 'Conversation.'], [8, 'Hook', '« Vous **écoutez** ? »'], [12, 'h2', 'Comprendre'], [14, 'p', 'Un *premier* mot, [ici](a.html).'], [16, 'Callout title', 'À noter'], [18, 'li', 'Un point.'], [19, 'li', 'Un autre.'], [23, 'RuleCode words', 'Voir'], [23, 'RuleCode words', 'Dire'],
    ]);
  });

  it('takes other texts where they are safe: in front matter, attributes and expressions', () => {
    const other = pageText(pageOf(page(body)), ({ kind, text }) => (kind === 'title' ? 'a: "b" #c' : kind === 'Callout title' || text === 'Voir' ? 'say "yes"' : undefined));
    expect(other).toContain('title: "a: \\"b\\" #c"');
    expect(other).toContain('title="say &quot;yes&quot;"');
    expect(other).toContain('words={["say \\"yes\\"", "Dire"]}');
  });
});

describe('texts put into YAML', () => {
  const text = fc.array(fc.constantFrom('mot', ' ', ': ', '#', ',', '{', '}', '"', "'", '\n', 'é', '- ', '&', '*', '!', '\u00a0', '\u202f', 'true', '1', '|', '%', '@', '\\', '\u2028', '~'), { minLength: 1, maxLength: 8 }).map((list) => list.join(''));
  const styles = [
    (fr: string) => `# head\ntitle: {fr: ${JSON.stringify(fr)}, en: "Old, one"} # why\nlist:\n  - {id: a, text: {fr: x, en: "y"}}\n`,
    (fr: string) => `title: # why\n  fr: ${JSON.stringify(fr)} # one\n  en: 'Old one' # two\nlist:\n  - id: a\n    text:\n      en: y\n      fr: x\n`,
    (fr: string) => `title:\n  fr: ${JSON.stringify(fr)}\n  en: |-\n    Old\n    one\nlist:\n  -   id: a\n      text: { fr: x, en: y }`,
    (fr: string) => `title:\n  fr: ${JSON.stringify(fr)}\n  en:\n    Old\n    one\n\n\nlist: [ { id: a, text: {\n    fr: x,\n    en: y\n  } } ]\n`,
  ];
  const place = { from: 'fr', file: 'x.yaml' };
  const comments = (source: string) => [...new Lexer().lex(source)].filter((token) => token.startsWith('#'));

  it('change nothing else: comments, order and signs stay', () => {
    fc.assert(fc.property(text, text, text, fc.constantFrom(...styles), fc.constantFrom('en', 'de'), (fr, one, other, style, to) => {
      const source = style(fr);
      const result = withTexts(source, [{ path: ['title'], text: one }, { path: ['list', 0, 'text'], text: other }], { ...place, to });
      const before = parse(source);
      expect(parse(result)).toEqual({ title: { ...before.title, [to]: one }, list: [{ id: 'a', text: { ...before.list[0].text, [to]: other } }] });
      expect(comments(result)).toEqual(comments(source));
    }), { numRuns: 1000 });
  });

  it('make one language two', () => {
    const source = 'title: What? # why\nmore: {text: "A, b"}\nlist:\n  - One\n  - >-\n    Two\n    more\n';
    const edits = [['title'], ['more', 'text'], ['list', 0], ['list', 1]].map((path, index) => ({ path, text: `t${index}: x` }));
    expect(withTexts(source, edits, { ...place, to: 'en' })).toBe('title:\n  fr: What?\n  en: "t0: x" # why\nmore: {text: {fr: "A, b", en: "t1: x"}}\nlist:\n  - fr: One\n    en: "t2: x"\n  - fr: Two more\n    en: "t3: x"\n');
  });

  it('fill an empty place, and refuse a text written elsewhere', () => {
    expect(withTexts('a: {fr: x, en: }\nb:\n  fr: x\n  en:\n', [{ path: ['a'], text: 'y' }, { path: ['b'], text: 'z' }], { ...place, to: 'en' })).toBe('a: {fr: x, en: y }\nb:\n  fr: x\n  en: z\n');
    expect(() => withTexts('a: &t {fr: x, en: y}\nb: *t\n', [{ path: ['b'], text: 'y' }], { ...place, to: 'en' })).toThrow('x.yaml:2  "*t" stands for a text written elsewhere');
  });

  it('write interface words, new ones last', () => {
    expect(withWords('# head\na.b: old # why\nc: "x"', new Map([['a.b', 'new: {name}'], ['d', 'more']]))).toBe('# head\na.b: "new: {name}" # why\nc: "x"\nd: more\n');
    expect(withWords('', new Map([['a', 'one']]))).toBe('a: one\n');
  });
});

describe('align', () => {
  it('keeps the order, and finds what was put between', () => {
    expect(align([...'abcd'], [...'axbd'], (one, other) => (one === other ? 1 : 0))).toEqual([[0, 0], [1, 2], [3, 3]]);
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), fc.array(fc.constantFrom('a', 'b', 'c')), (ones, others) => {
      const pairs = align(ones, others, (one, other) => (one === other ? 1 : 0));
      expect(pairs.every(([at, beside], index) => ones[at] === others[beside] && (index === 0 || (at > pairs[index - 1]![0] && beside > pairs[index - 1]![1])))).toBe(true);
    }));
  });
});

describe('a course as XLIFF', () => {
  it('holds every text of the course, and comes back without changing a byte', () => {
    const { course } = loadCourse('course');
    const texts = translatables(course!, 'en', []);
    const document = xliffOf(texts, { source: 'fr', target: 'en', rows: [] });
    const xml = writeXliff(document);
    expect(xliffFaults(xml)).toEqual([]);
    const result = importXliff(readXliff(xml, 'x.xlf'), texts, []);
    expect([result.changes, result.said]).toEqual([[], []]);
    expect(document.files.flatMap(({ units }) => units.filter(({ target }) => !target))).toEqual([]);
    expect(document.files.map(({ id }) => id)).toEqual(expect.arrayContaining(['course.yaml', 'listen.fr.mdx', 'hear-out.three-days.yaml', 'interface.components.strings.fr.yaml']));
  });

  it('says where each text stands, and which words it is about', () => {
    const { document } = load(courseFolder(bilingual()));
    expect(find(document, 'Dites.').notes[0]!.text).toMatch(/listen\/call\.yaml:\d+ {2}node "opening", reply "listen": text$/);
    expect(find(document, 'Soixante').id).toBe('items.first-item.options.right.text');
  });

  it('brings translations back to where they belong, and only there', () => {
    const dir = courseFolder(bilingual());
    const before = content(dir);
    const { document } = load(dir);
    const result = bring(dir, translated(document, ({ source }) => ({ 'Un *premier* mot, [ici](a.html).': 'A *very first* word, [there](a.html).', 'À noter': 'A "note"', Voir: 'Look', 'Dites.': 'Do go on.', Conversation: 'A title: two', Écouter: 'To listen' })[textOf(source)]));
    expect(result.said).toEqual([]);
    const after = content(dir);
    expect(after['listen/en.mdx']).toBe(before['listen/en.mdx']!.replace('A *first*', 'A *very first*').replace('title="Note"', 'title="A &quot;note&quot;"').replace('"See"', '"Look"').replace('title: Conversation', 'title: "A title: two"'));
    expect(after['listen/call.yaml']).toBe(before['listen/call.yaml']!.replace('en: Go on.', 'en: Do go on.'));
    expect(after['course.yaml']).toBe(before['course.yaml']!.replace('en: Listening', 'en: To listen'));
    expect(Object.keys(after).filter((path) => after[path] !== before[path]).sort()).toEqual(['course.yaml', 'listen/call.yaml', 'listen/en.mdx']);
    expect(found(dir)).toBe('No problems.');
  });

  it('keeps states and notes for the next time', () => {
    const dir = courseFolder(bilingual());
    const { document } = load(dir);
    const noted = { ...document, files: document.files.map((file) => ({ ...file, units: file.units.map((unit) => (textOf(unit.source) === 'Dites.' ? { ...unit, state: 'reviewed' as const, subState: 'my:twice', notes: [...unit.notes, { text: 'Too curt?\tYes\n', attributes: { category: 'question', priority: '1' } }] } : unit)) })) };
    bring(dir, noted);
    expect(find(load(dir).document, 'Dites.')).toMatchObject({ state: 'reviewed', subState: 'my:twice', notes: [{ attributes: { category: 'context' } }, { text: 'Too curt?\tYes\n', attributes: { category: 'question', priority: '1' } }] });
  });

  it('writes a sign that would begin code with a backslash, and keeps a line one line', () => {
    const dir = courseFolder(bilingual());
    const say = (inline: Inline[]) => ({ ...load(dir).document, files: load(dir).document.files.map((file) => ({ ...file, units: file.units.map((unit) => (textOf(unit.source) === 'Un point.' ? { ...unit, target: inline } : unit)) })) });
    bring(dir, say([{ kind: 'text', text: 'If a < b,\nuse {x}.' }]));
    expect(content(dir)['listen/en.mdx']).toContain('1. If a \\< b, use \\{x}.\n');
  });

  it('tells of codes that a translation lost', () => {
    const gaps = 'type: quiz\nitems:\n  - id: gaps\n    type: cloze\n    stem: {fr: Quoi, en: What}\n    text: {fr: "Rappel {when}.", en: "Call {when}."}\n    gaps: [{id: when, accept: [{fr: midi, en: noon}], feedback: {fr: Non., en: No.}}]\n';
    const dir = courseFolder(bilingual({ 'listen/check.yaml': gaps }));
    expect(bring(dir, translated(load(dir).document, ({ source }) => (textOf(source).startsWith('Rappel') ? 'Call back.' : undefined))).said.join()).toMatch(/listen\/check\.yaml:6 {2}the translation of “Rappel \{when\}\.” lacks \{when\}\. Put it where it belongs\./);
  });
});

describe('a text that changes after it was translated', () => {
  const change = (dir: string, path: string, from: string, to: string) => writeFileSync(join(dir, path), content(dir)[path]!.replace(from, to));
  const begun = (files = bilingual()) => {
    const dir = courseFolder(files);
    bring(dir, load(dir).document);
    expect(found(dir)).toBe('No problems.');
    return dir;
  };

  it('makes its translation stale, in both files by line, until somebody translates or confirms', () => {
    const dir = begun();
    change(dir, 'listen/fr.mdx', 'Un point.', 'Un point neuf.');
    change(dir, 'listen/check.yaml', 'fr: Soixante', 'fr: Six fois dix');
    expect(found(dir)).toMatchInlineSnapshot(`
      "listen/check.yaml:7  warning: “Sixty” was written before the text it translates changed: “Six fois dix”, listen/check.yaml line 7. Translate it again, or say that it is right: npm run xliff -- confirm --lang en listen/check  (translation-stale)
      listen/en.mdx:18  warning: “One point.” was written before the text it translates changed: “Un point neuf.”, listen/fr.mdx line 18. Translate it again, or say that it is right: npm run xliff -- confirm --lang en listen  (translation-stale)

      2 warnings."
    `);
    const { document, texts, rows } = load(dir);
    expect(find(document, 'Un point neuf.')).toMatchObject({ state: 'initial', notes: [{}, { attributes: { category: 'stale' } }] });
    bring(dir, document);
    expect(found(dir)).toContain('2 warnings');
    bring(dir, translated(document, ({ source }) => (textOf(source) === 'Un point neuf.' ? 'A new point.' : undefined)));
    expect(found(dir)).toContain('1 warning.');
    writeTranslations(dir, confirmed(texts, rows, 'en').rows);
    expect(found(dir)).toBe('No problems.');
  });

  it('is fine where both languages were rewritten by hand', () => {
    const dir = begun();
    change(dir, 'listen/fr.mdx', 'Un point.', 'Un point neuf.');
    change(dir, 'listen/en.mdx', 'One point.', 'One new point.');
    expect(found(dir)).toBe('No problems.');
  });

  it('before the translation comes back leaves that translation stale at once', () => {
    const dir = begun();
    const { document } = load(dir);
    change(dir, 'listen/fr.mdx', 'Un point.', 'Un point neuf.');
    bring(dir, translated(document, ({ source }) => (textOf(source) === 'Un point.' ? 'A point.' : undefined)));
    expect(content(dir)['listen/en.mdx']).toContain('1. A point.');
    expect(found(dir)).toContain('listen/en.mdx:18  warning: “A point.” was written before the text it translates changed');
  });

  it('by a new block is missing, and the blocks around it keep their translations', () => {
    const dir = begun();
    change(dir, 'listen/fr.mdx', '1. Un point.', '1. Un point de plus.\n1. Un point.');
    expect(found(dir)).toMatch(/^listen\/en\.mdx:16 {2}warning: below this line, nothing stands for “Un point de plus\.” of "listen\/fr\.mdx", line 18\. Write it here, or take it out there\. {2}\(translation-missing\)\n\n1 warning\.$/);
    const { document } = load(dir);
    expect(find(document, 'Un point.')).toMatchObject({ state: 'translated', target: [{ text: 'One point.' }] });
    bring(dir, translated(document, ({ source }) => (textOf(source) === 'Un point de plus.' ? 'One more point.' : undefined)));
    expect(content(dir)['listen/en.mdx']).toContain('1. One more point.\n1. One point.\n2. Another.');
    expect(found(dir)).toBe('No problems.');
  });

  it('by a block that went leaves its translation alone on the page, which nothing is imported into', () => {
    const dir = begun();
    change(dir, 'listen/fr.mdx', '1. Un point.\n', '');
    expect(found(dir)).toContain('listen/en.mdx:18  warning: “One point.” stands for nothing in "listen/fr.mdx". Write it there too, or take it out here.');
    const before = content(dir)['listen/en.mdx'];
    const { said: told } = bring(dir, translated(load(dir).document, ({ source }) => (textOf(source) === 'Un autre.' ? 'The other.' : undefined)));
    expect(told.join()).toContain('the translated page has a part that stands for nothing');
    expect(content(dir)['listen/en.mdx']).toBe(before);
  });
});

describe('translations.tsv', () => {
  it('is the same file for the same knowledge, and a torn row is told', () => {
    const row = { lang: 'en', scope: 'a.yaml#b', source: hashOf('x'), target: hashOf('y'), state: 'final' as const, notes: [{ text: 'a\tb', attributes: {} }] };
    const dir = courseFolder({ 'translations.tsv': 'en\tx\ty\n' });
    expect(readTranslations(dir).problems[0]!.message).toContain('is not a row of translations');
    writeTranslations(dir, [{ ...row, scope: 'z' }, row, row]);
    const once = content(dir);
    expect(readTranslations(dir)).toEqual({ rows: [row, { ...row, scope: 'z' }], problems: [] });
    writeTranslations(dir, readTranslations(dir).rows);
    expect(content(dir)).toEqual(once);
  });
});

describe('npm run xliff', () => {
  const run = (dir: string, ...args: string[]) => execFileSync(process.execPath, [resolve('authoring/xliff.ts'), ...args], { cwd: dir, encoding: 'utf8', stdio: 'pipe' });
  const project = (files: Files = bilingual()) => courseFolder(Object.fromEntries(Object.entries(files).map(([path, text]) => [`course/${path}`, text])));

  it('exports, imports and confirms, and keeps the line ends of a file', () => {
    const dir = project({ ...bilingual(), 'listen/check.yaml': quiz.replaceAll('\n', '\r\n') });
    expect(run(dir, 'export', '--lang', 'en')).toMatch(/^written {2}dist\/xliff\/test-course-en\.xlf\n\n\d+ texts, all of them translated\.\nNext: have the file translated\. Then: npm run xliff -- import --lang en dist\/xliff\/test-course-en\.xlf\n$/);
    const file = join(dir, 'dist/xliff/test-course-en.xlf');
    writeFileSync(file, readFileSync(file, 'utf8').replace('<target>Sixty</target>', '<target>Five dozen</target>'));
    expect(run(dir, 'import', '--lang', 'en')).toMatch(/^changed {2}course\/listen\/check\.yaml\n\n\d+ translations taken\.\nCheck it: npm run lint\n$/);
    expect(readFileSync(join(dir, 'course/listen/check.yaml'), 'utf8')).toBe(quiz.replace('Sixty', 'Five dozen').replaceAll('\n', '\r\n'));
    expect(run(dir, 'confirm', '--lang', 'en', 'listen/check')).toBe('5 translations into "en" count as up to date now.\n');
  });

  it.each([
    [['exprot', '--lang', 'en'], 'Say what to do: export, import or confirm. Did you mean "export"?'],
    [['export'], 'Say into which language, like "--lang en".'],
    [['export', '--lang', 'fr'], '"fr" is the language the course is translated from.'],
    [['import', '--lang', 'en'], 'There is no file "dist/xliff/test-course-en.xlf". Name the translated file'],
    [['import', '--lang', 'de', 'x.xlf'], 'course/course.yaml:3  the course has no language "de" yet. Write "languages: [fr, en, de]" there, then import again.'],
    [['import', '--lang', 'en', 'x.xlf'], 'translates from "de" into "en", but here "fr" into "en" was expected.'],
    [['confirm', '--lang', 'en', 'lisen'], 'There is no lesson, page or activity "lisen". Did you mean "listen"?'],
  ])('refuses %j', (args, message) => {
    const dir = project();
    writeFileSync(join(dir, 'x.xlf'), '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="de" trgLang="en"/>');
    expect(() => run(dir, ...args)).toThrow(message);
  });
});

describe('rule to-do', () => {
  it('finds texts that are still to be written', () => {
    const dir = courseFolder(bilingual({ 'listen/check.yaml': quiz.replace('Sixty', 'TODO sixty') }));
    expect(found(dir)).toBe('listen/check.yaml:7  item "first-item", option "right": "TODO sixty" is still to be written. Write it, and take "TODO" out.  (to-do)\n\n1 error.');
  });
});
