import { itemsOf } from '../../course/content.ts';
import type { Course } from '../../course/course.ts';
import type { Finding, Rule } from '../rule.ts';

const kinds = ['skill', 'difficulty', 'sector', 'channel'] as const;

interface Tagged { id: string; type: string; outcomes?: string[]; covers?: string[]; tags?: Partial<Record<(typeof kinds)[number], string>>; private?: boolean; options?: { id: string; correct?: boolean; misconception?: string; habit?: string }[] }

const tagged = (course: Course) => itemsOf(course).map(({ item, activity, path }) => ({ item: item as Tagged, activity, path, severity: activity.data.purpose === 'final' || activity.data.purpose === 'diagnostic' ? ('error' as const) : ('warning' as const) }));

/** Items that ask what is right. */
const isAsked = ({ item }: { item: Tagged }) => !item.private && !['likert', 'questionnaire', 'flashcard'].includes(item.type);

export const itemTags: Rule = {
  name: 'item-tags',
  asks: 'Every item has outcomes, and the covers and tags that others of the course have: an error in finals and diagnostics.',
  why: 'A bank without outcomes and tags cannot be drawn from fairly, balanced or kept up.',
  severity: 'warning',
  check(course) {
    const all = tagged(course).filter(isAsked);
    // What a course tags somewhere it tags everywhere; what it never tags it does not need.
    const used = kinds.filter((kind) => all.some(({ item }) => item.tags?.[kind] !== undefined));
    const covers = all.some(({ item }) => item.covers?.length);
    return all.flatMap(({ item, activity, path, severity }): Finding[] => {
      const missing = [...(course.outcomes.length && !item.outcomes?.length ? ['outcomes'] : []), ...(covers && !item.covers?.length ? ['covers'] : []), ...used.filter((kind) => !item.tags?.[kind]).map((kind) => `tags.${kind}`)];
      return missing.length ? [{ file: activity.file, line: activity.lineOf(path), severity, message: `item "${item.id}": it lacks ${missing.map((each) => `"${each}"`).join(', ')}, which other items of the course have. Add ${missing.length > 1 ? 'them' : 'it'}.` }] : [];
    });
  },
};

export const distractorReason: Rule = {
  name: 'distractor-misconception',
  asks: 'Where a course says for which mistake a wrong option stands, all say so (`misconception` or `habit`): an error in finals and diagnostics.',
  why: 'A wrong option that stands for no mistake people make tempts nobody, and its feedback has nothing to mend.',
  severity: 'warning',
  check(course) {
    const all = tagged(course).filter(({ item }) => (item.type === 'single-choice' || item.type === 'multiple-choice') && Array.isArray(item.options));
    const isUsed = all.some(({ item }) => item.options!.some(({ misconception, habit }) => misconception ?? habit));
    const habits = (course.dialogue?.tags ?? []).filter(({ kind }) => kind === 'habit').map(({ id }) => id);
    return all.flatMap(({ item, activity, path, severity }) => item.options!.flatMap((option, index): Finding[] => {
      const at = (key: string, message: string, more?: Pick<Finding, 'severity'>): Finding => ({ file: activity.file, line: activity.lineOf([...path, 'options', index, key]), message: `item "${item.id}", option "${option.id}": ${message}`, ...more });
      const { misconception, habit, correct } = option;
      if (correct) return misconception ?? habit ? [at(habit ? 'habit' : 'misconception', 'a right option stands for no misconception. Take it out.', { severity: 'error' })] : [];
      if (habit && !habits.includes(habit)) return [at('habit', `course.yaml has no habit "${habit}" among the tags of "dialogue".${habits.length ? ` Use one of: ${habits.join(', ')}.` : ' Write "misconception" instead.'}`, { severity: 'error' })];
      return isUsed && !misconception && !habit ? [at('id', 'it does not say for which mistake it stands. Add "misconception: …" in a few words, or "habit" with a tag of course.yaml.', { severity })] : [];
    }));
  },
};
