/** The kinds of activity a page can hold. The packager replaces this module by a twin with only the kinds the course uses. */
import quiz from '../../quizzes/Quiz.svelte';
import scenario from '../../quizzes/scenario/Scenario.svelte';

export const kinds = { quiz, scenario };
