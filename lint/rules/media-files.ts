import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageFolders } from '../../course/content.ts';
import { shownPath } from '../../course/files.ts';
import { mediaIn, mediaKinds, type NamedFile } from '../../course/media.ts';
import { didYouMean } from '../../course/nearest.ts';
import { lineIn } from '../../course/placing.ts';
import type { Finding, Rule } from '../rule.ts';

/** Bytes of one file beyond which many LMSs refuse a package, or learners on a phone give up. */
const LARGEST = 50e6;

export const mediaFiles: Rule = {
  name: 'media-files',
  asks: 'Recordings, captions and files to download exist, are whole, and are of a kind that plays everywhere.',
  why: 'A recording that is missing or of an odd kind is a button that does nothing.',
  severity: 'error',
  check: (course) => pageFolders(course).flatMap(({ id, pages }) => {
    const folder = join(course.dir, id);
    const files = existsSync(folder) ? readdirSync(folder) : [];
    return Object.values(pages).flatMap((page) => mediaIn(page.body).flatMap((named): Finding[] => {
      const found = missing(named, id, files);
      if (found) return [{ file: page.file, line: lineIn(page, named.tag.offset), message: found }];
      const fault = damage(named.name, readFileSync(join(folder, named.name)));
      return fault ? [{ file: shownPath(join(folder, named.name)), line: 1, message: fault }] : [];
    }));
  }),
};

function missing({ tag, key, name }: NamedFile, folder: string, files: readonly string[]): string | undefined {
  const what = `<${tag.name} ${key}="${name}">`;
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(name)) return `${what}: name a file of this folder alone, in lower-case letters, digits and hyphens.`;
  const kinds = mediaKinds[tag.name]![key]!;
  if (!kinds.test(name)) return `${what}: not every browser or LMS takes this kind of file. Use one of: ${[...kinds.source.matchAll(/[a-z0-9]+(?:\?[a-z])?/g)].map(([kind]) => `.${kind.replace(/e\?/, '')}`).join(', ')}.`;
  return files.includes(name) ? undefined : `${what}: there is no such file in "${folder}/".${didYouMean(name, files) || ' Put it there, or take this out.'}`;
}

/** What the first bytes of a file must say: RIFF (WAV), ID3 or an MPEG frame (MP3), ISO/IEC 14496-12 `ftyp`, EBML (WebM), WebVTT 4.1. */
const heads: Record<string, RegExp> = { wav: /^RIFF....WAVE/s, mp3: /^(ID3|\xff[\xe0-\xff])/, m4a: /^....ftyp/s, mp4: /^....ftyp/s, webm: /^\x1a\x45\xdf\xa3/, vtt: /^(\xef\xbb\xbf)?WEBVTT(?=[ \t\r\n]|$)/, pdf: /^%PDF-/ };

function damage(name: string, bytes: Buffer): string | undefined {
  const kind = name.slice(name.lastIndexOf('.') + 1);
  if (!bytes.length) return 'the file is empty. Export it again.';
  if (heads[kind] && !heads[kind].test(bytes.subarray(0, 16).toString('latin1'))) return kind === 'vtt' ? 'the captions are not WebVTT. Their first line is "WEBVTT".' : `the file is damaged, or is not what its name says (${kind}). Export it again.`;
  if (kind === 'vtt' && !/\d\d:\d\d\.\d\d\d[ \t]+-->/.test(bytes.toString('utf8'))) return 'the captions hold no line. Write each with its time: "00:01.000 --> 00:04.000", and the words on the next line.';
  return bytes.length > LARGEST ? `the file has ${Math.round(bytes.length / 1e6)} MB; ${LARGEST / 1e6} are the most that every LMS takes. Compress it, or cut it in two.` : undefined;
}
