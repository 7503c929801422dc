import { withoutAuthors } from '../quizzes/item-schema.ts';
import { localize } from '../quizzes/localize.ts';
import type { RuntimeItem, RuntimeQuiz, RuntimeScenario } from '../quizzes/runtime.ts';
import { facesOf } from '../quizzes/scenario/faces.ts';
import { typedChars } from '../quizzes/state-size.ts';
import { types, type TypeName } from '../quizzes/types/index.ts';
import type { Activity, Course } from './course.ts';
import { isFinal } from './outline.ts';
import { placePictures } from './pictures.ts';

/** An activity as a page holds it: texts of one language, codes filled in, without what only authors need. Throws on a course that was not checked. */
export function runtimeActivity(course: Course, activity: Activity, lang: string): RuntimeQuiz | RuntimeScenario {
  return activity.data.type === 'quiz' ? runtimeQuiz(course, activity, lang) : runtimeScenario(course, activity, lang);
}

function runtimeQuiz(course: Course, activity: Activity, lang: string): RuntimeQuiz {
  const quiz = localize(activity.data, lang, course.languages) as RuntimeQuiz & { items: AuthoredItem[] };
  return {
    ...quiz,
    id: activity.id,
    items: placePictures(quiz.items, course.dir, activity).map((item) => runtimeItem(course, item, quiz.purpose !== 'practice')),
    ...(isFinal(activity) && course.passMark !== undefined && { passMark: course.passMark }),
    ...(quiz.purpose !== 'practice' && { outcomes: assessed(course, quiz.items, lang) }),
  };
}

/** The outcomes some items assess, each with the lessons that teach it. */
function assessed(course: Course, items: AuthoredItem[], lang: string): NonNullable<RuntimeQuiz['outcomes']> {
  const used = new Set(items.map(({ outcomes }) => outcomes?.[0]));
  return course.outcomes.filter(({ id }) => used.has(id)).map(({ id, text }) => ({
    id,
    text: localize(text, lang, course.languages) as string,
    lessons: course.lessons.flatMap((lesson) => {
      const { title, outcomes } = lesson.pages[lang]!.matter;
      return outcomes.includes(id) ? [{ title, href: `${lang}-${lesson.id}.html` }] : [];
    }),
  }));
}

type AuthoredItem = Omit<RuntimeItem, 'code' | 'codes'> & { outcomes?: string[]; covers?: unknown; tags?: unknown; options?: Record<string, unknown>[] };

/** Outcomes, coverage, tags and what options stand for are the author's: learners download only the outcome by which an answer is judged, the first. */
function runtimeItem(course: Course, { outcomes, covers, tags, ...authored }: AuthoredItem, isJudgedByOutcome: boolean): RuntimeItem {
  const item = authored.options ? { ...authored, options: authored.options.map(withoutAuthors) } : authored;
  const parts = types[item.type as TypeName].parts as (item: unknown) => string[];
  return { ...item, ...(isJudgedByOutcome && outcomes?.[0] && { outcome: outcomes[0] }), ...(typedChars(item) > 120 && !item.private && { writes: true }), code: codeOf(course, `item/${item.id}`), codes: Object.fromEntries(parts(item).map((part) => [part, codeOf(course, `item/${item.id}/${part}`)])) };
}

function runtimeScenario(course: Course, activity: Activity, lang: string): RuntimeScenario {
  const say = <T>(data: unknown) => localize(data, lang, course.languages) as T;
  // Outcomes and coverage are the author's.
  const { outcomes, covers, ...told } = activity.data;
  const scenario = say<Omit<RuntimeScenario, 'id' | 'slug' | 'codes' | 'hidesMeters' | 'meters' | 'endingRules' | 'tagLabels' | 'who' | 'cast'>>(told);
  if (!course.dialogue) throw new Error(`The scenario "${activity.id}" needs "dialogue" in course.yaml.`);
  const person = (id: string): RuntimeScenario['who'] => {
    const found = course.people.find((each) => each.id === id);
    if (!found) throw new Error(`The scenario "${activity.id}" needs the person "${id}" in course.yaml.`);
    const { look, ...rest } = say<typeof found & { role: string }>(found);
    return { ...rest, faces: facesOf(scenario, id, look) };
  };
  const others = new Set(scenario.nodes.flatMap((node) => (node.person && node.person !== scenario.person ? [node.person] : [])));
  return {
    ...scenario,
    id: activity.id,
    slug: activity.id.slice(activity.id.lastIndexOf('/') + 1),
    codes: Object.fromEntries(scenario.nodes.flatMap((node) => [...node.replies, ...(node.ask?.options ?? [])].map(({ id }) => [`${node.id}/${id}`, codeOf(course, `node/${activity.id}/${node.id}/${id}`)]))),
    hidesMeters: activity.data.meters === 'hidden',
    meters: say(course.dialogue.meters),
    endingRules: say(course.dialogue.endings),
    tagLabels: say(course.dialogue.tags),
    who: person(scenario.person),
    ...(others.size && { cast: Object.fromEntries([...others].map((id) => [id, person(id)])) }),
  };
}

function codeOf(course: Course, path: string): string {
  const code = course.codes.get(path);
  if (code === undefined) throw new Error(`"${path}" has no code.`);
  return code;
}
