import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../course/load.ts';
import { pictureReadable } from '../../lint/rules/picture-readable.ts';
import { svgFault } from '../../lint/svg.ts';
import { courseFolder, page, quizYaml, soundCourse } from '../course/build-course.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const png = latin('\x89PNG\r\n\x1a\n....\0\0\0\0IEND\xaeB`\x82');
const webp = latin('RIFF\x08\0\0\0WEBPVP8 ');
const jpg = latin('\xff\xd8\xff\xe0....\xff\xd9');
const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>';

/** The messages about a lesson with this text and these pictures. */
function messages(body: string, pictures: Record<string, string | Uint8Array>): string[] {
  const text = page(`${body}\n\n<Quiz id="check" />\n\n<Scenario id="call" />`);
  const files = Object.fromEntries(Object.entries(pictures).map(([name, bytes]) => [`listen/${name}`, bytes]));
  const { course } = loadCourse(courseFolder(soundCourse({ 'listen/fr.mdx': text, 'listen/en.mdx': text, ...files })));
  return [...new Set(pictureReadable.check(course!).map(({ message }) => message))];
}

describe('picture-readable', () => {
  it('accepts whole pictures of the four kinds', () => {
    expect(messages('<Figure src="a.svg" alt="A">caption</Figure>\n\n![B](b.png) ![C](./c.webp) ![D](d.jpg)', { 'a.svg': svg, 'b.png': png, 'c.webp': webp, 'd.jpg': jpg })).toEqual([]);
  });

  it.each([
    ['a file that is empty', 'a.png', '', 'the picture is an empty file. Export it again.'],
    ['a file that is cut off', 'a.png', png.subarray(0, 12), 'the picture is damaged, or is not what its name says (png). Export it again.'],
    ['a file that is cut off', 'a.webp', latin('RIFF\xff\0\0\0WEBPVP8 '), 'the picture is damaged, or is not what its name says (webp). Export it again.'],
    ['a file of another kind', 'a.jpg', png, 'the picture is damaged, or is not what its name says (jpg). Export it again.'],
    ['one byte', 'a.jpg', latin('\xff'), 'the picture is damaged, or is not what its name says (jpg). Export it again.'],
    ['a kind that is not shown everywhere', 'a.gif', 'GIF89a', 'the picture is of a kind that not every browser shows. Save it as .svg, .webp, .png or .jpg.'],
    ['a name that is not served everywhere', 'Été 1.png', png, 'the picture has a name that not every LMS serves. Use lower-case letters, digits and hyphens.'],
  ])('finds %s (%s)', (_what, name, bytes, message) => expect(messages('', { [name]: bytes })).toEqual([message]));

  it.each([
    ['<Figure src="loop.svg" alt="A" />', 'there is no picture "loop.svg" in the lesson’s folder. Did you mean "loops.svg"?'],
    ['![A](https://a.b/c.png)', 'the picture "https://a.b/c.png" is not in the lesson’s folder. Put it there and write its name alone.'],
    ['![A](../sort/c.png)', 'the picture "../sort/c.png" is not in the lesson’s folder. Put it there and write its name alone.'],
    ['![A](loops.SVG)', '"loops.SVG" is not a kind of picture that every browser shows. Use .svg, .webp, .png or .jpg, in lower case.'],
    ['<Figure alt="A" />', 'the picture has no "src". Name a file of the lesson’s folder.'],
    ['<Figure src="loops.svg" />', 'the picture has no "alt". Say in a sentence what it shows, for those who cannot see it.'],
  ])('finds %s', (body, message) => expect(messages(body, { 'loops.svg': svg })).toEqual([message]));
});

describe('a picture that an activity shows as a file of its own', () => {
  const quiz = quizYaml().replace('{id: right,', '{id: right, picture: {src: a.svg, alt: {fr: A, en: A}},');
  const said = (picture: string) => pictureReadable.check(loadCourse(courseFolder(soundCourse({ 'listen/check.yaml': quiz, 'listen/a.svg': picture }))).course!).map(({ file, message }) => `${file.split('/').at(-1)}: ${message}`);

  it('says that it is SVG, and how large it is', () => {
    expect(said(svg)).toEqual([]);
    expect(said('<svg viewBox="0 0 1 1"/>')).toEqual(['a.svg: the picture has no xmlns="http://www.w3.org/2000/svg" in its <svg>, so an activity cannot show it. Add it.']);
    expect(said('<svg xmlns="http://www.w3.org/2000/svg" width="100%"/>')).toEqual(['a.svg: the picture does not say how large it is. Add a viewBox, or a width and a height in pixels, to its <svg>.']);
    expect(said('<svg')).toEqual(['a.svg: the picture cannot be read at "<svg". Close the tag, and put attributes in quotation marks.']);
  });

  it('may lie beside course.yaml', () => {
    const { course } = loadCourse(courseFolder(soundCourse({ 'spare.yaml': quizYaml('spare').replace('{id: right,', '{id: right, picture: {src: a.png, alt: {fr: A, en: A}},'), 'a.png': '' })));
    expect(pictureReadable.check(course!).map(({ message }) => message)).toEqual(['the picture is an empty file. Export it again.']);
  });
});

describe('svgFault', () => {
  it.each([
    svg,
    `<?xml version="1.0"?>\n<!DOCTYPE svg>\n<!-- a > b -->\n${svg}\n`,
    '<svg><style/></svg>'.replace('<style/>', '<text x=\'1\'>a &amp; b &#233;</text>'),
    '<svg><use href="#a"/><path fill="url(#b)"/></svg>',
  ])('accepts %s', (source) => expect(svgFault(source)).toBeUndefined());

  it.each([
    ['', 'has no <svg>'],
    ['nonsense', 'has text outside its <svg>'],
    ['<html></html>', 'has <html> where <svg> alone is the outermost tag'],
    ['<svg></svg><svg></svg>', 'has <svg> where <svg> alone is the outermost tag'],
    ['<svg><g></svg>', 'has a "</svg>" where another tag is open'],
    ['<svg><g>', 'never closes <g>'],
    ['<svg><path d=1/></svg>', 'cannot be read at "<path d=1/></svg>"'],
    ['<svg x="1" x="2"/>', 'says "x" twice in one <svg>'],
    ['<svg><text>a & b</text></svg>', 'has a "&" that means nothing'],
    ['<svg><script>x</script></svg>', 'holds a <script>'],
    ['<svg><foreignObject/></svg>', 'holds a <foreignObject>'],
    ['<svg><style>a{}</style></svg>', 'holds a <style>'],
    ['<svg onload="x()"/>', 'has the event handler "onload"'],
    ['<svg><path style="fill:red"/></svg>', 'has a "style" in <path>'],
    ['<svg><image href="https://a.b/c.png"/></svg>', 'refers to "https://a.b/c.png"'],
    ['<svg><image xlink:href="c.png"/></svg>', 'refers to "c.png"'],
    ['<svg><path fill="url(https://a.b/c.svg#d)"/></svg>', 'refers to "url(https://a.b/c.svg#d)"'],
  ])('refuses %s', (source, fault) => expect(svgFault(source)).toContain(fault));
});
