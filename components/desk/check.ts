/** Checks the course beside the server, in a thread of its own, so that a saved page never waits for the rules. */
import { parentPort, workerData } from 'node:worker_threads';
import { countOf, formatProblems, linesOf } from '../../lint/format.ts';
import { checkCourse } from '../../lint/index.ts';
import { deskPages, type DeskPage } from './facts.ts';

/** What a check came to. `said`: every error and the count of all, as the terminal prints it. */
export interface Checked { number: number; said: string; errors: string[]; count: string; pages: Record<string, DeskPage> }

parentPort!.on('message', (number: number) => parentPort!.postMessage(checked(number)));

function checked(number: number): Checked {
  try {
    const { course, problems } = checkCourse(workerData as string);
    const errors = problems.filter(({ severity }) => severity === 'error');
    const count = countOf(problems);
    return { number, said: errors.length ? formatProblems(errors).replace(countOf(errors), count) : count, errors: linesOf(errors), count, pages: course ? deskPages(course, problems) : {} };
  } catch (error) {
    // Protects the author from a rule that breaks: the pages stay, and the next change is checked again.
    const said = `The course could not be checked: ${(error as Error).message}`;
    return { number, said, errors: [], count: said, pages: {} };
  }
}
