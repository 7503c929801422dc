import { describe, expect, it } from 'vitest';
import { checkCourse } from '../../lint/index.ts';
import { courseFolder, courseYaml, dialogueYaml, page, quizYaml, said, soundCourse } from '../course/build-course.ts';

const check = (purpose: string, tag: string, outcomes = 'outcomes: [O1]') => {
  const body = `${tag}\n\n<Quiz id="check" />\n\n<Scenario id="call" />`;
  const dir = courseFolder(soundCourse({
    'course.yaml': courseYaml(`outcomes: [{id: O1, text: {fr: a, en: a}}, {id: O2, text: {fr: b, en: b}}]\n${dialogueYaml}`),
    'listen/check.yaml': quizYaml('first').replace('type: quiz', `type: quiz\npurpose: ${purpose}`).replace('- id: first', '- id: first\n    outcomes: [O1]'),
    'listen/fr.mdx': page(body, outcomes && `${outcomes}\n`),
    'listen/en.mdx': page(body, outcomes && `${outcomes}\n`),
  }));
  return said(dir, checkCourse(dir).problems);
};

describe('first-answer', () => {
  it('is content where the diagnostic asks about the lesson’s outcome', () => expect(check('diagnostic', '<FirstAnswer />')).not.toContain('(first-answer)'));
  it.each([
    ['no diagnostic', 'practice', '<FirstAnswer />', undefined, 'no lesson places a quiz with "purpose: diagnostic".'],
    ['another outcome', 'diagnostic', '<FirstAnswer outcome="O2" />', undefined, 'has no item for outcome "O2". Add one'],
    ['no outcome', 'diagnostic', '<FirstAnswer />', '', 'the lesson names no outcome.'],
  ])('finds %s', (_what, purpose, tag, outcomes, message) => {
    expect(check(purpose, tag, outcomes)).toMatch(new RegExp(`listen/fr\\.mdx:\\d+ .*${message.replace(/[.\\[\]]/g, '\\$&')}`));
  });
});
