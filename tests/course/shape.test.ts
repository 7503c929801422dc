import { describe, expect, it } from 'vitest';
import { nearest } from '../../course/nearest.ts';
import { courseSchema } from '../../course/schema.ts';
import { checkShape } from '../../course/shape.ts';
import { readYaml } from '../../course/yaml-file.ts';
import { activitySchema } from '../../quizzes/schema.ts';
import { types } from '../../quizzes/types/index.ts';

/** The messages about a file, in the order found. */
const messages = (schemaOf: Parameters<typeof checkShape>[0], source: string, languages = ['fr', 'en']): string => {
  const { data, lineOf } = readYaml('file', source);
  return checkShape(schemaOf, data, { file: 'file', lineOf, languages }).problems.map(({ line, message, rule }) => `${line}  ${message}  (${rule})`).join('\n');
};

const yamlFaults = (source: string): string => readYaml('file', source).problems.map(({ line, message }) => `${line}  ${message}`).join('\n');

describe('messages about a quiz', () => {
  it('say what a file is, when it is no activity at all', () => {
    expect(['', '- a', 'title: x', 'type: quizz'].map((source) => messages(activitySchema, source)).join('\n')).toMatchInlineSnapshot(`
      "1  the file must be a group of keys, but is empty. Write its keys on the lines below, indented.  (wrong-value)
      1  the file must be a group of keys, but is a list. Write its keys on the lines below, indented.  (wrong-value)
      1  "type" is missing. Write "type: …" with one of quiz, scenario.  (missing-key)
      1  the type "quizz" is not known. Did you mean "quiz"?  (unknown-type)"
    `);
  });

  it('say where in an item a fault is, and what to write', () => {
    expect(
      messages(
        activitySchema,
        `type: quiz
nope: 1
retakes: x
items:
  - type: single
    id: a
  - type: single-choice
    id: b
    stem: {fr: x, en: y}
    weight: 0
    options:
      - {id: a, text: {fr: x, en: 42}}
      - {id: b, correct: yes, text: {fr: Oui, non, en: ''}}
      - c
  - type: multiple-choice
    id: d
    scoring: all
    options: [{id: x, text: {fr: x, en: x, de: x}}]
  - type: cloze
    id: e
    stem: 3
    gaps: {}
`,
      ).replace(Object.keys(types).join(', '), '<every type>'),
    ).toMatchInlineSnapshot(`
      "3  "retakes" is "x". Write "unlimited" or a number.  (wrong-value)
      5  item "a": the type "single" is not known. Use one of: <every type>.  (unknown-type)
      10  item "b": "weight" is 0. Write a number that is more than 0.  (wrong-value)
      12  item "b", option "a": "text.en" must be a text, but is the number 42. Put it in quotation marks: "42".  (wrong-value)
      13  item "b", option "b": "text" is empty in "en". Write the text.  (missing-translation)
      13  item "b", option "b": the text of "text" breaks off before "non", because of a comma. Put the text in quotation marks.  (yaml-syntax)
      13  item "b", option "b": "correct" must be true or false, but is "yes". Write true or false, without quotation marks.  (wrong-value)
      14  item "b", option 3: must be a group of keys, but is "c". Write its keys on the lines below, indented.  (wrong-value)
      15  item "d": "stem" is missing. Add "stem: {fr: …, en: …}".  (missing-text)
      17  item "d": "scoring" is "all", which is not known here. Use one of "all-or-nothing", "right-minus-wrong".  (wrong-value)
      18  item "d", option "x": "text" has an entry "de", which is not a language of this course (fr, en). Take it out, or add the language to course.yaml.  (unknown-key)
      18  item "d": "options" has 1 entry. Give it at least 2.  (wrong-value)
      21  item "e": "stem" must be a text, but is the number 3. Put it in quotation marks: "3".  (wrong-value)
      19  item "e": "text" is missing. Add "text: {fr: …, en: …}".  (missing-text)
      22  item "e": "gaps" must be a list, but is a group of keys. Write a list: one entry a line after "- ", or [one, two].  (wrong-value)
      2  the key "nope" is not known here. Take it out, or use one of: type, title, intro, purpose, required, attempts, retakes, pauseMinutes, feedback, certainty, draw, remedial, outcomePassMark, results, items.  (unknown-key)"
    `);
  });

  it('ask about meaning where texts are missing', () => {
    expect(messages(activitySchema, 'type: quiz\nitems:\n  - type: cloze\n    id: e\n    stem: {fr: x}\n    gaps: [{id: a, accept: [{fr: x, en: x}]}]\n')).toMatchInlineSnapshot(`
      "5  item "e": "stem" has no text in "en". Add "en: …" beside "fr".  (missing-translation)
      3  item "e": "text" is missing. Add "text: {fr: …, en: …}".  (missing-text)
      6  item "e": the gap "a" has no feedback, and neither has its item. Add "feedback" here, or "feedback: {incorrect: …}" to the item.  (option-feedback)
      3  item "e": the gap "a" stands 0 times in the text. Write "{a}" exactly once.  (gaps-in-text)"
    `);
  });
});

