/**
 * `npm run bench -- [--runs N]`: builds this course and the comparison course, and measures their SCORM 1.2 packages and
 * the floor in turn, fast and slowed; then what each question type weighs. Prints medians (least–most); asserts nothing, because build machines differ.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { needBrowser } from '../e2e/browser.ts';
import { costOfAnswer } from './answer.ts';
import { printBytes } from './bytes.ts';
import { floorPage } from './floor.ts';
import { readPackage, run, serve, type Driver, type Package, type Run } from './measure.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);
process.env.CHROMIUM = needBrowser();

const ours: Driver = { question: 'input[type=radio]', check: '.question > button', feedback: '.verdict' };
const subjects: { name: string; files: Package; driver: Driver }[] = [
  { name: 'floor', files: new Map([['index.html', new TextEncoder().encode(floorPage('tests/courses/phishing'))]]), driver: { question: 'input[type=radio]', check: 'button', feedback: '[data-feedback]' } },
  { name: 'comparison course', files: built('tests/courses/phishing', 'phishing'), driver: ours },
  { name: 'this course', files: built('course', 'course'), driver: { ...ours, toQuestion: (frame) => frame.locator('#go-on').click() } },
];

for (const slow of [false, true]) {
  const results = new Map<string, Run[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < runs; round++) {
    for (const { name, files, driver } of subjects) {
      const server = await serve(files);
      try {
        results.get(name)!.push(await run(server.url, driver, slow));
      } finally {
        server.close();
      }
    }
  }
  console.log(slow ? '\nCPU 4x slower, 150 ms latency, 1.6 Mbit/s, gzip' : '\nNo throttling, gzip');
  console.table(Object.fromEntries([...results].map(([name, list]) => [name, {
    requests: range(list, 'requests'), 'wire kB': range(list, 'wireBytes', 1000), 'script kB': range(list, 'scriptBytes', 1000),
    'first paint ms': range(list, 'firstPaintMs'), 'content ms': range(list, 'contentMs'), 'question answerable ms': range(list, 'answerableMs'), 'feedback ms': range(list, 'feedbackMs'),
  }])));
}

console.log('\nOne answer in an LMS whose commit blocks the page for 500 ms (SCORM 1.2)');
const { calls, bytes, feedbackMs, longestTaskMs } = await costOfAnswer(subjects[1]!.files, ours);
console.table({ [subjects[1]!.name]: { 'LMS calls': calls, 'characters set': bytes, 'feedback ms': Math.round(feedbackMs), 'longest other task ms': Math.round(longestTaskMs) } });

await printBytes();

/** The SCORM 1.2 package of a course, built now; its size and build time are printed. */
function built(course: string, out: string): Package {
  const folder = `.cache/bench/${out}`;
  mkdirSync(folder, { recursive: true });
  const begun = performance.now();
  const { status } = spawnSync(process.execPath, ['build-scorm.ts', '--course', course, '--out', folder, '--quiet'], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const zip = readdirSync(folder).find((name) => name.endsWith('-scorm12.zip'))!;
  const files = readPackage(`${folder}/${zip}`);
  const scripts = [...files].filter(([path]) => path.endsWith('.js')).sort(([one], [other]) => (one < other ? 1 : -1));
  console.log(`${course}: all targets in ${seconds} s; ${zip} ${kB(statSync(`${folder}/${zip}`).size)}, ${files.size} files; ${scripts.map(([path, bytes]) => `${path} ${kB(bytes.length)}, gzip ${kB(gzipSync(bytes, { level: 9 }).length)}`).join('; ')}`);
  return files;
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/** `median (least–most)` of a figure. */
function range(list: Run[], key: keyof Run, unit = 1): string {
  const sorted = list.map((each) => each[key] / unit).sort((a, b) => a - b);
  const show = (value: number) => (unit === 1 ? value.toFixed(0) : value.toFixed(1));
  return `${show(sorted[sorted.length >> 1]!)} (${show(sorted[0]!)}–${show(sorted.at(-1)!)})`;
}
