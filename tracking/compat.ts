/** What an update of a course does to the saved states of learners in progress. Node only, pure. */

/** Everything a saved state refers to; packed in every zip as `assets/codes.json`. */
export interface Edition {
  /** Of this format. */
  format: 1;
  course: string;
  version: string;
  activities: EditionActivity[];
}

export interface EditionActivity {
  id: string;
  code: string;
  lesson: string;
  isRequired: boolean;
  isFinal: boolean;
  /** Of a quiz. */
  items?: { id: string; type: string; code: string; /** Codes of options, tiles… by id. */ parts: Record<string, string> }[];
  /** Of a dialogue: where it begins, and for each node its replies with their code and the node they lead to (options of a classification lead nowhere). */
  first?: string;
  nodes?: Record<string, Record<string, [code: string, next?: string]>>;
}

/** `completion-lost` and `code-reused` are damage; the rest is what an update may do. */
export type Effect = 'completion-lost' | 'code-reused' | 'answer-dropped' | 'part-dropped' | 'dialogue-cut' | 'more-to-do' | 'removed';

export interface Change {
  effect: Effect;
  /** What learners in progress find, as a sentence. */
  message: string;
}

/** Every change that a learner in progress can notice, the worst first. */
export function changesBetween(old: Edition, now: Edition): Change[] {
  const found: Change[] = [];
  const say = (effect: Effect, message: string) => void found.push({ effect, message });
  if (old.course !== now.course) say('completion-lost', `the course "${old.course}" is now called "${now.course}": for an LMS it is another course, and everybody begins anew. Keep the id.`);
  for (const activity of old.activities) compareActivity(activity, old, now, say);
  for (const item of itemsOf(old)) compareItem(item, itemsOf(now), say);
  for (const activity of now.activities) compareNew(activity, old, say);
  return found.sort((one, other) => order.indexOf(one.effect) - order.indexOf(other.effect));
}

/** Whether learners lose what they had completed, or answers would be read as something else. */
export const isDamage = ({ effect }: Change): boolean => effect === 'completion-lost' || effect === 'code-reused';

/** `2 answers dropped, 0 completions lost, …`. */
export function summary(changes: readonly Change[]): string {
  const count = (effect: Effect, one: string, many: string) => {
    const number = changes.filter((change) => change.effect === effect).length;
    return `${number} ${number === 1 ? one : many}`;
  };
  return [
    count('completion-lost', 'completion lost', 'completions lost'),
    count('code-reused', 'code used for something else', 'codes used for something else'),
    count('answer-dropped', 'answer dropped', 'answers dropped'),
    count('part-dropped', 'answer losing a part', 'answers losing a part'),
    count('dialogue-cut', 'dialogue taken up earlier', 'dialogues taken up earlier'),
    count('more-to-do', 'activity more to do', 'activities more to do'),
  ].join(', ');
}

type Say = (effect: Effect, message: string) => void;

const order: Effect[] = ['completion-lost', 'code-reused', 'answer-dropped', 'part-dropped', 'dialogue-cut', 'more-to-do', 'removed'];

function compareActivity(activity: EditionActivity, old: Edition, now: Edition, say: Say): void {
  const { id, code } = activity;
  const same = now.activities.find((each) => each.id === id);
  const taker = now.activities.find((each) => each.code === code && each.id !== id);
  if (taker) say('code-reused', `the code "${code}" of "${id}" now stands for "${taker.id}": learners who did the one count as having done the other. Give codes.tsv its row back.`);
  if (!same) {
    const heir = now.activities.find((each) => !old.activities.some((before) => before.id === each.id) && isHeir(each, activity));
    if (heir) say('completion-lost', `"${id}" is now "${heir.id}": learners who had completed it must do it again. Keep its folder and its file name.`);
    else say('removed', `"${id}" is gone: nobody has to do it any more, and scores stay.`);
    return;
  }
  if (same.code !== code) say('completion-lost', `"${id}" has another code ("${code}" before, now "${same.code}"): learners who had completed it must do it again. Give codes.tsv its row back.`);
  if (kindOf(same) !== kindOf(activity)) say('answer-dropped', `"${id}" was a ${kindOf(activity)} and is now a ${kindOf(same)}: what was done in it is dropped, and that it was done stays.`);
  else if (activity.nodes) compareDialogue(activity, same, say);
}

