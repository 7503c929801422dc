import { banksOf, percent, sayOf } from '../banks.ts';
import { turnsOf } from '../replies.ts';
import type { Finding, Rule } from '../rule.ts';

/** Distance from an even share that a place may have. */
const EVEN = 0.1;
/** Items in a row whose key may stand in the same place. */
const RUN = 3;
/** Turns from which one place for every model reply is a habit. */
const MIN_TURNS = 4;

export const bankKeyPlace: Rule = {
  name: 'bank-key-place',
  asks: `Where options are not shuffled, keys stand in each place alike, within ${100 * EVEN} points, and no more than ${RUN} in a row in one.`,
  why: 'Authors like to hide the key in the middle, and learners know it.',
  severity: 'error',
  check: (course) => banksOf(course).filter(({ lang }) => lang === course.languages[0]).flatMap((bank) => {
    // In a shuffled item the place in the file is nobody’s clue.
    const placed = bank.questions.filter(({ isShuffled }) => !isShuffled).map(({ id, options }) => ({ id, place: options.findIndex(({ isKey }) => isKey), of: options.length }));
    if (placed.length < bank.questions.length / 2) return [];
    const places = Math.max(...placed.map(({ of }) => of));
    const shares = Array.from({ length: places }, (_each, place) => ({ place, share: placed.filter((each) => each.place === place).length / placed.length, even: placed.reduce((sum, { of }) => sum + (place < of ? 1 / of : 0), 0) / placed.length }));
    const run = placed.findIndex(({ place }, index) => index >= RUN && placed.slice(index - RUN, index).every((each) => each.place === place));
    return [
      ...shares.filter(({ share, even }) => Math.abs(share - even) > EVEN).map(({ place, share, even }) => sayOf(bank, `option ${place + 1} is the right one in ${percent(share)} of those that are not shuffled, where ${percent(even)} would be even. Add "shuffle: true", or move keys.`)),
      ...(run < 0 ? [] : [sayOf(bank, `more than ${RUN} keys in a row stand in the same place, up to item "${placed[run]!.id}". Add "shuffle: true", or move some.`)]),
    ];
  }),
};

export const modelPlace: Rule = {
  name: 'model-place',
  asks: 'The model reply does not stand in the same place in every turn of a dialogue.',
  why: 'Whoever reads the file, prints it or meets it unshuffled must not find the skilled reply by its place.',
  severity: 'warning',
  check: (course) => {
    const turns = turnsOf(course).filter(({ lang }) => lang === course.languages[0]);
    const dialogues = [...new Set(turns.map(({ activity }) => activity))];
    return dialogues.flatMap((activity): Finding[] => {
      const places = turns.filter((turn) => turn.activity === activity).map(({ model }) => model.index);
      return places.length < MIN_TURNS || new Set(places).size > 1 ? [] : [{ file: activity.file, line: activity.lineOf(['nodes']), message: `the model reply stands in place ${places[0]! + 1} in every turn. Move it in some.` }];
    });
  },
};
