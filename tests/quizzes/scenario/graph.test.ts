import { describe, expect, it } from 'vitest';
import { violations, type Graph } from '../../../quizzes/scenario/graph.ts';
import { replies, sample, sampleWith, second } from './samples.ts';
import { shapes } from './shapes.ts';

describe('a sound dialogue', () => {
  it('has no violation', () => expect(violations(sample)).toEqual([]));
  it('may hold conditions, flags paid on the way, and parts', () => expect(violations(second)).toEqual([]));
  it.each(Object.entries(shapes))('may have the shape: %s', (_name, graph) => expect(violations(graph)).toEqual([]));

  it('may turn in circles, as long as one way leads out', () => {
    expect(violations(sampleWith({ 'what-now': replies('what-now', 'shrug', { next: 'breathe' }) }))).toEqual([]);
  });
});

const node = (id: string) => sample.nodes.findIndex((each) => each.id === id);

const faults: [string, Graph, { path: (string | number)[]; rule: string; message: RegExp }[]][] = [
  ['begins nowhere', { ...sample, first: 'nowhere' }, [{ path: ['first'], rule: 'scenario-links', message: /no node "nowhere" to begin with/ }]],
  ['leads nowhere', sampleWith({ accused: replies('accused', 'own', { next: 'nowhere' }) }), [{ path: ['nodes', node('accused'), 'replies', 0, 'next'], rule: 'scenario-links', message: /node "accused", reply "own": there is no node "nowhere"/ }]],
  ['names a flag it does not have', sampleWith({ accused: replies('accused', 'own', { flag: 'unknown' }) }), [{ path: ['nodes', node('accused'), 'replies', 0, 'flag'], rule: 'scenario-links', message: /no flag "unknown"/ }]],
  ['names an ending the course does not have', sampleWith({ accused: replies('accused', 'stop', { ending: 'unknown' }) }), [{ path: ['nodes', node('accused'), 'replies', 2, 'ending'], rule: 'scenario-links', message: /no ending "unknown"/ }]],
  ['names an ending and goes on', sampleWith({ accused: replies('accused', 'stop', { next: 'breathe' }) }), [{ path: ['nodes', node('accused'), 'replies', 2, 'ending'], rule: 'scenario-links', message: /needs "next: end"/ }]],
  ['has two nodes of one name', { ...sample, nodes: [...sample.nodes, sample.nodes[0]!] }, [{ path: ['nodes', 4, 'id'], rule: 'scenario-links', message: /two nodes are called "wet-shelf"/ }]],
  ['has two replies of one name', sampleWith({ accused: replies('accused', 'own', { id: 'insist' }) }), [{ path: ['nodes', node('accused'), 'replies', 1, 'id'], rule: 'scenario-links', message: /two replies of node "accused" are called "insist"/ }]],
  ['forgets a meter at the start', { ...sample, start: { trust: 4 } }, [{ path: ['start'], rule: 'scenario-meters', message: /"tension" has no value/ }]],
  ['starts a meter out of its bounds', { ...sample, start: { trust: 4, tension: 11 } }, [{ path: ['start', 'tension'], rule: 'scenario-meters', message: /goes from 0 to 10, but begins at 11/ }]],
  ['starts a part with half its meters', sampleWith({ breathe: { start: { trust: 5 } } }), [{ path: ['nodes', node('breathe'), 'start'], rule: 'scenario-meters', message: /"tension" has no value/ }]],
  ['moves a meter the course does not have', sampleWith({ accused: replies('accused', 'own', { effect: { mood: 1 } }) }), [{ path: ['nodes', node('accused'), 'replies', 0, 'effect', 'mood'], rule: 'scenario-meters', message: /no meter "mood"/ }]],
  ['has no model reply in a node', sampleWith({ accused: replies('accused', 'own', { model: false }) }), [{ path: ['nodes', node('accused'), 'replies'], rule: 'scenario-model', message: /"accused": no replies are marked/ }]],
  ['has two model replies in a node', sampleWith({ accused: replies('accused', 'insist', { model: true }) }), [{ path: ['nodes', node('accused'), 'replies'], rule: 'scenario-model', message: /2 replies are marked/ }]],
  ['has a node no one reaches', { ...sample, nodes: [...sample.nodes, { ...sample.nodes[3]!, id: 'island' }] }, [{ path: ['nodes', 4], rule: 'scenario-reachable', message: /node "island": no way leads here/ }]],
  ['never ends from some node', sampleWith({ accused: { replies: replies('accused', 'own', { next: 'accused' }).replies.map((reply) => ({ ...reply, next: 'accused', ending: undefined })) } }), [
    { path: ['nodes', node('accused')], rule: 'scenario-ends', message: /node "accused": from here the dialogue never ends/ },
    { path: ['endings', 'legitimate-stop'], rule: 'scenario-endings', message: /no way leads to it/ },
  ]],
  ['tells of an ending it cannot have', sampleWith({ accused: replies('accused', 'stop', { ending: undefined }) }), [{ path: ['endings', 'legitimate-stop'], rule: 'scenario-endings', message: /no way leads to it/ }]],
  ['has no words for an ending it can have', { ...sample, endings: { ...sample.endings, cold: undefined } }, [{ path: ['endings'], rule: 'scenario-endings', message: /can end with "cold"/ }]],
  ['loses by its own model', sampleWith({ 'what-now': replies('what-now', 'exchange', { effect: { trust: -3, tension: 4 } }) }), [
    { path: ['endings', 'resolved'], rule: 'scenario-endings', message: /no way leads to it/ },
    { path: ['nodes'], rule: 'scenario-model', message: /end with "fragile"|end with "cold"/ },
  ]],
  ['forgives nothing', {
    ...sampleWith({
      'wet-shelf': { replies: sample.nodes[0]!.replies.map((reply) => (reply.model ? reply : { ...reply, effect: { trust: -3, tension: 3 } })) },
      accused: replies('accused', 'stop', { ending: undefined }),
      breathe: replies('breathe', 'walk-off', { effect: { trust: -4, tension: 2 } }),
    }),
    endings: { breakdown: '', resolved: '', fragile: '', cold: '' },
  }, [{ path: ['nodes'], rule: 'scenario-repair', message: /can no longer succeed/ }]],
  ['has a reply that does more good than the model', sampleWith({ accused: replies('accused', 'insist', { effect: { trust: 3, tension: -2 } }) }), [{ path: ['nodes', node('accused'), 'replies', 1], rule: 'scenario-model', message: /reply "insist": it does more good \(5\) than the model reply "own" \(4\)/ }]],
  ['hides its model', sampleWith({ accused: replies('accused', 'own', { when: { said: ['wet-shelf/blame'] } }) }), [{ path: ['nodes', node('accused'), 'replies', 0, 'when'], rule: 'scenario-model', message: /must always be offered/ }]],
  ['asks for what does not exist', sampleWith({ breathe: { variants: [{ when: [{ meters: { mood: { min: 1 } } }, { flags: ['unknown'] }, { said: ['wet-shelf/unknown'] }], line: '' }] } }), [
    { path: ['nodes', node('breathe'), 'variants', 0, 'when', 0, 'meters'], rule: 'scenario-conditions', message: /no meter "mood"/ },
    { path: ['nodes', node('breathe'), 'variants', 0, 'when', 1, 'flags'], rule: 'scenario-conditions', message: /no flag "unknown"/ },
    { path: ['nodes', node('breathe'), 'variants', 0, 'when', 2, 'said'], rule: 'scenario-conditions', message: /no reply "wet-shelf\/unknown"/ },
  ]],
  ['has words that are never told', sampleWith({ breathe: { variants: [{ when: { meters: { trust: { min: 10 } } }, line: '' }] } }), [{ path: ['nodes', node('breathe'), 'variants', 0], rule: 'scenario-conditions', message: /variant 1 never holds/ }]],
  ['never tells a node’s own words', sampleWith({ breathe: { variants: [{ when: { said: ['wet-shelf/ask'] }, line: '' }, { when: { notSaid: ['wet-shelf/ask'] }, line: '' }] } }), [{ path: ['nodes', node('breathe'), 'variants'], rule: 'scenario-conditions', message: /own words are never told/ }]],
  ['never offers a reply', sampleWith({ breathe: { replies: [...sample.nodes[node('breathe')]!.replies, { ...sample.nodes[node('breathe')]!.replies[1]!, id: 'never', when: { flags: ['leaks-again'] } }] } }), [{ path: ['nodes', node('breathe'), 'replies', 2], rule: 'scenario-conditions', message: /reply "never": its condition never holds/ }]],
  ['leaves nothing to choose', sampleWith({ breathe: replies('breathe', 'walk-off', { when: { notSaid: ['accused/insist'] } }) }), [{ path: ['nodes', node('breathe'), 'replies'], rule: 'scenario-conditions', message: /only the model reply is offered/ }]],
  ['pays a flag it cannot owe', sampleWith({ breathe: { pays: ['leaks-again'] } }), [{ path: ['nodes', node('breathe'), 'pays', 0], rule: 'scenario-conditions', message: /never owed/ }]],
  ['names an option like a reply', sampleWith({ accused: { ask: { prompt: '', feedback: { correct: '', incorrect: '' }, options: [{ id: 'explicit', text: '' }, { id: 'own', text: '' }] } } }), [{ path: ['nodes', node('accused'), 'ask', 'options', 1, 'id'], rule: 'scenario-links', message: /called "own" already/ }]],
  ['skips a turn to nowhere', sampleWith({ breathe: { when: { said: ['wet-shelf/ask'] }, otherwise: 'nowhere' } }), [{ path: ['nodes', node('breathe'), 'otherwise'], rule: 'scenario-links', message: /no node "nowhere"/ }]],
  ['skips a turn without saying where to', sampleWith({ breathe: { when: { said: ['wet-shelf/ask'] } } }), [{ path: ['nodes', node('breathe'), 'when'], rule: 'scenario-links', message: /belong together/ }]],
  ['skips in a circle', sampleWith({ breathe: { when: { said: ['wet-shelf/ask'] }, otherwise: 'what-now' }, 'what-now': { when: { said: ['wet-shelf/ask'] }, otherwise: 'breathe' } }), [
    { path: ['nodes', node('breathe'), 'otherwise'], rule: 'scenario-links', message: /in a circle/ },
    { path: ['nodes', node('what-now'), 'otherwise'], rule: 'scenario-links', message: /in a circle/ },
  ]],
];

describe('a dialogue is refused that', () => {
  it.each(faults)('%s', (_what, graph, expected) => {
    const found = violations(graph);
    for (const { path, rule, message } of expected) expect(found).toContainEqual(expect.objectContaining({ path, rule, message: expect.stringMatching(message) }));
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(expected.map(({ rule }) => rule)));
  });
});
