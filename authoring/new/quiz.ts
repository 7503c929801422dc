import { activitiesOf, itemsOf } from '../../course/content.ts';
import type { Course } from '../../course/course.ts';
import { scenarioOf } from '../../lint/scenario.ts';
import { yamlText } from '../yaml-text.ts';
import { textIn, titleIn, type Title, type Words } from './words.ts';

/** A quiz with one question, sound by every rule. `item`: an id no other question has. */
export function quizText(languages: readonly string[], item: string, { title, outcomes, tags = {}, hasReasons = false }: { title?: Title | undefined; outcomes: string[]; tags?: Record<string, string>; hasReasons?: boolean }): string {
  const say = (pick: (words: Words['quiz'], lang: string) => string) => textIn(languages, ({ quiz }, lang) => pick(quiz, lang));
  const data = {
    type: 'quiz',
    title: say((words, lang) => titleIn(title, lang) ?? words.title),
    items: [
      {
        type: 'single-choice',
        id: item,
        ...(outcomes.length && { outcomes }),
        ...(Object.keys(tags).length && { tags }),
        stem: say(({ stem }) => stem),
        options: [
          { id: 'advise', text: say(({ advise }) => advise), feedback: say(({ adviseFeedback }) => adviseFeedback), ...(hasReasons && { misconception: 'a correct rule answers a remark' }) },
          { id: 'ask-for-facts', text: say(({ key }) => key), correct: true, feedback: say(({ keyFeedback }) => keyFeedback) },
          { id: 'promise', text: say(({ promise }) => promise), feedback: say(({ promiseFeedback }) => promiseFeedback), ...(hasReasons && { misconception: 'a promise counts before the facts are known' }) },
        ],
      },
    ],
  };
  return yamlText(data, {
    comments: {
      'items.0': 'One question; more follow in the same way. docs/authoring.md shows the other types.',
      'items.0.id': 'Ids are permanent once the course is published: choose your own now.',
      'items.0.options.1.correct': 'Exactly one option is right.',
      ...(Object.keys(tags).length && { 'items.0.tags': 'Words of this course, to sort questions by: put yours.' }),
      ...(hasReasons && { 'items.0.options.0.misconception': 'The mistake people make who choose it; learners never see it.' }),
    },
  });
}

/** An id for a question of this name that nothing in the course is reported under. */
export function freeItemId(course: Pick<Course, 'lessons' | 'banks'>, name: string): string {
  const taken = takenIds(course);
  const base = name.slice(0, 56).replace(/-$/, '');
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** Names that reports know already: of items, and of turns of dialogues. */
export function takenIds(course: Pick<Course, 'lessons' | 'banks'>): Set<string> {
  const turns = activitiesOf(course).flatMap((activity) => {
    const scenario = scenarioOf(activity);
    return scenario ? scenario.nodes.flatMap(({ id }) => [`${scenario.slug}-${id}`, `${scenario.slug}-${id}-ask`]) : [];
  });
  return new Set([...itemsOf(course).map(({ item }) => item.id), ...turns]);
}
