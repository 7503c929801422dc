import { describe, expect, it } from 'vitest';
import { chartOf, stepsOf, type Step } from '../../../quizzes/scenario/chart.ts';
import { play } from '../../../quizzes/scenario/scenario.ts';
import { sample, sampleWith } from './samples.ts';

const trust = (steps: Step[]) => steps.map(({ turn, isStart, values }) => `${isStart ? 'start' : turn ?? 'later'} ${values.trust}`);
const meters = [{ id: 'trust', label: 'Trust', better: 'more', min: 0, max: 10 }, { id: 'tension', label: 'Tension', better: 'less', min: 0, max: 10 }] as const;
const steps = (...values: [number, number][]): Step[] => values.map(([trust, tension], index) => (index ? { turn: index, values: { trust, tension } } : { isStart: true, values: { trust, tension } }));
const pathsOf = (kind: string, given: Parameters<typeof chartOf>[0], moments: Step[]) => chartOf(given, moments, 'Later').paths.filter(([is]) => is === kind).map(([, d]) => d);
const points = (line: string) => [...line.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('the moments of a conversation', () => {
  it('are its start and every turn', () => expect(trust(stepsOf(sample, play(sample, ['ask', 'breathe-out', 'exchange'])))).toEqual(['start 4', '1 6', '2 6', '3 9']));
  it('hold what a promise costs after the last turn', () => expect(trust(stepsOf(sample, play(sample, ['ask', 'breathe-out', 'promise'])))).toEqual(['start 4', '1 6', '2 6', '3 7', 'later 4']));
  it('begin anew with each part', () => {
    const two = sampleWith({ 'what-now': { start: { trust: 5, tension: 5 } } });
    expect(trust(stepsOf(two, play(two, ['ask', 'breathe-out', 'shrug'])))).toEqual(['start 4', '1 6', '2 6', 'start 5', '3 4']);
  });
  it('begin a part even where it starts from the same values', () => {
    const two = sampleWith({ 'what-now': { start: { trust: 6, tension: 2 } } });
    expect(trust(stepsOf(two, play(two, ['ask', 'breathe-out', 'shrug'])))).toEqual(['start 4', '1 6', '2 6', 'start 6', '3 5']);
  });
});

describe('the drawing', () => {
  it('has the least at the foot, the most at the head, and every moment in between', () => {
    const [line] = pathsOf('line more', [...meters], steps([0, 5], [10, 5], [5, 5]));
    const [grid] = pathsOf('grid', [...meters], steps([0, 5], [10, 5], [5, 5]));
    const [low, middle, high] = points(grid!).map(([, y]) => y);
    const [[x0, y0], [x1, y1], [x2, y2]] = points(line!) as [number, number][] as [[number, number], [number, number], [number, number]];
    expect([y0, y1, y2]).toEqual([low, high, middle]);
    expect(x1 - x0).toBe(x2 - x1);
  });

  it('draws each meter by its own range', () => {
    const chart = chartOf([meters[0], { ...meters[1], min: -5, max: 5 }], steps([5, 0], [10, 5]), 'Later');
    const [one, other] = chart.paths.filter(([kind]) => kind.startsWith('line')).map(([, d]) => d);
    expect(one).toBe(other);
  });

  it('breaks the line between parts and marks the border', () => {
    const moments = [...steps([4, 4], [5, 5]), ...steps([2, 2], [3, 3])];
    expect(pathsOf('line more', [...meters], moments)[0]!.match(/M/g)).toHaveLength(2);
    expect(pathsOf('border', [...meters], moments)).toHaveLength(1);
    expect(pathsOf('border', [...meters], steps([4, 4], [5, 5]))).toEqual([]);
  });

  it('follows each line by its marks, one at every moment', () => {
    const { paths } = chartOf([...meters], steps([4, 4], [5, 5]), 'Later');
    expect(paths.map(([kind]) => kind)).toEqual(['grid', 'line more', 'more', 'line less', 'less']);
    for (const at of [1, 3]) expect(points(paths[at + 1]![1])).toEqual(points(paths[at]![1]));
  });

  it.each([[5, 5], [0, 0], [10, 10], [0, 1], [10, 9]])('keeps names apart and in the box where meters end at %d and %d', (trust, tension) => {
    const names = chartOf([...meters], steps([4, 4], [trust, tension]), 'Later').words.filter(([kind]) => kind === 'more' || kind === 'less');
    const [one, other] = names.map(([, , y]) => y);
    expect(Math.abs(one! - other!)).toBeGreaterThanOrEqual(17);
    for (const [, , y] of names) expect(y >= 12 && y <= 180).toBe(true);
  });

  it('names what came after the last turn, with a sign where there is no room', () => {
    const after = (count: number) => chartOf([...meters], [...steps(...Array.from({ length: count + 1 }, (): [number, number] => [4, 4])), { values: { trust: 1, tension: 9 } }], 'Later').words.filter(([kind]) => kind === 'turn').at(-1)![3];
    expect([after(2), after(9)]).toEqual(['Later', '…']);
  });

  it('leaves out numbers of turns that would touch', () => {
    const turns = (count: number) => chartOf([...meters], steps(...Array.from({ length: count + 1 }, (): [number, number] => [4, 4])), 'Later').words.flatMap(([kind, , , text]) => (kind === 'turn' ? [text] : []));
    expect(turns(5)).toEqual([1, 2, 3, 4, 5]);
    expect(turns(20)).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
  });

  it('leaves room for long names, but most of it to the lines', () => {
    const end = (label: string) => points(pathsOf('line more', [{ ...meters[0], label }], steps([4, 4], [5, 5]))[0]!).at(-1)![0]!;
    expect(end('Confiance')).toBeLessThan(end('Trust'));
    expect(end('x'.repeat(60))).toBeGreaterThan(160);
  });
});