/** The same work under another id. */
const isHeir = (heir: EditionActivity, { id, items = [], nodes = {} }: EditionActivity): boolean =>
  items.some((item) => heir.items?.some((each) => each.id === item.id)) || (heir.nodes !== undefined && Object.keys(nodes).length > 0 && heir.id.split('/').at(-1) === id.split('/').at(-1));

const kindOf = ({ nodes }: EditionActivity) => (nodes ? 'dialogue' : 'quiz');

function compareDialogue({ id, first, nodes = {} }: EditionActivity, now: EditionActivity, say: Say): void {
  const cuts: string[] = first === now.first ? [] : [`it begins at "${now.first}"`];
  for (const [node, replies] of Object.entries(nodes)) {
    const after = now.nodes![node];
    if (!after) cuts.push(`"${node}" is gone`);
    for (const [reply, [code, next]] of Object.entries(after ? replies : {})) {
      const same = after![reply];
      const taker = Object.entries(after!).find(([other, [taken]]) => taken === code && other !== reply)?.[0];
      if (taker) say('code-reused', `"${id}": the code "${code}" of "${node}/${reply}" now stands for "${node}/${taker}", and saved conversations would say that. Give codes.tsv its row back.`);
      else if (!same || same[0] !== code) cuts.push(`"${node}/${reply}" is gone`);
      else if (same[1] !== next) cuts.push(`"${node}/${reply}" leads to "${same[1]}"`);
    }
  }
  if (cuts.length) say('dialogue-cut', `"${id}": ${cuts.join(', ')}. Conversations that went there are taken up before that turn; runs, the best score and that it was done stay.`);
}

type PlacedItem = NonNullable<EditionActivity['items']>[number] & { activity: string };

const itemsOf = ({ activities }: Edition): PlacedItem[] => activities.flatMap(({ id, items = [] }) => items.map((item) => ({ ...item, activity: id })));

function compareItem({ id, type, code, parts, activity }: PlacedItem, now: PlacedItem[], say: Say): void {
  const taker = now.find((each) => each.code === code && each.id !== id);
  if (taker) say('code-reused', `the code "${code}" of item "${id}" now stands for "${taker.id}": old answers would be read as answers to it. Give codes.tsv its row back.`);
  const same = now.find((each) => each.id === id);
  const why = !same ? 'is gone' : same.code !== code ? 'has another code' : same.activity !== activity ? `moved to "${same.activity}"` : same.type !== type ? `is now of type ${same.type}` : undefined;
  if (why) return say('answer-dropped', `item "${id}" of "${activity}" ${why}: answers to it are dropped.`);
  const lost = Object.entries(parts).filter(([part, partCode]) => same!.parts[part] !== partCode);
  for (const [part, partCode] of lost) {
    const other = Object.entries(same!.parts).find(([each, taken]) => taken === partCode && each !== part)?.[0];
    if (other) say('code-reused', `item "${id}": the code "${partCode}" of "${part}" now stands for "${other}", and old answers would say that. Give codes.tsv its row back.`);
  }
  if (lost.length) say('part-dropped', `item "${id}" of "${activity}": ${lost.map(([part]) => `"${part}"`).join(', ')} ${lost.length === 1 ? 'is' : 'are'} gone from answers that hold ${lost.length === 1 ? 'it' : 'them'}; verdicts stay.`);
}

function compareNew({ id, lesson, isRequired, isFinal }: EditionActivity, old: Edition, say: Say): void {
  const before = old.activities.find((each) => each.id === id);
  const opened = old.activities.some((each) => each.lesson === lesson) ? `, and those who had completed the lesson "${lesson}" find it open again` : '';
  if (isFinal && !before?.isFinal) say('more-to-do', `"${id}" now decides whether the course is passed. Who had completed the course stays complete.`);
  else if (isRequired && !before) say('more-to-do', `"${id}" is new and required: learners in progress have it to do${opened}. Who had completed the course stays complete.`);
  else if (isRequired && !before!.isRequired) say('more-to-do', `"${id}" is now required: learners who left it out have it to do${opened}.`);
}
