import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { editionFile, editionOf } from '../../course/edition.ts';
import { saveCodes } from '../../course/codes.ts';
import { loadCourse } from '../../course/load.ts';
import { zip } from '../../targets/shared/zip.ts';
import { courseFolder, quizYaml, soundCourse } from './build-course.ts';

const load = (dir: string) => loadCourse(dir).course!;
/** The command's answer and exit code. */
function run(...args: string[]): { code: number; says: string } {
  try {
    return { code: 0, says: execFileSync(process.execPath, ['authoring/state-compat.ts', ...args], { encoding: 'utf8', stdio: 'pipe' }) };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, says: stdout + stderr };
  }
}

describe('the edition of a course', () => {
  it('holds everything a saved state refers to, and fits in a few bytes an item', () => {
    const course = load(courseFolder(soundCourse()));
    expect(editionOf(course)).toEqual({
      format: 1, course: 'test-course', version: '1.0.0',
      activities: [
        { id: 'listen/check', code: 'a', lesson: 'listen', isRequired: true, isFinal: false, items: [{ id: 'first-item', type: 'single-choice', code: 'a', parts: { right: 'a', wrong: 'b', other: 'c' } }] },
        { id: 'listen/call', code: 'b', lesson: 'listen', isRequired: true, isFinal: false, first: 'opening', nodes: { opening: { listen: ['a', 'closing'], talk: ['b', 'closing'] }, closing: { 'sum-up': ['a', 'end'], 'hang-up': ['b', 'end'] } } },
      ],
    });
    // Once packed: 18 lessons and some 200 questions.
    expect(zip([editionFile(load('course'))]).length).toBeLessThan(20_000);
  });

  it('is compared by "npm run state-compat", from a folder or from a zip', () => {
    const old = courseFolder(soundCourse());
    saveCodes(load(old));
    const codes = Object.fromEntries([...load(old).codes].map(([path, code]) => [path, code]));
    const tsv = (change: (rows: string) => string) => change(Object.entries(codes).map(([path, code]) => `${path}\t${code}\n`).join(''));
    const kinder = courseFolder(soundCourse({ 'codes.tsv': tsv((rows) => rows), 'listen/check.yaml': quizYaml('second-item') }));
    const broken = courseFolder(soundCourse({ 'codes.tsv': tsv((rows) => rows.replace('activity/listen/check\ta', 'activity/listen/check\tz')) }));
    const packed = courseFolder({ 'old.zip': zip([editionFile(load(old))]), 'bare.zip': zip([{ path: 'index.html', bytes: new Uint8Array() }]) });
    expect(run(old, '--course', kinder)).toEqual({ code: 0, says: expect.stringContaining('- item "first-item" of "listen/check" is gone: answers to it are dropped.  (answer-dropped)') });
    expect(run(`${packed}/old.zip`, '--course', broken)).toEqual({ code: 1, says: expect.stringContaining('test-course 1.0.0 → test-course 1.0.0: 1 completion lost') });
    expect(run(`${packed}/bare.zip`)).toEqual({ code: 2, says: expect.stringContaining('Name the folder of the old edition instead') });
    expect(run()).toEqual({ code: 2, says: expect.stringContaining('npm run state-compat -- old.zip') });
  }, 30_000);
});
