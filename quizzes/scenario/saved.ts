/** What is kept of a dialogue, as text. Texts written by any edition are read for ever. */
import { quote, unquote } from '../free-text.ts';
import type { RuntimeScenario } from '../runtime.ts';
import { choose, nodeOf, offered, start, type PlayState } from './scenario.ts';

export type Mode = RuntimeScenario['modes'][number];

/** What is kept of a dialogue. */
export interface Played {
  /** Runs that reached an ending. */
  runs: number;
  latest: PlayState;
  /** The best run that ended, by its replies alone. */
  best?: PlayState;
  /** What the learner chose before the conversation: the id of a name, a mode. */
  name?: string;
  mode?: Mode;
}

/** Turns kept of a run: more than any conversation teaches with, so that one that turns in circles cannot fill the saved state. */
export const longestKept = 60;

/**
 * `<runs>:<latest path>:<best path>` in reply codes, as `3:abca:abaa`. In the latest path a reply may follow what was
 * ticked and written before it, as `=ab="SGk"c`; after the last reply these may stand alone, drafts with a tilde: `~ab~`,
 * `~"SGk"`. A run of more than `longestKept` turns goes on after those when it is taken up again. Choices made before the conversation come last, as `:c.ines` (challenge, the name "ines").
 */
export function encode(scenario: RuntimeScenario, { runs, latest, best, name, mode }: Played): string {
  const codes = (node: string | undefined, ids: string[]) => ids.map((id) => scenario.codes[`${node}/${id}`]).join('');
  const before = (node: string | undefined, asked?: string[], written?: string) => (asked ? `=${codes(node, asked)}=` : '') + (written === undefined ? '' : quote(written));
  const { turns, node, asked, written, draft } = latest;
  const open = before(node, asked, written) + (typeof draft === 'string' ? `~${quote(draft)}` : draft ? `~${codes(node, draft)}~` : '');
  const path = turns.slice(0, longestKept).map((turn) => before(turn.node, turn.asked, turn.written) + codes(turn.node, [turn.reply])).join('') + (turns.length > longestKept ? '' : open);
  return `${runs}:${path}:${(best?.turns ?? []).slice(0, longestKept).map((turn) => codes(turn.node, [turn.reply])).join('')}${name || mode ? `:${mode?.[0] ?? ''}.${name ?? ''}` : ''}`;
}

/**
 * Reads any text without throwing. A path is cut before the first reply that this edition does not have at that place;
 * a best run that no longer comes to an end is forgotten, the number of runs is not. `undefined` when nothing is usable.
 */
export function decode(scenario: RuntimeScenario, text: string): Played | undefined {
  const [, runs, latest, best, letter, id] = /^(\d{1,6}):((?:[0-9a-z=~]|"[\w-]*")*):([0-9a-z]*)(?::([a-z]?)\.([a-z0-9-]*))?$/.exec(text) ?? [];
  if (!runs) return undefined;
  const top = walk(scenario, best!);
  const name = scenario.learner?.names.find((each) => each.id === id)?.id;
  const mode = scenario.modes.find((each) => each[0] === letter);
  return { runs: Number(runs), latest: walk(scenario, latest!), ...(top.end && { best: top }), ...(name && { name }), ...(mode && { mode }) };
}

function walk(scenario: RuntimeScenario, path: string): PlayState {
  const step = /(?:([=~])([0-9a-z]*)\1)?(~?)("[\w-]*")?([0-9a-z]?)/y;
  let state = start(scenario);
  for (let node = nodeOf(scenario, state.node); node; node = nodeOf(scenario, state.node)) {
    const [whole, sign, ticked, tilde, quoted, code] = step.exec(path) ?? [''];
    if (!whole) break;
    const { id, ask } = node;
    const byCode = (wanted: string) => (each: { id: string }) => scenario.codes[`${id}/${each.id}`] === wanted;
    if (sign && ask) state = { ...state, [sign === '=' ? 'asked' : 'draft']: [...ticked!].flatMap((each) => ask.options.find(byCode(each))?.id ?? []) };
    if (quoted && sign !== '~') state = { ...state, [tilde ? 'draft' : 'written']: unquote(quoted) ?? '' };
    const reply = code ? offered(scenario, state).find(byCode(code)) : undefined;
    if (!reply) break;
    state = choose(scenario, state, reply.id);
  }
  return state;
}
