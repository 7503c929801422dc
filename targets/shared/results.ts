/** What a result of the course comes to in statements. */
import type { Result } from '../../tracking/port.ts';
import type { Reporting } from '../target.ts';
import { decimal } from './cmi.ts';
import { progressOf, scoreOf, type Outcome, type verbs } from './statements.ts';

export type Verb = keyof typeof verbs;

interface Rules {
  isScored: boolean;
  reporting: Reporting;
  /** Completed and passed are told once in a registration, whatever the score becomes. */
  isOnce: boolean;
  /** The LMS's own. */
  passMark?: number | undefined;
  /** Keys of what was told already. */
  told: string[];
}

/** Verb, result, and a key for what makes it another one than the last. */
export function resultsOf({ isComplete, success, scaled, progress, mayRetry }: Result, { isScored, reporting, isOnce, passMark, told }: Rules): [Verb, Outcome, string][] {
  const isJudged = isScored && reporting !== 'completed-incomplete';
  const hasFailed = isJudged && success === 'failed' && !mayRetry && !told.some((key) => key.startsWith('passed'));
  const hasPassed = isJudged && success === 'passed';
  const results: [Verb, Outcome, string][] = [];
  const once = (key: string) => (isOnce || scaled === undefined ? key : `${key} ${decimal(scaled)}`);
  const score = scaled === undefined ? {} : { score: scoreOf(scaled) };
  // A score that contradicts the LMS's own pass mark is left out (cmi5 9.3.4): an earlier edition or mark decided.
  const isWorth = scaled !== undefined && (passMark === undefined || scaled >= passMark === hasPassed);
  if (progress < 1 && progress > 0) results.push(['progressed', { extensions: progressOf(progress) }, `progressed ${Math.floor(progress * 100)}`]);
  if (isComplete || (hasFailed && reporting === 'completed-passed-failed')) results.push(['completed', { completion: true, ...(!isOnce && score) }, once('completed')]);
  if (hasPassed || hasFailed) results.push([hasPassed ? 'passed' : 'failed', { success: hasPassed, ...(isWorth && score) }, once(hasPassed ? 'passed' : 'failed')]);
  return results;
}

/** The list with one more key; of progress only the last is remembered. */
export const remembered = (told: string[], key: string): string[] => [...told.filter((each) => each !== key && each.split(' ')[0] !== (key.startsWith('progressed') && 'progressed')), key];
