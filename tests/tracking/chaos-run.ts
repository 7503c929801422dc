/** `npm run chaos -- --runs 50000 [--seed 7]`: as many random sessions as asked, four of five over SCORM, one over an LRS; says how to play a failing one again. */
import fc from 'fast-check';
import { parseArgs } from 'node:util';
import { onlineRun, playOnline } from '../targets/chaos-lrs.ts';
import { play, run } from '../targets/chaos-play.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '50000' }, seed: { type: 'string' } } });
const numRuns = Number(values.runs);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);

// Refusals are what these sessions are made of.
console.warn = () => {};
const begun = performance.now();
const online = Math.floor(numRuns / 5);
const results = [
  await fc.check(fc.asyncProperty(run, (given) => play(given)), { numRuns: numRuns - online, seed }),
  await fc.check(fc.asyncProperty(onlineRun, (given) => playOnline(given)), { numRuns: Math.max(1, online), seed }),
];
const seconds = Math.round((performance.now() - begun) / 1000);
for (const { failed, counterexample, errorInstance } of results) if (failed) console.log(`Seed ${seed}: ${(errorInstance as Error).message}\n${JSON.stringify(counterexample)}`);
const isSound = results.every(({ failed }) => !failed);
if (isSound) console.log(`${numRuns} random sessions in ${seconds} s (seed ${seed}): no acknowledged answer lost, none told twice, no status or score lowered.`);
process.exitCode = isSound ? 0 : 1;
