import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { merged, parsed, type Comment } from '../../authoring/review/browser/comments.ts';
import { fromCsv, toCsv, toMarkdown } from '../../authoring/review/browser/lists.ts';
import { markdownHtml } from '../../authoring/review/markdown.ts';
import { reviewSite } from '../../authoring/review/site.ts';
import { localize } from '../../quizzes/localize.ts';
import { loadCourse } from '../../course/load.ts';
import { courseFolder, courseYaml, dialogueYaml, page, soundCourse } from '../course/build-course.ts';

const plain = (html: string) => html.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code)));
const sites = new Map<string, ReturnType<typeof write>>();
const site = (dir: string) => sites.get(dir) ?? sites.set(dir, write(dir)).get(dir)!;
const write = async (dir: string) => new Map((await reviewSite(loadCourse(dir).course!)).map(({ path, content }) => [path, content]));
const text = (files: Map<string, string | Uint8Array>, path: string) => String(files.get(path));

const activities = '<Quiz id="check" />\n\n<Scenario id="call" />';
const glossary = 'terms:\n  - id: echo\n    term: {fr: Écho, en: Echo}\n    definition: {fr: Ce qui revient., en: What comes back.}\n';

/** Every text of plain data in a language. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return /\s/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((each) => textsIn(each)) : [];
}

describe('the review of a course', () => {
  it('shows every text of every activity, whatever its type, keys and misconceptions too', async () => {
    for (const dir of ['course', 'tests/courses/lifting', 'components/gallery/course']) {
      const { course } = loadCourse(dir);
      const files = await site(dir);
      for (const lang of course!.builds) {
        for (const lesson of course!.lessons) {
          const read = plain(text(files, `${lang}-${lesson.id}.html`));
          for (const { data } of lesson.activities) expect(textsIn(localize(data, lang, course!.languages)).filter((each) => !read.includes(each))).toEqual([]);
        }
      }
    }
  });

  it('shows every block of every page with its file and line', async () => {
    const html = text(await site('course'), 'fr-hear-out.html');
    const source = readFileSync('course/hear-out/fr.mdx', 'utf8').split('\n');
    const places = [...html.matchAll(/data-file="course\/hear-out\/fr\.mdx" data-line="(\d+)" data-about="(?:p|h2|li|Line|Weak|Strong)" data-words="([^"&]{12,30})/g)];
    expect(places.length).toBeGreaterThan(20);
    expect(places.filter(([, line, words]) => !source[Number(line) - 1]!.replaceAll('**', '').includes(words!.trim()))).toEqual([]);
  });

  it('marks what is right, and what the model replies', async () => {
    const html = plain(text(await site('course'), 'en-hear-out.html')).replace(/\s+/g, ' ');
    expect(['ask-missing ✓ right Ask what’s missing', 'offer-expert ✗ wrong', 'name-and-note ★ model Three calls'].filter((each) => !html.includes(each))).toEqual([]);
  });

  it('tells every conversation of a dialogue, and ties each turn to its reply', async () => {
    const files = await site('course');
    const html = text(files, 'fr-hear-out-three-days-paths.html');
    const keys = [...html.matchAll(/data-block="(\w+)"/g)].map((match) => match[1]!);
    expect(keys.length).toBeGreaterThan(20);
    const lesson = text(files, 'fr-hear-out.html');
    expect(keys.filter((key) => !lesson.includes(` id="b-${key}"`))).toEqual([]);
    expect(text(files, 'fr-hear-out-three-days-paths.svg')).toContain('<svg');
  });

  it('needs no network and holds no inline code', async () => {
    for (const [path, content] of await site('course')) {
      if (!path.endsWith('.html')) continue;
      expect(String(content)).toContain("default-src 'none'");
      expect(String(content)).not.toMatch(/\s(?:src|href)="(?:https?:)?\/|\son\w+="|\sstyle="/);
    }
  });

  it('shows what authors write as text', async () => {
    const dir = courseFolder(soundCourse({ 'course.yaml': courseYaml(dialogueYaml).replace(/^title:.*/m, 'title: {fr: "<i>Un</i>", en: "<script>alert(1)</script>"}'), 'listen/en.mdx': page(activities).replace(/title: .*/, 'title: "<img src=x onerror=alert(1)>"') }));
    const files = await site(dir);
    expect(/<img src=x|<script>alert/.test(text(files, 'en-listen.html'))).toBe(false);
    expect(text(files, 'en-course.html').includes('&#60;script&#62;')).toBe(true);
  });

  it('keeps the key of a block when lines move, and gives a changed text another', async () => {
    const keyOf = async (body: string) => /data-block="(\w+)"[^>]*data-words="A first text/.exec(text(await site(courseFolder(soundCourse({ 'listen/en.mdx': page(`${activities}\n\n${body}`) }))), 'en-listen.html'))?.[1];
    const first = await keyOf('A first text.');
    expect(first).toBeTruthy();
    expect(await keyOf('Another one.\n\nA first text.')).toBe(first);
    expect(await keyOf('A first text, changed.')).not.toBe(first);
  });

  it('includes a glossary where the course has one', async () => {
    const files = await site(courseFolder(soundCourse({ 'glossary.yaml': glossary })));
    expect(plain(text(files, 'en-course.html')).includes('What comes back.')).toBe(true);
  });
});

