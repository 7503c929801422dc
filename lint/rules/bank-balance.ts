import { banksOf, percent, sayOf, type Bank } from '../banks.ts';
import { phrases } from '../lists.ts';
import type { Question } from '../questions.ts';
import type { Finding, Rule } from '../rule.ts';

/** Share of one gender among the people whose gender a stem tells, and of one trade or channel. */
const MOST_OF_GENDER = 0.65;
const MOST_OF_SECTOR = 0.4;
const MOST_OF_CHANNEL = 0.6;
/** Fewer people whose gender is told say nothing. */
const MIN_TOLD = 20;
/** Items a name may stand in. */
const MOST_OF_NAME = 4;

export const bankBalance: Rule = {
  name: 'bank-balance',
  asks: `Of people whose gender is told ${percent(1 - MOST_OF_GENDER)} to ${percent(MOST_OF_GENDER)} are women; no sector has more than ${percent(MOST_OF_SECTOR)} of the items, no channel more than ${percent(MOST_OF_CHANNEL)}, no first name more than ${MOST_OF_NAME} items.`,
  why: 'If the difficult customer is always the same woman, man, trade or name, the bank teaches a prejudice.',
  severity: 'warning',
  check: (course) => banksOf(course).flatMap((bank) => [...genders(bank), ...names(bank), ...(bank.lang === course.languages[0] ? tagged(bank) : [])]),
};

const gendered: Record<string, [women: RegExp, men: RegExp]> = {
  fr: [phrases('madame|mme|mademoiselle|cliente|voyageuse|patiente|assurée|abonnée|elle'), phrases('monsieur|m\\.|client|voyageur|patient|assuré|abonné|il')],
  en: [phrases('mrs|ms|madam|she|her|woman'), phrases('mr|sir|he|his|him|man')],
};

function genders(bank: Bank): Finding[] {
  const [women, men] = gendered[bank.lang.slice(0, 2)] ?? [/$^/, /$^/];
  const told = bank.questions.map(({ stem }) => [women.test(stem), men.test(stem)]).filter(([one, other]) => one !== other);
  const share = told.filter(([isWoman]) => isWoman).length / told.length;
  return told.length < MIN_TOLD || (share <= MOST_OF_GENDER && share >= 1 - MOST_OF_GENDER) ? [] : [sayOf(bank, `${percent(share)} of the people whose gender is told are women. Bring it between ${percent(1 - MOST_OF_GENDER)} and ${percent(MOST_OF_GENDER)}.`, 'warning')];
}

function names(bank: Bank): Finding[] {
  return [...countBy(bank.questions.flatMap(({ stem }) => [...new Set(stem.match(/(?<=\p{L}[,’]? |[«“] ?)\p{Lu}\p{Ll}{2,}(?= \p{Lu}\p{Ll}+)/gu) ?? [])]))].filter(([, count]) => count > MOST_OF_NAME).map(([name, count]) => sayOf(bank, `"${name}" is met in ${count} of them. Vary names, origins and ages.`, 'warning'));
}

function tagged(bank: Bank): Finding[] {
  const tagOf = ({ activity, path }: Question, kind: string) => ((activity.data.items as { tags?: Record<string, string> }[])[Number(path[1])]?.tags ?? {})[kind];
  return ([['sector', MOST_OF_SECTOR], ['channel', MOST_OF_CHANNEL]] as const).flatMap(([kind, most]) => [...countBy(bank.questions.flatMap((question) => tagOf(question, kind) ?? []))].filter(([name, count]) => name !== 'mixed' && count / bank.questions.length > most).map(([name, count]) => sayOf(bank, `${percent(count / bank.questions.length)} of them have the ${kind} "${name}". Spread them: ${percent(most)} or less.`, 'warning')));
}

const countBy = (list: readonly string[]): Map<string, number> => list.reduce((counts, each) => counts.set(each, (counts.get(each) ?? 0) + 1), new Map<string, number>());
