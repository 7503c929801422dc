import { readFileSync, writeFileSync } from 'node:fs';
import type { Problem } from '../course/course.ts';
import { checkCourse } from './index.ts';

/** Signs beside one another are mended one after the other. */
const ROUNDS = 20;

/**
 * Mends what needs no judgement (`Problem.fix`) and returns how many corrections were written. A place that cannot be found
 * on its line, or stands there twice, is left alone; so is a file that could not be read as well as before.
 */
export function fixCourse(dir: string): number {
  let fixed = 0;
  const left = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const { problems } = checkCourse(dir);
    const open = Object.entries(Object.groupBy(problems.filter(({ fix, file }) => fix && !left.has(file)), ({ file }) => file));
    const sources = new Map<string, { source: string; count: number }>();
    for (const [file, list = []] of open) {
      const source = readFileSync(file, 'utf8');
      const { text, count } = corrected(source, list);
      if (!count) continue;
      writeFileSync(file, text);
      sources.set(file, { source, count });
    }
    const now = sources.size ? checkCourse(dir).problems : [];
    let changed = 0;
    for (const [file, { source, count }] of sources) {
      if (faultsOf(now, file) > faultsOf(problems, file)) {
        writeFileSync(file, source);
        left.add(file);
      } else changed += count;
    }
    fixed += changed;
    if (!changed) break;
  }
  return fixed;
}

/** The text with every correction that finds its place. */
function corrected(source: string, list: readonly Problem[]): { text: string; count: number } {
  const lines = source.split('\n');
  let count = 0;
  for (const { line, fix } of list) {
    const parts = lines[line - 1]?.split(fix!.from) ?? [];
    if (parts.length !== 2) continue;
    lines[line - 1] = parts.join(fix!.to);
    count++;
  }
  return { text: lines.join('\n'), count };
}

/** Faults that are not of the kind that is mended here. */
const faultsOf = (problems: readonly Problem[], name: string): number => problems.filter(({ file, fix, severity }) => file === name && !fix && severity === 'error').length;