describe('Markdown of a block', () => {
  it('shows emphasis, and where sources and links lead', () => {
    expect(markdownHtml('**A *b*** <Source year="2012" kind="observed" href="https://x.org">Webb</Source> [c](https://d.org){/* covers: S1 */}')).toBe('<strong>A <em>b</em></strong> <cite>Webb</cite> <span class="source">[2012 · observed · https://x.org]</span> c <span class="source">[https://d.org]</span>');
  });

  it('prints what the organisation sets, and the words of a term', () => {
    expect(markdownHtml('<Term id="x">Écho</Term> au <Setting name="phone" />', (name) => (name === 'phone' ? '15' : undefined))).toBe('Écho au 15 <span class="source">[phone]</span>');
  });

  it('takes no other tag for markup', () => expect(markdownHtml('<script>x</script> a < b & `<i>`')).toBe('x a &#60; b &#38; <code>&#60;i&#62;</code>'));
});

const comment = (more: Partial<Comment> = {}): Comment => ({ id: 'a1', block: 'b1', page: 'en-listen.html', lang: 'en', file: 'course/listen/en.mdx', line: 12, about: 'p', words: 'Some words', text: 'Too long.', by: 'Ada', at: '2026-01-02T03:04:05.000Z', ...more });

describe('a list of comments', () => {
  it('comes back from its CSV as it was, whatever an expert types', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string(), (said, by) => void expect(fromCsv(toCsv([comment({ text: said, by })], 'c'), 'c')).toEqual([comment({ text: said, by })])), { seed: 7 });
  });

  it('is a table that other readers of CSV read', () => {
    const [row] = parse(toCsv([comment({ text: 'He said "no",\nthen left' })], 'c'), { bom: true, columns: true }) as Record<string, string>[];
    expect(row).toMatchObject({ file: 'course/listen/en.mdx', line: '12', comment: 'He said "no",\nthen left' });
  });

  it('runs no formula in a spreadsheet', () => expect(toCsv([comment({ text: '=1+1', by: '@me' })], 'c')).toContain(",'=1+1,'@me,"));

  it('comes back from a spreadsheet that writes semicolons', () => {
    const semicolons = toCsv([comment()], 'c').replaceAll(',', ';');
    expect(fromCsv(semicolons, 'c')).toEqual([comment()]);
  });

  it('is not taken from another course, nor from another kind of file', () => {
    expect(fromCsv(toCsv([comment()], 'other'), 'c')).toBeUndefined();
    expect(fromCsv('file,line\r\nx,1\r\n', 'c')).toBeUndefined();
    expect(fromCsv('Hello', 'c')).toBeUndefined();
  });

  it('merges with another: the later text of a comment stays, and nothing comes twice', () => {
    const mine = [comment(), comment({ id: 'a2', line: 3 })];
    const { all, news } = merged(mine, [comment(), comment({ id: 'a2', line: 3, text: 'Newer.', at: '2027-01-01T00:00:00.000Z' }), comment({ id: 'a3', line: 20 })]);
    expect(news).toBe(2);
    expect(all.map(({ id, text: said }) => [id, said])).toEqual([['a2', 'Newer.'], ['a1', 'Too long.'], ['a3', 'Too long.']]);
  });

  it('reads as Markdown by file and line, with nothing of it taken for markup', () => {
    expect(toMarkdown([comment({ text: '# Not <b>a</b> heading\n- nor a list' })], 'Comments on A')).toBe('# Comments on A\n\n## course/listen/en.mdx\n\n- `course/listen/en.mdx:12` p — Some words\n  > \\# Not \\<b\\>a\\</b\\> heading\n  > \\- nor a list\n\n  Ada, 2026-01-02\n');
  });

  it('begins anew where the store holds something else', () => {
    expect(parsed('{"a":1}')).toEqual([]);
    expect(parsed('no')).toEqual([]);
    expect(parsed(JSON.stringify([comment(), { id: 1 }]))).toEqual([comment()]);
  });
});
