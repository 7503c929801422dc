import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../course/load.ts';
import { outlineOf } from '../../course/outline.ts';
import { runtimeActivity } from '../../course/runtime.ts';
import { localize } from '../../quizzes/localize.ts';
import type { RuntimeQuiz } from '../../quizzes/runtime.ts';
import { courseFolder, courseYaml, dialogueYaml, page, quizYaml, scenarioYaml, soundCourse } from './build-course.ts';

describe('localize', () => {
  it('takes the text of one language, however deep, and leaves the data as it was', () => {
    const data = { title: { fr: 'Un', en: 'One' }, list: [{ text: { en: 'Two', fr: 'Deux' }, level: 2 }], none: null };
    expect(localize(data, 'fr', ['fr', 'en'])).toEqual({ title: 'Un', list: [{ text: 'Deux', level: 2 }], none: null });
    expect(data.title).toEqual({ fr: 'Un', en: 'One' });
  });

  it('takes only what has exactly the languages of the course for a text', () => {
    const data = { some: { fr: 'Un' }, more: { fr: 'Un', en: 'One', de: 'Eins' }, numbers: { fr: 1, en: 2 } };
    expect(localize(data, 'en', ['fr', 'en'])).toEqual(data);
  });

  it('leaves the plain texts of a course in one language alone', () => {
    expect(localize({ title: 'One', intro: { en: 'Two' } }, 'en', ['en'])).toEqual({ title: 'One', intro: 'Two' });
  });
});

describe('an activity at run time', () => {
  const load = (changes: Parameters<typeof soundCourse>[0] = {}) => loadCourse(courseFolder(soundCourse(changes))).course!;

  it('has one language and its codes, and nothing that only authors need', () => {
    const authored = quizYaml('first-item', '    outcomes: [O1]\n    covers: [S1]\n    tags: {difficulty: easy}\n').replace('{id: wrong,', '{id: wrong, quoted: true, habit: PRO, misconception: a number comes first,');
    const course = load({ 'listen/check.yaml': authored });
    expect(runtimeActivity(course, course.lessons[0]!.activities[0]!, 'en')).toEqual({
      id: 'listen/check',
      type: 'quiz',
      purpose: 'practice',
      required: true,
      retakes: 'unlimited',
      items: [
        {
          id: 'first-item',
          type: 'single-choice',
          code: 'a',
          codes: { right: 'a', wrong: 'b', other: 'c' },
          stem: 'What do you say first to the person who is calling?',
          options: [
            { id: 'right', correct: true, text: 'Tell me what came next.', feedback: 'The question is open, which lets the person choose where to begin.' },
            { id: 'wrong', text: 'Give me your number now.', feedback: 'The person waits to be heard, because the number interests nobody but you. Listen first.' },
            { id: 'other', text: 'Calm down a little.', feedback: 'The person hears a reproach, which feeds the anger. Name what bothers them instead.' },
          ],
        },
      ],
    });
  });

  it('has the pass mark where it is a final', () => {
    const final = quizYaml().replace('type: quiz', 'type: quiz\npurpose: final');
    const course = load({ 'course.yaml': courseYaml(`passMark: 0.8\n${dialogueYaml}`), 'listen/check.yaml': final });
    expect(runtimeActivity(course, course.lessons[0]!.activities[0]!, 'fr')).toMatchObject({ purpose: 'final', passMark: 0.8 });
  });

  it('says which items a learner writes a text in', () => {
    const items = ['  writeFirst: true\n', '  private: true\n', ''].map((more, index) => `  - id: item-${index}\n    type: single-choice\n    stem: {fr: Quoi, en: What}\n${more && `  ${more}`}    options:\n      - {id: right, correct: true, text: {fr: Oui, en: "Yes"}, feedback: {fr: Bien., en: Well.}}\n      - {id: wrong, text: {fr: Non, en: "No"}, feedback: {fr: Non., en: Not so.}}\n`);
    const { course } = loadCourse(courseFolder(soundCourse({ 'listen/check.yaml': `type: quiz\nitems:\n${items.join('')}` })));
    const quiz = runtimeActivity(course!, course!.lessons[0]!.activities[0]!, 'en') as RuntimeQuiz;
    expect(quiz.items.map(({ writes }) => writes)).toEqual([true, undefined, undefined]);
  });

  it('has, as a dialogue, what course.yaml says of meters, endings, tags and people', () => {
    const call = scenarioYaml((text) => text.replace('- id: closing', '- id: closing\n    person: nadia'));
    const course = load({ 'listen/call.yaml': call });
    const runtime = runtimeActivity(course, course.lessons[0]!.activities[1]!, 'en');
    expect(runtime).toMatchObject({
      id: 'listen/call',
      slug: 'call',
      title: 'Call',
      codes: { 'opening/listen': 'a', 'opening/talk': 'b', 'closing/sum-up': 'a', 'closing/hang-up': 'b' },
      meters: [{ id: 'trust', label: 'Trust', words: ['little', 'much'], min: 0, max: 10 }],
      endingRules: [{ id: 'solved', title: 'Solved' }, { id: 'lost', title: 'Lost' }],
      tagLabels: [{ id: 'ECO', label: 'listen' }],
      who: { id: 'nadia', role: 'caterer' },
    });
    expect(runtime).not.toHaveProperty('cast');
  });

  it('has, as a dialogue, everybody else who speaks', () => {
    const other = dialogueYaml.replace('dialogue:', '  - id: karim\n    name: Karim\n    role: {fr: collègue, en: colleague}\n    look: {skin: umber, hair: short, clothes: navy}\ndialogue:');
    const course = load({ 'course.yaml': courseYaml(other), 'listen/call.yaml': scenarioYaml((text) => text.replace('- id: closing', '- id: closing\n    person: karim')) });
    expect(runtimeActivity(course, course.lessons[0]!.activities[1]!, 'fr')).toMatchObject({ who: { id: 'nadia' }, cast: { karim: { name: 'Karim', role: 'collègue' } } });
  });
});

describe('the outline', () => {
  it('holds the activities that pages place, by code, and the pass mark where there is a final', () => {
    const final = quizYaml('asked-last').replace('type: quiz', 'type: quiz\npurpose: final');
    const body = '<Quiz id="final" />\n\n<Quiz id="check" />';
    const files = { 'course.yaml': courseYaml(`passMark: 0.8\n${dialogueYaml}`), 'listen/fr.mdx': page(body), 'listen/en.mdx': page(body), 'listen/check.yaml': quizYaml().replace('type: quiz', 'type: quiz\nrequired: false') };
    expect(outlineOf(loadCourse(courseFolder(soundCourse({ ...files, 'listen/final.yaml': final }))).course!)).toEqual({
      course: 'test-course',
      version: '1.0.0',
      passMark: 0.8,
      lessons: [{ id: 'listen', code: 'a', activities: [{ id: 'listen/final', code: 'a', isRequired: true, isFinal: true }, { id: 'listen/check', code: 'b', isRequired: false, isFinal: false }] }],
    });
    expect(outlineOf(loadCourse(courseFolder(soundCourse(files))).course!)).not.toHaveProperty('passMark');
  });
});
