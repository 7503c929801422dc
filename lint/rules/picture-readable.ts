import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { activitiesOf, pageFolders } from '../../course/content.ts';
import type { Course, PageFolder } from '../../course/course.ts';
import { shownPath } from '../../course/files.ts';
import { readMdx } from '../../course/mdx.ts';
import { didYouMean } from '../../course/nearest.ts';
import { pictureSize } from '../../course/picture-size.ts';
import { folderOf, picturesIn as namedPictures } from '../../course/pictures.ts';
import { lineIn } from '../../course/placing.ts';
import type { Finding, Rule } from '../rule.ts';
import { svgFault } from '../svg.ts';

export const pictureReadable: Rule = {
  name: 'picture-readable',
  asks: 'Pictures exist, are whole, hold no script, and say what they show.',
  why: 'A picture that is missing or damaged leaves a hole in the lesson that only learners see.',
  severity: 'error',
  check: (course) => [...pageFolders(course).flatMap((folder) => referenceFaults(course, folder)), ...['.', ...pageFolders(course).map(({ id }) => id)].flatMap((folder) => fileFaults(course, folder)), ...loneFaults(course)],
};

const kinds = /\.(svg|webp|png|jpe?g)$/;
const anyPicture = /\.(svg|webp|png|jpe?g|gif|avif|bmp|tiff?|heic)$/i;

/** What pages refer to exists in the lesson's folder. */
function referenceFaults(course: Course, lesson: PageFolder): Finding[] {
  const pictures = picturesIn(course, lesson.id);
  return Object.values(lesson.pages).flatMap((page) => {
    const { tags, pictures: inText } = readMdx(page.body);
    const figures = tags.filter(({ name, kind }) => name === 'Figure' && kind !== 'close').map(({ attributes, offset }) => ({ src: attributes.get('src')?.value ?? '', offset }));
    const bare = tags.filter(({ name, kind }) => name === 'Figure' && kind !== 'close').filter(({ attributes }) => !attributes.get('alt')?.value?.trim());
    return [
      ...[...figures, ...inText].flatMap(({ src, offset }): Finding[] => {
        const name = src.replace(/^\.\//, '');
        const at = { file: page.file, line: lineIn(page, offset) };
        if (!name) return [{ ...at, message: 'the picture has no "src". Name a file of the lesson’s folder.' }];
        if (/^([a-z]+:|\/)|\//i.test(name)) return [{ ...at, message: `the picture "${src}" is not in the lesson’s folder. Put it there and write its name alone.` }];
        if (!kinds.test(name)) return [{ ...at, message: `"${src}" is not a kind of picture that every browser shows. Use .svg, .webp, .png or .jpg, in lower case.` }];
        return existsSync(join(course.dir, lesson.id, name)) ? [] : [{ ...at, message: `there is no picture "${name}" in the lesson’s folder.${didYouMean(name, pictures) || ` Put it into "${lesson.id}/", or take it out here.`}` }];
      }),
      ...bare.map(({ offset }) => ({ file: page.file, line: lineIn(page, offset), message: 'the picture has no "alt". Say in a sentence what it shows, for those who cannot see it.' })),
    ];
  });
}

const picturesIn = (course: Course, folder: string) => (existsSync(join(course.dir, folder)) ? readdirSync(join(course.dir, folder)).filter((name) => anyPicture.test(name)).sort() : []);

/** Every picture in the folder is whole. */
function fileFaults(course: Course, folder: string): Finding[] {
  return picturesIn(course, folder).flatMap((name) => {
    const path = join(course.dir, folder, name);
    const fault = nameFault(name) ?? bytesFault(name, readFileSync(path));
    return fault ? [{ file: shownPath(path), line: 1, message: `the picture ${fault}.` }] : [];
  });
}

/** In the text an SVG is set into the page; in an activity it is a file of its own, which must say what it is and how large. */
function loneFaults(course: Course): Finding[] {
  const named = activitiesOf(course).flatMap((activity) => namedPictures(activity.data).map(({ src }) => join(course.dir, folderOf(activity), src)));
  return [...new Set(named)].filter((path) => path.endsWith('.svg') && existsSync(path)).flatMap((path) => {
    const source = readFileSync(path, 'utf8');
    if (svgFault(source.replace(/^\uFEFF/, ''))) return [];
    const lacks = !/<svg\b[^>]*\sxmlns=["']http:\/\/www\.w3\.org\/2000\/svg["']/.test(source)
      ? 'has no xmlns="http://www.w3.org/2000/svg" in its <svg>, so an activity cannot show it. Add it'
      : !pictureSize(path, Buffer.from(source)) && 'does not say how large it is. Add a viewBox, or a width and a height in pixels, to its <svg>';
    return lacks ? [{ file: shownPath(path), line: 1, message: `the picture ${lacks}.` }] : [];
  });
}

const nameFault = (name: string) => (/^[a-z0-9][a-z0-9.-]*$/.test(name) ? undefined : 'has a name that not every LMS serves. Use lower-case letters, digits and hyphens');

/** Signatures: PNG 5.2 and its last chunk, JPEG's first and last marker, the length that RIFF states (WebP). */
function bytesFault(name: string, bytes: Buffer): string | undefined {
  if (!bytes.length) return 'is an empty file. Export it again';
  if (name.endsWith('.svg')) return svgFault(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  const isWhole = name.endsWith('.png')
    ? bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n' && bytes.subarray(-12).toString('latin1').includes('IEND')
    : name.endsWith('.webp')
      ? bytes.length >= 12 && bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP' && bytes.readUInt32LE(4) + 8 <= bytes.length + 1
      : !/\.jpe?g$/.test(name) || (bytes.subarray(0, 2).toString('latin1') === '\xff\xd8' && bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > 2);
  if (!kinds.test(name)) return 'is of a kind that not every browser shows. Save it as .svg, .webp, .png or .jpg';
  return isWhole ? undefined : `is damaged, or is not what its name says (${name.slice(name.lastIndexOf('.') + 1)}). Export it again`;
}
