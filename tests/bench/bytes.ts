import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { checkCourse } from '../../lint/index.ts';
import type { Views } from '../../components/build/course-modules.ts';
import { buildScript } from '../../components/build/script.ts';
import { targets } from '../../targets/index.ts';

const types = readdirSync('quizzes/types', { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
const parts = ['exam', 'Path', 'Results', 'Retake', 'Start'];
const { course } = checkCourse('course');
const target = targets.scorm12!;

/** Gzip bytes of a script with these views and nothing else. */
async function weigh(views: Partial<Views> & { entry?: string }): Promise<number> {
  const files = await buildScript(course!, target, { types: [], kinds: ['quiz'], parts: [], pieces: [], ...views });
  return files.reduce((sum, { bytes }) => sum + gzipSync(bytes, { level: 9 }).length, 0);
}

/** The question and dialogue engine without session, adapter and navigation. */
const entry = 'components/islands/islands.ts';

/** Prints what a SCORM 1.2 package's script weighs: what all share, what each type, part and the dialogue adds to that, and everything together; and of that, the engine alone. */
export async function printBytes(): Promise<void> {
  const shared = await weigh({});
  const added = async (views: Partial<Views>) => (await weigh(views)) - shared;
  const rows: Record<string, number> = { 'shared by all': shared };
  for (const type of types) rows[type] = await added({ types: [type] });
  rows['final and draws'] = await added({ parts: parts.filter((part) => part !== 'Path') });
  rows['diagnostic'] = await added({ parts: ['Path'] });
  rows['first answer'] = await added({ kinds: ['quiz', 'firstAnswer'] });
  rows['dialogue'] = await added({ kinds: ['quiz', 'scenario'] });
  rows['certificate'] = await added({ pieces: ['certificate', 'print'] });
  rows['review dates'] = await added({ pieces: ['schedule'] });
  rows['print button'] = await added({ pieces: ['print'] });
  rows['recordings'] = await added({ pieces: ['recording'] });
  const all = { types, kinds: ['firstAnswer', 'quiz', 'scenario'], parts, pieces: ['certificate', 'print', 'recording', 'schedule'] };
  rows['everything together'] = await weigh(all);
  rows['engine alone, shared by all'] = await weigh({ entry });
  rows['engine alone, everything'] = await weigh({ ...all, entry });
  console.log('\nScript of a SCORM 1.2 package, gzip bytes: what all share, then what each thing adds to it');
  console.table(Object.fromEntries(Object.entries(rows).map(([name, bytes]) => [name, { bytes }])));
}
