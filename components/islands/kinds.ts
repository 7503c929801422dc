/** The kinds of activity a page can hold, and what shows an answer given before. The packager replaces this module by a twin with only the kinds the course uses. */
import quiz from '../../quizzes/Quiz.svelte';
import firstAnswer from '../../quizzes/FirstAnswer.svelte';
import scenario from '../../quizzes/scenario/Scenario.svelte';

export const kinds = { firstAnswer, quiz, scenario };
