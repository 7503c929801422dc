import { describe, expect, it } from 'vitest';
import { picturesOf } from '../../components/build/course-modules.ts';
import { loadCourse } from '../../course/load.ts';
import { pictureSize } from '../../course/picture-size.ts';
import { runtimeActivity } from '../../course/runtime.ts';
import type { RuntimeQuiz } from '../../quizzes/runtime.ts';
import { courseFolder, page, quizYaml, said, soundCourse, wrongTextYaml } from './build-course.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 180"/>';
/** A quiz whose right option shows this picture. */
const pictured = (src: string, id?: string) => quizYaml(id).replace('{id: right,', `{id: right, picture: {src: ${src}, alt: {fr: Ouvert, en: Open}},`);

describe('the size of a picture', () => {
  const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
  it.each([
    ['a.svg', bytes(svg), [240, 180]],
    ['a.svg', bytes('<?xml version="1.0"?><svg width="120" height="90px" viewBox="0 0 240 180"></svg>'), [120, 90]],
    ['a.svg', bytes('<svg stroke-width="3" width="100%" height="4em" viewBox=" 0,0 8 6"><rect width="1" height="1"/></svg>'), [8, 6]],
    ['a.svg', bytes('<svg><rect width="1" height="1"/></svg>'), undefined],
    ['a.png', bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 1, 44, 0, 0, 0, 200]), [300, 200]],
    ['a.png', bytes('\x89PNG'), undefined],
    ['a.jpg', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc4, 0, 3, 0, 0xff, 0xc2, 0, 11, 8, 0, 200, 1, 44]), [300, 200]],
    ['a.jpeg', bytes([0xff, 0xd8, 0xff, 0xd9]), undefined],
    ['a.webp', bytes('RIFF....WEBPVP8 ....', [0, 0, 0, 0x9d, 1, 0x2a, 44, 0x41, 200, 0]), [300, 200]],
    ['a.webp', bytes('RIFF....WEBPVP8L....', [0x2f, 0x2b, 0xc1, 0x31, 0]), [300, 200]],
    ['a.webp', bytes('RIFF....WEBPVP8X....', [0, 0, 0, 0, 43, 1, 0, 199, 0, 0]), [300, 200]],
    ['a.webp', bytes('RIFF....WEBPnope'), undefined],
  ])('is read from the file itself: %s %#', (name, content, size) => {
    expect(pictureSize(name, content)).toEqual(size && { width: size[0], height: size[1] });
  });
});

describe('a picture of an activity', () => {
  it('has, at run time, its packed address and its size', () => {
    const { course, problems } = loadCourse(courseFolder(soundCourse({ 'listen/check.yaml': pictured('open.svg'), 'listen/open.svg': svg })));
    expect(problems).toEqual([]);
    const quiz = runtimeActivity(course!, course!.lessons[0]!.activities[0]!, 'en') as RuntimeQuiz & { items: { options: unknown[] }[] };
    expect(quiz.items[0]!.options[0]).toMatchObject({ picture: { src: 'assets/listen-open.svg', alt: 'Open', width: 240, height: 180 } });
  });

  it('lies beside the file that names it, and is packed when a page places that file', () => {
    const body = '<Quiz id="check" />\n\n<Scenario id="call" />\n\n<Quiz id="bank" />';
    const files = { 'bank.yaml': pictured('desk.svg', 'asked-last'), 'desk.svg': svg, 'listen/check.yaml': pictured('open.svg'), 'listen/open.svg': svg, 'listen/spare.yaml': pictured('spare.svg', 'spare'), 'listen/spare.svg': svg };
    const dir = courseFolder(soundCourse({ ...files, 'listen/fr.mdx': page(body), 'listen/en.mdx': page(body) }));
    const { course } = loadCourse(dir);
    expect([...picturesOf(course!)]).toEqual([['listen-open.svg', `${dir}/listen/open.svg`], ['desk.svg', `${dir}/desk.svg`]]);
    expect(JSON.stringify(runtimeActivity(course!, course!.lessons[0]!.activities[2]!, 'fr'))).toContain('"src":"assets/desk.svg"');
  });

  it('never takes the packed name of another', () => {
    const body = '<Quiz id="check" />\n\n<Scenario id="call" />\n\n<Quiz id="bank" />';
    const { course } = loadCourse(courseFolder(soundCourse({ 'bank.yaml': pictured('listen-open.svg', 'asked-last'), 'listen-open.svg': svg, 'listen/check.yaml': pictured('open.svg'), 'listen/open.svg': svg, 'listen/fr.mdx': page(body), 'listen/en.mdx': page(body) })));
    expect(() => picturesOf(course!)).toThrow(/would both be packed as "listen-open.svg". Rename one of them/);
  });

  it('is missed where it is not there, under a name that cannot be one, without a text for those who cannot see it, or in the place of nothing', () => {
    const quiz = pictured('opne.svg').replace(`{id: wrong, ${wrongTextYaml}`, '{id: wrong');
    const more = pictured('../Open.gif', 'second').replace(', alt: {fr: Ouvert, en: Open}', '');
    const dir = courseFolder(soundCourse({ 'listen/check.yaml': `${quiz}${more.slice(more.indexOf('  - id'))}`, 'listen/open.svg': svg }));
    expect(said(dir, loadCourse(dir).problems)).toMatchInlineSnapshot(`
      "listen/check.yaml:7  item "first-item", option "right": there is no picture "opne.svg" beside this file. Did you mean "open.svg"?  (picture-exists)
      listen/check.yaml:8  item "first-item": "wrong" has neither a text nor a picture. Add "text" or "picture: {src: …, alt: …}".  (option-shows)
      listen/check.yaml:14  item "second", option "right": "picture.alt" is missing. Add "picture.alt: {fr: …, en: …}".  (missing-text)
      listen/check.yaml:14  item "second", option "right": "picture.src": "../Open.gif" is not the name of a picture. Use a file beside this one, in lower-case letters, digits and hyphens, that ends in .svg, .webp, .png or .jpg.  (wrong-value)

      4 errors."
    `);
  });
});
