/**
 * `npm run scenario -- <id> [--course DIR] [--out DIR]`: writes, for one dialogue and each language, the diagram of its paths
 * and its conversations as text, and says where they are. Exit code 1: the dialogue has faults, all of them printed;
 * 2: the command line cannot be understood, or there is no such dialogue.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runtimeActivity } from '../course/runtime.ts';
import type { RuntimeScenario } from '../quizzes/runtime.ts';
import { toldTo } from '../quizzes/scenario/told.ts';
import { formatProblems } from '../lint/format.ts';
import { checkCourse } from '../lint/index.ts';
import { conversationsOf } from './scenario/conversations.ts';
import { diagram } from './scenario/diagram.ts';
import { findScenario } from './scenario/find.ts';
import { graphOf } from './scenario/graph.ts';
import { transcript } from './scenario/transcript.ts';
import { wordsOf } from './scenario/words.ts';

const options = readArguments();
const { course, problems } = checkCourse(options.course);
const found = findScenario(options.id, course, problems);
if ('refusal' in found) stop(found.refusal, 2);
if ('faults' in found) stop(formatProblems(found.faults), 1);
const { activity } = found;
const name = activity.id.replace('/', '-');
mkdirSync(options.out, { recursive: true });
for (const lang of course!.builds) {
  const say = wordsOf(lang);
  const scenario = toldTo(runtimeActivity(course!, activity, lang) as RuntimeScenario, undefined);
  const conversations = conversationsOf(scenario);
  const picture = `${name}.${lang}.svg`;
  write(picture, diagram(scenario.title, graphOf(scenario, conversations.all, say), say));
  write(`${name}.${lang}.md`, transcript(scenario, conversations, { say, diagram: picture }));
}

function write(file: string, text: string): void {
  writeFileSync(join(options.out, file), text);
  console.log(join(options.out, file));
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { course: { type: 'string', default: 'course' }, out: { type: 'string', default: join('dist', 'scenarios') } } });
    if (positionals.length > 1) throw new Error('Name one dialogue at a time: npm run scenario -- <id> [--course DIR] [--out DIR].');
    return { ...values, id: positionals[0] ?? '' };
  } catch (error) {
    stop((error as Error).message, 2);
  }
}

function stop(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}