describe('messages about course.yaml', () => {
  it('name lists by their entries', () => {
    expect(
      messages(
        courseSchema,
        `id: x
version: 1
passMark: 2
status: drft
outcomes: [{id: x, text: {fr: a, en: a}}]
languages: [french]
title: {fr: a, en: b}
description: {fr: a, en: b}
dialogue: {meters: [], endings: [{id: a, title: {fr: a, en: a}, worth: success, when: {trust: {mn: 1}}}, {id: c, title: {fr: a, en: a}, when: 3}]}
rulesOff: {lesson-length: x}
modules: [{id: m, title: {fr: a, en: b}, accent: teal, lessons: [A, 3]}]`,
      ),
    ).toMatchInlineSnapshot(`
      "2  "version" must be a text, but is the number 1. Put it in quotation marks: "1".  (wrong-value)
      4  "status" is "drft", which is not known here. Did you mean "draft"?  (wrong-value)
      6  language 1: "french" is not a language tag. Write two lower-case letters, like "fr" or "en".  (wrong-value)
      3  "passMark" is 2. Write a number that is at most 1.  (wrong-value)
      5  outcome "x": "id": "x" is not the id of an outcome. Write "O" and a number, like "O1".  (wrong-value)
      11  module "m", lesson 1: "A" is not an id. Use lower-case letters, digits and single hyphens, beginning with a letter: "like-this".  (wrong-value)
      11  module "m", lesson 2: must be a text, but is the number 3. Put it in quotation marks: "3".  (wrong-value)
      9  "dialogue.meters" has 0 entries. Give it at least 1.  (wrong-value)
      9  ending "a": the key "mn" is not known here. Did you mean "min"?  (unknown-key)
      9  ending "c": "when" is the number 3. Write a group of keys or a list.  (wrong-value)
      9  ending "c": "worth" is missing. Write "worth: …" with one of "success", "partial", "failure".  (missing-key)
      10  "rulesOff.lesson-length" is 1 characters long. Write at least 10.  (wrong-value)"
    `);
  });
});

describe('messages about YAML', () => {
  it.each([
    ['a: 1\na: 2\n', '2  the key "a" stands twice in the same group. Leave it once.'],
    ['a:\n\t- x\n', '2  the line is indented with a tab. Indent with spaces.'],
    ['a: [1, 2\nb: 3\n', '1  "a: [1, 2" opens a "[" or "{" that is not closed. Close it.'],
    ['a: *x*\n', '1  "*x*" refers to something that does not exist. A text that begins with "*" must stand in quotation marks.'],
    ['a: 1\nb: "x\nc: 1\n', '2  a quotation mark opens in "b: "x" and is never closed. Close it.'],
    ['a: 1\n---\nb: 1\n', '2  a line "---" begins a second document. A file holds one: take the line out.'],
    ['a: "\\q"\n', '1  "a: "\\q"" has a "\\" that means nothing. Write "\\\\" for a backslash.'],
    ['a: "x" y\n', '1  "a: "x" y" goes on where a text in quotation marks or a list has ended. Look for a quotation mark that is missing or one too many, and put a text that holds one in others.'],
    ['a: [b]]\nc: 1\nd: 2\n', '1  "a: [b]]" closes a "[" or "{" that is not open. Take the last sign out, or open it.'],
  ])('%j', (source, expected) => expect(yamlFaults(source)).toBe(expected));

  it('finds lines through aliases, and stops at the last key that exists', () => {
    const { lineOf } = readYaml('file', 'base: &base\n  x: 1\nlist:\n  - y: *base\n  -\n    z: 2\n');
    expect([lineOf(['list', 0, 'y', 'x']), lineOf(['list', 1, 'z']), lineOf(['list', 1, 'none']), lineOf(['none'])]).toEqual([2, 6, 6, 1]);
  });
});

describe('nearest', () => {
  it.each([
    ['stme', 'stem'],
    ['feedbak', 'feedback'],
    ['Options', 'options'],
    ['objectifs', 'objectives'],
    ['nope', undefined],
    ['x', undefined],
  ])('%s → %s', (word, expected) => expect(nearest(word, ['type', 'stem', 'feedback', 'options', 'objectives'])).toBe(expected));
});
