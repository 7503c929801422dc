import { dirname } from 'node:path';
import type { z } from 'zod';
import { activitySchema } from '../quizzes/schema.ts';
import type { Activity, Problem } from './course.ts';
import { readText, shownPath } from './files.ts';
import { missingPictures } from './pictures.ts';
import { checkShape } from './shape.ts';
import { readYaml } from './yaml-file.ts';

/** One `<activity>.yaml`, before it is known which page places it. */
export interface ActivityFile {
  /** The name a page writes: the file's name without `.yaml`. */
  name: string;
  id: string;
  file: string;
  /** What a page must write to place it; absent when the file does not say. */
  kind?: 'quiz' | 'scenario';
  /** Absent when the file's shape is too broken for further checks. */
  activity?: Activity;
  /** Nothing at all is wrong in the file. */
  isSound: boolean;
  problems: Problem[];
}

/** Reads a quiz or a scenario. `id`: see `Activity.id`. */
export function readActivity(path: string, id: string, languages: readonly string[]): ActivityFile {
  const file = shownPath(path);
  const name = id.slice(id.lastIndexOf('/') + 1);
  const { source, problem } = readText(path);
  if (problem) return { name, id, file, isSound: false, problems: [problem] };
  const yaml = readYaml(file, source);
  if (yaml.problems.length) return { name, id, file, isSound: false, problems: yaml.problems };
  const shaped = checkShape(activitySchema as (text: Parameters<typeof activitySchema>[0]) => z.ZodType<Activity['data']>, yaml.data, { file, lineOf: yaml.lineOf, languages });
  const data = shaped.value ?? shaped.draft;
  const missing = missingPictures(dirname(path), file, data, yaml.lineOf);
  const kind = (yaml.data as { type?: unknown } | null)?.type;
  return {
    name,
    id,
    file,
    ...((kind === 'quiz' || kind === 'scenario') && { kind }),
    ...(data && { activity: { id, lesson: '', code: '', file, data, isUsed: false, lineOf: yaml.lineOf } }),
    isSound: shaped.value !== undefined && !missing.length,
    problems: [...shaped.problems, ...missing],
  };
}
