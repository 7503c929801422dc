import { describe, expect, it } from 'vitest';
import { checkCourse } from '../../lint/index.ts';
import { courseFolder, courseYaml, dialogueYaml, page, said, scenarioYaml, soundCourse } from '../course/build-course.ts';

interface Item { key?: string; wrong?: string; place?: number; stem?: string; sector?: string; outcome?: string; shuffle?: boolean }

const feedback = 'feedback: {fr: Non., en: No.}';

/** A final of many items, whose shapes are given in turn. */
function bank(count: number, shapes: Item[], head = ''): string {
  const items = Array.from({ length: count }, (_none, index) => {
    const { key = 'Une phrase claire.', wrong = 'Une autre phrase', place = index % 3, stem = 'Que dites-vous', sector = `s${index % 5}`, outcome = 'O1', shuffle = false } = shapes[index % shapes.length]!;
    const options = [0, 1, 2].map((at) => `      - {id: o${at}, text: {fr: "${at === place ? key : `${wrong} ${at}`}", en: "x${at}"}, ${at === place ? 'correct: true, ' : ''}${feedback}}\n`).join('');
    return `  - id: item-${index}\n    type: single-choice\n    outcomes: [${outcome}]\n${shuffle ? '    shuffle: true\n' : ''}    tags: {sector: ${sector}}\n    stem: {fr: "${stem}", en: "What ${index}"}\n    options:\n${options}`;
  });
  return `type: quiz\npurpose: final\n${head}items:\n${items.join('')}`;
}

const rulesSaid = (rule: string, quiz: string, status = 'draft') => {
  const dir = courseFolder(soundCourse({ 'course.yaml': courseYaml(`status: ${status}\npassMark: 0.8\noutcomes: [{id: O1, text: {fr: a, en: a}}, {id: O2, text: {fr: b, en: b}}]\n${dialogueYaml}`), 'listen/check.yaml': quiz }));
  return said(dir, checkCourse(dir).problems).split('\n').filter((line) => line.endsWith(`(${rule})`)).join('\n');
};

describe('a bank looked at as a whole', () => {
  const long = { key: 'Une phrase nettement plus longue que les autres' };

  it('has no key that is longest, or shortest, in more than 40%', () => {
    expect(rulesSaid('bank-key-length', bank(20, [long, {}, {}]))).toBe('');
    expect(rulesSaid('bank-key-length', bank(20, [long]))).toBe('listen/check.yaml:1  the 20 single-choice items (fr): the right option is the longest in 100% of them. Reword until it is in 40% or less.  (bank-key-length)');
    expect(rulesSaid('bank-key-length', bank(20, [{ key: 'Oui' }]))).toContain('the right option is the shortest in 100% of them.');
  });

  it('is judged from 20 items on', () => expect(rulesSaid('bank-key-length', bank(19, [long]))).toBe(''));

  it('has its keys in every place alike, unless they are shuffled', () => {
    expect(rulesSaid('bank-key-place', bank(21, [{}]))).toBe('');
    expect(rulesSaid('bank-key-place', bank(21, [{ place: 1 }]))).toContain('option 2 is the right one in 100% of those that are not shuffled, where 33% would be even. Add "shuffle: true", or move keys.');
    expect(rulesSaid('bank-key-place', bank(21, [{ place: 1 }]))).toContain('more than 3 keys in a row stand in the same place, up to item "item-3".');
    expect(rulesSaid('bank-key-place', bank(21, [{ place: 1, shuffle: true }]))).toBe('');
  });

  it('does not keep words like "always" for wrong options', () => {
    expect(rulesSaid('bank-absolutes', bank(20, [{ wrong: 'Toujours la même' }, {}, {}]))).toContain('35% of the wrong options have words like "always" or "never", and 0% of the right ones.');
    expect(rulesSaid('bank-absolutes', bank(20, [{ wrong: 'Toujours la même', key: 'Toujours une phrase' }, {}, {}]))).toBe('');
  });

  it('tells of people of both genders, of several trades and names', () => {
    expect(rulesSaid('bank-balance', bank(20, [{ stem: 'Une cliente crie.' }, { stem: 'Un client crie.' }]))).toBe('');
    expect(rulesSaid('bank-balance', bank(20, [{ stem: 'Une cliente crie.' }]))).toContain('100% of the people whose gender is told are women. Bring it between 35% and 65%.');
    expect(rulesSaid('bank-balance', bank(20, [{ sector: 'bank' }]))).toContain('100% of them have the sector "bank". Spread them: 40% or less.');
    expect(rulesSaid('bank-balance', bank(20, [{ stem: 'Voici donc Nadia Berger.' }]))).toContain('"Nadia" is met in 20 of them.');
  });

  it('holds five items for each that is drawn, in a complete course', () => {
    const draw = (count: number) => bank(20, [{ outcome: 'O1' }], `draw: {O1: ${count}}\n`);
    expect(rulesSaid('bank-size', draw(4))).toBe('');
    expect(rulesSaid('bank-size', draw(5))).toBe('listen/check.yaml:3  warning: outcome "O1" draws 5 and has 20 items. Write 25 or more, so that each try is a new one.  (bank-size)');
    expect(rulesSaid('bank-size', draw(5), 'complete')).toContain('listen/check.yaml:3  outcome "O1" draws 5');
  });
});

describe('the dialogues looked at as a whole', () => {
  const check = (rule: string, call: string) => {
    const dir = courseFolder(soundCourse({ 'listen/call.yaml': call, 'listen/fr.mdx': page('<Scenario id="call" />'), 'listen/en.mdx': page('<Scenario id="call" />') }));
    return said(dir, checkCourse(dir).problems).split('\n').filter((line) => line.endsWith(`(${rule})`)).join('\n');
  };
  /** A dialogue of many turns; `model` is what the model reply says, in `place`. */
  const call = (count: number, model: (index: number) => string, place: (index: number) => number) => {
    const nodes = Array.from({ length: count }, (_none, index) => {
      const next = index + 1 < count ? `turn-${index + 1}` : 'end';
      const replies = [`{id: good, model: true, effect: {trust: 1}, next: ${next}, text: {fr: "${model(index)}", en: "x${index}"}, coach: {fr: Bien., en: Good.}}`, `{id: bad, effect: {trust: -1}, next: ${next}, text: {fr: Une phrase, en: "y${index}"}, coach: {fr: Non., en: No.}}`];
      return `  - id: turn-${index}\n    line: {fr: Oui., en: "Yes."}\n    replies:\n${(place(index) ? replies.reverse() : replies).map((reply) => `      - ${reply}\n`).join('')}`;
    });
    return scenarioYaml((text) => text.replace(/nodes:\n[\s\S]*?(?=endings:)/, `nodes:\n${nodes.join('')}`).replace('first: opening', 'first: turn-0'));
  };

  it('have no model reply that is longest in more than 40% of the turns', () => {
    expect(check('model-longest', call(20, () => 'Une phrase plus longue', (index) => index % 2))).toBe('listen/call.yaml:1  the 20 turns of the course’s dialogues (fr): the model reply is the longest in 100% of them. Reword until it is in 40% or less.  (model-longest)');
    expect(check('model-longest', call(20, () => 'Une phrase', (index) => index % 2))).toBe('');
  });

  it('do not keep the model reply in one place', () => {
    expect(check('model-place', call(4, () => 'Une phrase', () => 0))).toBe('listen/call.yaml:7  warning: the model reply stands in place 1 in every turn. Move it in some.  (model-place)');
    expect(check('model-place', call(4, () => 'Une phrase', (index) => index % 2))).toBe('');
  });
});
