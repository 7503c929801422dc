/** Parts of a quiz that only some quizzes have. The packager replaces this module by a twin with what a course's first activity needs; the rest follows. */
import * as exam from './exam.ts';
import Path from './Path.svelte';
import Results from './Results.svelte';
import Retake from './Retake.svelte';
import Start from './Start.svelte';

/** See `partsOf`. */
export const parts: { exam?: typeof exam; Start?: typeof Start; Results?: typeof Results; Retake?: typeof Retake; Path?: typeof Path } = { exam, Path, Results, Retake, Start };
