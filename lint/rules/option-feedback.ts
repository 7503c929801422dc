import { firstOf, phrases, type List } from '../lists.ts';
import { questionRule, type Option, type Question } from '../questions.ts';
import { replyRule } from '../replies.ts';
import { overlap, tongueOf, wordsIn } from '../wording.ts';

/** Words that an explanation takes: what it does to the other person, why, and a better move. */
const FEWEST = 12;
const MOST = 60;
/** Above this share of common words two explanations are one. */
const SAME = 0.9;

/** Words that give a reason. */
const reason: List = { fr: phrases('parce qu(?:e|’\\p{L}+)|car|ce qui|ce qu(?:e|’\\p{L}+)|puisqu(?:e|’\\p{L}+)|sinon|pour que|d’où'), en: phrases('because|which|since|so|otherwise') };
const example: Record<string, string> = { fr: '"car", "parce que", "ce qui"', en: '"because", "which"' };

export const feedbackOwn = questionRule(
  { name: 'feedback-own', asks: 'Each option has feedback of its own.', why: 'An answer that only hears “not quite” teaches next to nothing; an explanation of its own does.', severity: 'error' },
  // Where the item says nothing either, the loader tells (option-feedback).
  (question) => (explained(question) ? unexplained(question) : []).map((option) => ({ option, message: 'it has no feedback of its own. Add "feedback": what it does, why, and a better move.' })),
  { once: true },
);

export const feedbackLength = questionRule(
  { name: 'feedback-length', asks: `The feedback of an option has ${FEWEST} to ${MOST} words.`, why: 'In fewer words no reason fits; more are not read.', severity: 'error' },
  ({ options }) => options.flatMap((option) => lengthFault(option.feedback).map((message) => ({ option, field: 'feedback', message }))),
);

export const coachLength = replyRule(
  { name: 'coach-length', asks: `A coach note has ${FEWEST} to ${MOST} words.`, why: 'In fewer words no reason fits; more are not read in the middle of a conversation.', severity: 'warning' },
  ({ replies }) => replies.flatMap((reply) => lengthFault(reply.coach).map((message) => ({ reply, field: 'coach', message: message.replace('feedback', 'coach note') }))),
);

export const feedbackDiffers = questionRule(
  { name: 'feedback-differs', asks: 'No two options of an item have the same feedback.', why: 'The same words for different choices explain none of them.', severity: 'error' },
  ({ options }) => options.flatMap((option, index) => {
    const twin = options.slice(0, index).find(({ feedback }) => feedback !== undefined && option.feedback !== undefined && overlap(wordsIn(feedback.toLowerCase()), wordsIn(option.feedback.toLowerCase())) > SAME);
    return twin ? [{ option, field: 'feedback', message: `its feedback says what that of "${twin.id}" says. Say what this choice does.` }] : [];
  }),
);

export const feedbackReason = questionRule(
  { name: 'feedback-reason', asks: 'The feedback of a wrong option gives a reason: “because”, “which”, “car”, “ce qui”.', why: 'A wrong answer is mended by seeing why, not by hearing that it is wrong.', severity: 'warning' },
  ({ options, lang }) => options.flatMap((option) => (option.isKey || option.feedback === undefined || givesReason(option.feedback, lang) ? [] : [{ option, field: 'feedback', message: `its feedback gives no reason. Say why, with ${example[tongueOf(lang)]} or the like, then a better move.` }])),
);

export const coachReason = replyRule(
  { name: 'coach-reason', asks: 'The coach note of a reply that is not the model gives a reason: “because”, “which”, “car”, “ce qui”.', why: 'A reply is unlearnt by seeing why it fails, not by hearing that it does.', severity: 'warning' },
  ({ replies, lang }) => replies.flatMap((reply) => (reply.isModel || givesReason(reply.coach, lang) ? [] : [{ reply, field: 'coach', message: `its coach note gives no reason. Say why, with ${example[tongueOf(lang)]} or the like, then a better line.` }])),
);

const givesReason = (text: string, lang: string) => !reason[tongueOf(lang)] || firstOf(reason, text, lang) !== undefined;

function lengthFault(feedback: string | undefined): string[] {
  const count = feedback === undefined ? FEWEST : wordsIn(feedback).length;
  if (count >= FEWEST && count <= MOST) return [];
  return [count < FEWEST ? `its feedback has ${count} words. Use ${FEWEST} or more: what it does, why, a better move.` : `its feedback has ${count} words. ${MOST} are enough.`];
}

const unexplained = ({ options }: Question): Option[] => options.filter(({ feedback }) => feedback === undefined);

/** The item itself speaks for the options that say nothing. */
function explained({ activity, path }: Question): boolean {
  const item = (activity.data.items as { feedback?: { correct?: unknown; incorrect?: unknown } }[])[Number(path[1])];
  return item?.feedback?.correct !== undefined || item?.feedback?.incorrect !== undefined;
}
