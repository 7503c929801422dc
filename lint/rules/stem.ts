import { phrases, type List } from '../lists.ts';
import { questionRule } from '../questions.ts';
import { tongueOf, wordsIn } from '../wording.ts';

/** A question of fewer words leaves the learner to guess what is asked. */
const FEWEST = 8;
/** Words before which the question is forgotten; a question told as one of a situation may take more. */
const MOST = 60;
const MOST_IN_SITUATION = 90;

/** Tasks that need no question mark. */
const tasks: List = {
  fr: phrases('choisissez|complétez|trouvez|indiquez|repérez|classez|cochez|désignez|remettez|associez|nommez|sélectionnez'),
  en: phrases('choose|complete|find|tick|pick|mark|select|name|sort|match|put|spot'),
};

export const stemFocus = questionRule(
  { name: 'stem-focus', asks: `A stem has ${FEWEST} words or more, and asks a question or sets a task.`, why: 'Where the stem asks nothing, the learner must read all options to find out what the question is.', severity: 'warning' },
  ({ stem, lang }) => {
    const count = wordsIn(stem).length;
    const asks = /[?…:]\s*$/.test(stem) || /\?/.test(stem) || (tasks[tongueOf(lang)]?.test(stem) ?? true);
    return [
      ...(count < FEWEST ? [{ field: 'stem', message: `it has ${count} words. Say who does what where, in ${FEWEST} or more, so that it can be answered before the options are read.` }] : []),
      ...(asks ? [] : [{ field: 'stem', message: 'it asks nothing. End it with a question, or with a task that begins with a verb.' }]),
    ];
  },
);

export const stemLength = questionRule(
  { name: 'stem-length', asks: `A stem has ${MOST} words at most, ${MOST_IN_SITUATION} where the item names a \`situation\`.`, why: 'Words that the answer does not need make a question hard to read, not hard to answer.', severity: 'warning' },
  ({ stem, situation }) => {
    const count = wordsIn(stem).length;
    const most = situation === undefined ? MOST : MOST_IN_SITUATION;
    return count <= most ? [] : [{ field: 'stem', message: `it has ${count} words. Cut it to ${most}: keep what the answer hangs on.` }];
  },
);
