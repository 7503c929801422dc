import type { Problem } from '../course/course.ts';

/** Findings as text, one a line, sorted by place: `course/listen/check.yaml:14  item "relance": no option is marked correct. …  (item-has-key)`. */
export const linesOf = (problems: readonly Problem[]): string[] =>
  [...problems].sort(byPlace).map(({ file, line, severity, message, rule }) => `${file}:${line}  ${severity === 'warning' ? 'warning: ' : ''}${message}  (${rule})`);

/** The same lines, then how many there are. */
export function formatProblems(problems: readonly Problem[]): string {
  const lines = linesOf(problems);
  return [...lines, ...(lines.length ? [''] : []), countOf(problems)].join('\n');
}

/** `2 errors, 1 warning.` */
export function countOf(problems: readonly Problem[]): string {
  const counts = (['error', 'warning'] as const).flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count ? [`${count} ${severity}${count === 1 ? '' : 's'}`] : [];
  });
  return counts.length ? `${counts.join(', ')}.` : 'No problems.';
}

const byPlace = (one: Problem, other: Problem): number => compare(one.file, other.file) || one.line - other.line || compare(one.message, other.message);

// Not localeCompare: the order must not depend on the machine.
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
