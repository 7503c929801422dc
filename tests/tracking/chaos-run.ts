/** `npm run chaos -- --runs 50000 [--seed 7]`: as many random sessions as asked; says how to play a failing one again. */
import fc from 'fast-check';
import { parseArgs } from 'node:util';
import { play, run } from '../targets/chaos-play.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '50000' }, seed: { type: 'string' } } });
const numRuns = Number(values.runs);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);

// Refusals are what these sessions are made of.
console.warn = () => {};
const begun = performance.now();
const { failed, counterexample, errorInstance } = await fc.check(fc.asyncProperty(run, (given) => play(given)), { numRuns, seed });
const seconds = Math.round((performance.now() - begun) / 1000);
console.log(failed ? `Seed ${seed}: ${(errorInstance as Error).message}\n${JSON.stringify(counterexample)}` : `${numRuns} random sessions in ${seconds} s (seed ${seed}): no acknowledged answer lost, no status or score lowered.`);
process.exitCode = failed ? 1 : 0;
