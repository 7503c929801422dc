/** The turns of all dialogues in one language at a time: what rules about replies look at. */
import { activitiesOf } from '../course/content.ts';
import type { Activity, Course } from '../course/course.ts';
import { localize } from '../quizzes/localize.ts';
import type { Finding, Rule } from './rule.ts';
import { withoutPlaceholders } from './wording.ts';

export interface Reply { id: string; text: string; coach: string; isModel: boolean; index: number }

export interface Turn { node: string; lang: string; index: number; replies: Reply[]; model: Reply; activity: Activity; /** ` (fr)`, where messages must say which language they mean. */ mark: string }

interface Authored { id: string; replies?: { id: string; text?: string; coach?: string; model?: boolean }[] }

const known = new WeakMap<Course, Turn[]>();

/** Every turn in every language of the course; those without one model reply or with a text missing are left out, other rules tell. */
export function turnsOf(course: Course): Turn[] {
  const found = known.get(course) ?? course.languages.flatMap((lang) => activitiesOf(course).flatMap((activity) => turnsIn(course, activity, lang)));
  known.set(course, found);
  return found;
}

function turnsIn(course: Course, activity: Activity, lang: string): Turn[] {
  if (activity.data.type !== 'scenario' || !Array.isArray(activity.data.nodes)) return [];
  return (localize(activity.data.nodes, lang, course.languages) as Authored[]).flatMap(({ id, replies: given = [] }, index): Turn[] => {
    const replies = given.map(({ id: own, text, coach, model = false }, at): Reply => ({ id: own, text: typeof text === 'string' ? withoutPlaceholders(text) : '', coach: typeof coach === 'string' ? withoutPlaceholders(coach) : '', isModel: model, index: at }));
    const models = replies.filter(({ isModel }) => isModel);
    return models.length === 1 && replies.every(({ text }) => text) ? [{ node: id, lang, index, replies, model: models[0]!, activity, mark: course.languages.length > 1 ? ` (${lang})` : '' }] : [];
  });
}

/** A rule that looks at each turn by itself. */
export const replyRule = (rule: Omit<Rule, 'check'>, faults: (turn: Turn) => { message: string; reply?: Reply; field?: string }[]): Rule => ({
  ...rule,
  check: (course) => turnsOf(course).flatMap((turn) => faults(turn).map(({ message, reply, field = 'text' }): Finding => {
    const place = ['nodes', turn.index, 'replies', ...(reply ? [reply.index, field, turn.lang] : [])];
    return { file: turn.activity.file, line: turn.activity.lineOf(place), message: `node "${turn.node}"${reply ? `, reply "${reply.id}"` : ''}${turn.mark}: ${message}` };
  })),
});
