import { HIDDEN } from '../../course/mdx.ts';
import { phrases, type List } from '../lists.ts';
import type { Rule } from '../rule.ts';
import { textsOf, wordsAround } from '../texts.ts';
import { tongueOf } from '../wording.ts';

/** Words that judge the learner instead of explaining. */
const shames: List = {
  fr: phrases('fau(?:x|te) ?!|raté|perdu ?!|mauvaise réponse|c’est faux|c’est nul|nul ?!|n’importe quoi|vous auriez dû|il fallait|bien sûr que non|évidemment|honte|ridicule|vous (?:n’)?avez (?:tout|rien) (?:faux|compris)|échec|échoué|dommage|hélas|vous vous trompez|vous avez tort|simple pourtant|pourtant simple', 'giu'),
  en: phrases('wrong!|that(?:’s| is) wrong|wrong answer|incorrect!|bad answer|you (?:have )?failed|failure|you should have|you ought to have|obviously|of course not|shame|ridiculous|silly|stupid|nonsense|too bad|you are wrong|you’re wrong|oops', 'giu'),
};

/** Fields said to the learner about what they did. */
const saidOf = /(?:^|\.)(?:feedback|coach|hint|remedial|results)(?:\.|$)/;

export const shaming: Rule = {
  name: 'shaming',
  asks: 'Feedback, coach notes, hints and results never say “wrong!”, “faux !”, “vous auriez dû” or the like.',
  why: 'Who is judged stops trying; who is told what happened and why tries again.',
  severity: 'error',
  check: (course) => Object.keys(shames).flatMap((lang) => textsOf(course, lang)).filter(({ path }) => path && saidOf.test(path.filter((part) => typeof part === 'string').join('.'))).flatMap(({ file, lang, text, owner, lineAt }) => {
    // What somebody says in a quotation is a line under study.
    const own = text.replace(/«[^«»]*»|“[^“”]*”/g, (quote) => HIDDEN.repeat(quote.length));
    return [...own.matchAll(shames[tongueOf(lang)] ?? /$^/g)].map((match) => {
      const words = wordsAround(own, match.index, match.index + match[0].length);
      return { file, line: lineAt(match.index, words), message: `${owner}"${match[0]}" judges the learner. Say what the choice does, why, and a better move.` };
    });
  }),
};
