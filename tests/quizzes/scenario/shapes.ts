import type { Graph } from '../../../quizzes/scenario/graph.ts';

/**
 * Eight dialogues reduced to their numbers, in a short notation: one line a node, the model reply first;
 * a reply is `trust/tension next`, `!` raises the flag, `=ending` names an ending; `[trust tension]` before a node begins a part of its own.
 */
const notation = {
  'repair after a doubt': [3, 6, 'n1: +2/-2 n2 | 0/0 n2 | -1/+1 n1r | -2/+2 n1r', 'n1r: +2/-2 n2 | -1/+1 n2 | -1/0 end', 'n2: +2/-1 n3 | -1/+1 n3 | +1/-1 n3 !', 'n3: +2/-2 n4 | 0/0 n4 | -2/+2 n4', 'n4: +2/-2 end | -2/+2 end | 0/-1 end'],
  'two calls, each with fresh meters': [5, 4, 'a1: +2/-2 a2 | -1/+2 a2 | -1/+1 a2', 'a2: +2/-2 b1 | -1/+1 b1 | +1/-1 b1 !', '[5 4] b1: +3/-2 b2 | -2/+2 b2 | -3/+3 b2', 'b2: +2/-2 end | -3/+2 end | -1/0 end'],
  'place, voice and an inner turn': [3, 6, 'n1: +2/-2 n2 | -1/+1 n2 | -2/+2 n2', 'n2: +2/-2 n3 | -1/+1 n3 | -2/+3 n3', 'n3: 0/-1 n4 | 0/0 n4 | -1/+2 n4', 'n4: +3/-2 n5 | +1/-1 n5 ! | -1/+1 n5', 'n5: +1/-1 end | 0/0 end | 0/0 end'],
  'three turns': [4, 4, 'n1: +2/-1 n2 | -2/+2 n2 | +1/-2 n2 !', 'n2: +2/-2 n3 | -1/+1 n3 | -2/+2 n3', 'n3: +2/-2 end | -2/+2 end | 0/+1 end'],
  'wait or write': [3, 6, 'n1: +2/-2 n2 | -1/+1 n2 | -2/+2 n2', 'n2: +3/-3 n3 | 0/0 n3 | -1/+1 n3', 'n3: +2/-2 n4 | -1/+1 n4 | -1/0 n4', 'n4: +2/-1 end | -3/+3 end | -1/+1 end'],
  'two promises, one flag': [4, 5, 'n1: +2/-2 n2 | -2/+2 n2 | -3/+2 n2', 'n2: +2/-2 n3 | -2/+2 n3 | -1/+1 n3', 'n3: +3/-2 n4 | +1/-1 n4 ! | -2/+2 n4', 'n4: +2/-1 end | +1/0 end ! | -1/+1 end'],
  'a legitimate stop': [4, 4, 'n1: +1/-1 n2 | -2/+3 n2 | -1/0 end', 'n2: 0/-1 n3 | 0/+1 n3 | -1/+2 n3', 'n3: 0/-1 n4a | 0/+1 n4b | -2/+3 n4b', 'n4a: +2/-2 end | -1/+2 n4b | -1/+1 n4b', 'n4b: 0/0 n5 | 0/0 end | 0/+2 n5', 'n5: 0/0 end =legitimate-stop | 0/+1 end | -2/+3 end'],
  'three channels, four replies': [3, 6, 'n1: +2/-2 n2 | -2/+2 n2 | 0/+1 n2 | -3/+4 n2', 'n2: +2/-2 n3 | -1/+1 n3 | -1/+1 n3', 'n3: +2/-1 n4 | -2/+2 n4 | 0/0 n4', 'n4: +1/-1 n5 | -2/+2 n5 | -4/+4 n5', 'n5: +2/-2 end | -2/+1 end | -1/0 end'],
} as const;

const meter = { min: 0, max: 10 };

function graph([trust, tension, ...lines]: readonly [number, number, ...string[]]): Graph {
  const nodes = lines.map((line) => {
    const [, part, id, rest] = /^(?:\[([\d ]+)\] )?(\w+): (.+)$/.exec(line)!;
    const [c, t] = (part ?? '').split(' ').map(Number);
    return {
      id: id!,
      ...(part && { start: { trust: c!, tension: t! } }),
      replies: rest!.split(' | ').map((reply, index) => {
        const [, up, down, next, flag, ending] = /^([+-]?\d)\/([+-]?\d) (\w+)( !)?(?: =([\w-]+))?$/.exec(reply)!;
        return { id: 'abcd'[index]!, model: index === 0, effect: { trust: Number(up), tension: Number(down) }, next: next!, ...(flag && { flag: 'paid-later' }), ...(ending && { ending }) };
      }),
    };
  });
  const hasStop = lines.some((line) => line.includes('='));
  return {
    first: nodes[0]!.id,
    start: { trust, tension },
    nodes,
    flags: [{ id: 'paid-later', effect: { trust: -3 } }],
    meters: [{ id: 'trust', better: 'more', ...meter }, { id: 'tension', better: 'less', ...meter }],
    endingRules: [
      { id: 'resolved', when: { trust: { min: 7 }, tension: { max: 3 } }, at: 'end', worth: 'success' },
      { id: 'fragile', when: { tension: { max: 6 } }, at: 'end', worth: 'partial' },
      { id: 'legitimate-stop', at: 'end', worth: 'success' },
      { id: 'breakdown', when: [{ tension: { min: 9 } }, { trust: { max: 0 } }], at: 'any-turn', worth: 'failure' },
    ],
    endings: { resolved: '', fragile: '', breakdown: '', ...(hasStop && { 'legitimate-stop': '' }) },
  };
}

export const shapes = Object.fromEntries(Object.entries(notation).map(([name, lines]) => [name, graph(lines)]));
