import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../course/load.ts';
import { badges } from '../../lint/rules/badges.ts';
import { courseFolder, page, soundCourse } from '../course/build-course.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>';

/** What is said of a course whose module names this badge. */
function messages(badge: string, changes: Record<string, string | undefined> = {}): string[] {
  const files = soundCourse(changes);
  const dir = courseFolder({ ...files, 'course.yaml': String(files['course.yaml']).replace('accent: teal', `accent: teal\n    badge: ${badge}`) });
  return badges.check(loadCourse(dir).course!).map(({ line, message }) => `${line} ${message}`);
}

describe('badges', () => {
  it('accepts a sound picture beside course.yaml or in a folder there', () => {
    expect(messages('ear.svg', { 'ear.svg': svg })).toEqual([]);
    expect(messages('badges/ear.svg', { 'badges/ear.svg': svg })).toEqual([]);
  });

  it('finds a picture that is not there, at its line, and names one like it', () => {
    expect(messages('badges/ear.svg')).toEqual(['10 module "one": there is no picture "badges/ear.svg" beside course.yaml. Put it there, or take "badge" out.']);
    expect(messages('badges/ear.svg', { 'badges/ears.svg': svg })).toEqual(['10 module "one": there is no picture "badges/ear.svg" beside course.yaml. Did you mean "badges/ears.svg"?']);
  });

  it('finds a picture that pages cannot hold', () => {
    expect(messages('ear.svg', { 'ear.svg': svg.replace('<path', '<script/><path') })[0]).toContain('the picture "ear.svg" holds a <script>');
  });

  it('finds a badge nobody has to earn', () => {
    const bare = page('Text.');
    expect(messages('ear.svg', { 'ear.svg': svg, 'listen/fr.mdx': bare, 'listen/en.mdx': bare })).toEqual(['10 module "one": nothing in it has to be done, so everybody would have its badge from the start. Place an activity in one of its lessons, or take "badge" out.']);
  });
});
