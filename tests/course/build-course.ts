/** Small courses on the disk, for tests. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { formatProblems } from '../../lint/format.ts';
import type { Problem } from '../../course/course.ts';
import { shownPath } from '../../course/files.ts';

/** Contents by path inside the course folder. */
export type Files = Record<string, string | Uint8Array>;

/** Writes a course folder that is gone after the test. */
export function courseFolder(files: Files): string {
  const dir = mkdtempSync(join(tmpdir(), 'course-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  return dir;
}

/** Problems as an author reads them, with paths from the course folder on. */
export const said = (dir: string, problems: readonly Problem[]): string => formatProblems(problems).replaceAll(`${shownPath(dir)}/`, '');

/** course.yaml of two languages with the lessons given, all in one module. */
export const courseYaml = (more = '', lessons = ['listen']): string => `id: test-course
version: 1.0.0
languages: [fr, en]
title: {fr: Écouter, en: Listening}
description: {fr: Un cours., en: A course.}
modules:
  - id: one
    title: {fr: Un, en: One}
    accent: teal
    lessons: [${lessons.join(', ')}]
${more}`;

/** A lesson page that places the activities given. */
export const page = (body: string, more = ''): string => `---
title: Conversation
summary: Conversation.
minutes: 5
${more}---
${body}
`;

/** The stem of `quizYaml`’s item, as it stands there. */
export const stemYaml = 'stem: {fr: Que dites-vous en premier à la personne qui appelle ?, en: What do you say first to the person who is calling?}';

/** What its wrong option says, and what is said of it. */
export const wrongTextYaml = 'text: {fr: Donnez-moi votre numéro., en: Give me your number now.}';
export const wrongFeedbackYaml = 'feedback: {fr: "La personne attend d’être entendue, car le numéro n’intéresse que vous. Écoutez d’abord.", en: "The person waits to be heard, because the number interests nobody but you. Listen first."}';

/** A quiz with one sound item of this id. */
export const quizYaml = (id = 'first-item', more = ''): string => `type: quiz
items:
  - id: ${id}
    type: single-choice
    ${stemYaml}
    options:
      - {id: right, correct: true, text: {fr: Racontez-moi la suite., en: Tell me what came next.}, feedback: {fr: "La question est ouverte, ce qui laisse la personne choisir par où commencer.", en: "The question is open, which lets the person choose where to begin."}}
      - {id: wrong, ${wrongTextYaml}, ${wrongFeedbackYaml}}
      - {id: other, text: {fr: Calmez-vous un peu., en: Calm down a little.}, feedback: {fr: "La personne entend un reproche, ce qui nourrit sa colère. Nommez plutôt ce qui la gêne.", en: "The person hears a reproach, which feeds the anger. Name what bothers them instead."}}
${more}`;

/** What course.yaml must say for dialogues. */
export const dialogueYaml = `people:
  - id: nadia
    name: Nadia
    role: {fr: traiteur, en: caterer}
    look: {skin: honey, hair: bun, clothes: plum}
dialogue:
  meters:
    - {id: trust, label: {fr: Confiance, en: Trust}, better: more, words: [{fr: peu, en: little}, {fr: assez, en: much}]}
  endings:
    - {id: solved, title: {fr: Fini, en: Solved}, when: {trust: {min: 6}}, worth: success}
    - {id: lost, title: {fr: Perdu, en: Lost}, worth: failure}
  tags:
    - {id: ECO, label: {fr: écouter, en: listen}, kind: skill}
`;

/** A sound dialogue of two turns; `change` edits its text. */
export const scenarioYaml = (change: (text: string) => string = (text) => text): string => change(`type: scenario
title: {fr: Appel, en: Call}
briefing: {role: {fr: Vous, en: You}, situation: {fr: Appel., en: Call.}, goal: {fr: Aider., en: Help.}, channel: phone}
person: nadia
start: {trust: 4}
first: opening
nodes:
  - id: opening
    line: {fr: Bonjour., en: Hello.}
    replies:
      - {id: listen, model: true, tags: [ECO], effect: {trust: 2}, next: closing, text: {fr: Dites., en: Go on.}, coach: {fr: "Un mot suffit, ce qui laisse la personne raconter son histoire jusqu’au bout.", en: "One word is enough, which lets the person tell the story to its end."}}
      - {id: talk, effect: {trust: -1}, next: closing, text: {fr: Non., en: No.}, coach: {fr: "La porte se ferme, car un refus sans raison sonne comme un rejet. Écoutez d’abord.", en: "The door closes, because a refusal without a reason sounds like rejection. Listen first."}}
  - id: closing
    line: {fr: Alors., en: So.}
    replies:
      - {id: sum-up, model: true, effect: {trust: 3}, next: end, text: {fr: Voilà., en: There.}, coach: {fr: "Vous montrez ce que vous avez compris, ce qui permet à la personne de corriger.", en: "You show what you have understood, which lets the person put you right."}}
      - {id: hang-up, effect: {trust: -4}, next: end, text: {fr: Bon., en: Bye.}, coach: {fr: "L’appel finit sans accord, car rien n’a été redit. Résumez avant de raccrocher.", en: "The call ends without agreement, because nothing was said back. Sum up before you ring off."}}
endings: {solved: {fr: Fini., en: Done.}, lost: {fr: Perdu., en: Lost.}}
lesson: {fr: Écouter., en: Listen.}
`);

/** The files of a small sound course; `undefined` takes one away. */
export function soundCourse(changes: Record<string, string | Uint8Array | undefined> = {}): Files {
  const files: Record<string, string | Uint8Array | undefined> = {
    'course.yaml': courseYaml(dialogueYaml),
    'listen/fr.mdx': page('<Quiz id="check" />\n\n<Scenario id="call" />'),
    'listen/en.mdx': page('<Quiz id="check" />\n\n<Scenario id="call" />'),
    'listen/check.yaml': quizYaml(),
    'listen/call.yaml': scenarioYaml(),
    ...changes,
  };
  return Object.fromEntries(Object.entries(files).filter((entry): entry is [string, string | Uint8Array] => entry[1] !== undefined));
}
