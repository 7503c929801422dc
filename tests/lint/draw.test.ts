import { describe, expect, it } from 'vitest';
import { checkCourse } from '../../lint/index.ts';
import { courseFolder, courseYaml, dialogueYaml, quizYaml, said, soundCourse } from '../course/build-course.ts';

const bank = (head: string, more = 'outcomes: [O1], ') => {
  const dir = courseFolder(soundCourse({
    'course.yaml': courseYaml(`passMark: 0.8\noutcomes: [{id: O1, text: {fr: a, en: a}}]\n${dialogueYaml}`),
    'listen/check.yaml': quizYaml('first').replace('type: quiz', `type: quiz\n${head}`).replace('- id: first', `- id: first\n    ${more.replace(/, $/, '').replace(/, /g, '\n    ')}`),
  }));
  return said(dir, checkCourse(dir).problems);
};

describe('draw', () => {
  it('says nothing of a draw the bank can fill', () => expect(bank('purpose: final\ndraw: {O1: 1}')).not.toContain('(draw)'));
  it.each([
    ['more of an outcome than there is', 'purpose: final\ndraw: {O1: 2}', undefined, '2 items of outcome "O1" are drawn, but the bank has 1. Ask for fewer'],
    ['more than there is', 'draw: 9', undefined, '9 items are drawn, but the bank has 1.'],
    ['an item without an outcome', 'purpose: final\ndraw: {O1: 1}', 'weight: 1, ', 'item "first": it names no outcome, so it is never drawn.'],
    ['an item of a diagnostic without an outcome', 'purpose: diagnostic', 'weight: 1, ', 'item "first": it names no outcome, so it is never part of the path.'],
    ['a critical item in a practice', '', 'critical: true, ', '"critical" means something in a final only.'],
    ['a pause in a practice', 'pauseMinutes: 5', undefined, '"pauseMinutes" means something in a final only.'],
    ['remedial words where nothing is drawn', 'remedial: {fr: Encore., en: Again.}', undefined, '"remedial" is said before the extra item'],
    ['a practice drawn by outcome', 'draw: {O1: 1}', undefined, 'a practice draws a number of items.'],
    ['a private item in a draw', 'purpose: final\ndraw: {O1: 1}', 'outcomes: [O1], private: true, ', 'a private item cannot be part of a draw'],
  ])('finds %s', (_what, head, more, message) => {
    const found = bank(head, more);
    expect(found).toContain(message);
    expect(found).toMatch(/listen\/check\.yaml:\d+ .*\(draw\)/);
  });
});
