/** Parts of a quiz that only some quizzes have. The packager replaces this module by a twin with what a course's first activity needs; the rest follows. */
import Results from './Results.svelte';

export const parts: { Results?: typeof Results } = { Results };
