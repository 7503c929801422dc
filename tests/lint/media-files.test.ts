import { describe, expect, it } from 'vitest';
import { checkCourse } from '../../lint/index.ts';
import { courseFolder, page, said, soundCourse, type Files } from '../course/build-course.ts';

const wav = new TextEncoder().encode('RIFF....WAVEfmt ');
const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n';
const placed = '<Quiz id="check" />\n\n<Scenario id="call" />';
const sound = '<Audio src="call.wav" title="A call">\n\nHello.\n\n</Audio>\n\n<Video src="desk.webm" title="A desk" captions="desk.vtt">\n\nSomebody waits.\n\n</Video>\n\n<Download src="plan.pdf" label="The plan" />';
const findings = (text: string, files: Files = {}): string => {
  const dir = courseFolder(soundCourse({
    'listen/fr.mdx': page(placed), 'listen/en.mdx': page(`${text}\n\n${placed}`),
    'listen/call.wav': wav, 'listen/desk.webm': Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3), 'listen/desk.vtt': vtt, 'listen/plan.pdf': '%PDF-1.7', ...files,
  }));
  return said(dir, checkCourse(dir).problems).split('\n').filter((line) => /\((media-|lesson-components)/.test(line)).join('\n');
};

describe('recordings, captions and files to take away', () => {
  it('are silent about what docs/authoring.md shows', () => expect(findings(sound)).toBe(''));

  it.each([
    ['a file that is not there', sound.replace('call.wav', 'cal.wav'), {}, 'listen/en.mdx:6  <Audio src="cal.wav">: there is no such file in "listen/". Did you mean "call.wav"?  (media-files)'],
    ['a file of another folder', sound.replace('plan.pdf', '../plan.pdf'), {}, '<Download src="../plan.pdf">: name a file of this folder alone'],
    ['an odd kind', sound.replace('call.wav', 'call.aiff'), {}, '<Audio src="call.aiff">: not every browser or LMS takes this kind of file. Use one of: .mp3, .m4a, .wav.'],
    ['a damaged recording', sound, { 'listen/call.wav': 'x' }, 'listen/call.wav:1  the file is damaged, or is not what its name says (wav). Export it again.'],
    ['an empty file', sound, { 'listen/plan.pdf': '' }, 'listen/plan.pdf:1  the file is empty.'],
    ['captions of another kind', sound, { 'listen/desk.vtt': vtt.replace('WEBVTT', '1') }, 'listen/desk.vtt:1  the captions are not WebVTT.'],
    ['captions without a line', sound, { 'listen/desk.vtt': 'WEBVTT\n' }, 'the captions hold no line.'],
    ['sound without a transcript', sound.replace('Hello.', ''), {}, 'listen/en.mdx:6  <Audio> has no transcript. Write what is said between <Audio> and </Audio>.  (media-transcript)'],
    ['a video without captions', sound.replace(' captions="desk.vtt"', ''), {}, '<Video> has no captions. Name a WebVTT file: captions="…vtt"; or write "silent"'],
    ['a recording without a title', sound.replace(' title="A call"', ''), {}, '<Audio> needs title="…". Add it.'],
  ] as [string, string, Files, string][])('are refused with %s', (_what, text, files, message) => expect(findings(text, files)).toContain(message));

  it('need no captions where nothing is said', () => expect(findings(sound.replace('captions="desk.vtt"', 'silent'))).toBe(''));
});
