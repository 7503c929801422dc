import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { conversationsOf } from '../../authoring/scenario/conversations.ts';
import { diagram } from '../../authoring/scenario/diagram.ts';
import { graphOf } from '../../authoring/scenario/graph.ts';
import { layOut } from '../../authoring/scenario/layout.ts';
import { boundsInWords, whenInWords } from '../../authoring/scenario/meters.ts';
import { transcript } from '../../authoring/scenario/transcript.ts';
import { wordsOf } from '../../authoring/scenario/words.ts';
import type { RuntimeScenario } from '../../quizzes/runtime.ts';
import type { Bounds } from '../../quizzes/scenario/conditions.ts';
import { modelPath, pathOf } from '../../quizzes/scenario/scenario.ts';
import { toldTo } from '../../quizzes/scenario/told.ts';
import { courseFolder, dialogueYaml, courseYaml, page, scenarioYaml, soundCourse } from '../course/build-course.ts';
import { replies, sample, sampleWith, second } from '../quizzes/scenario/samples.ts';

const say = wordsOf('en');
const plain = (text: string) => text.replace(/\u00a0/g, ' ');
const repliesOf = (scenario: RuntimeScenario) => scenario.nodes.flatMap((node) => node.replies.map((reply) => ({ ...reply, node: node.id })));
/** The kettle, where a doubt leads back to the beginning. */
const looping = sampleWith({ accused: replies('accused', 'insist', { next: 'wet-shelf', effect: { trust: 1, tension: -3 } }) });

describe('the conversations of a dialogue', () => {
  it('begin with the model’s', () => expect(pathOf(conversationsOf(sample).all[0]!)).toEqual(modelPath(sample)));

  it('are all different', () => {
    const { all } = conversationsOf(sample);
    expect(new Set(all.map((state) => state.turns.map(({ node, reply }) => `${node}/${reply}`).join())).size).toBe(all.length);
  });

  it('hold every reply, flag and ending among the first few', () => {
    const { all, essential } = conversationsOf(sample);
    const first = all.slice(0, essential);
    expect(essential).toBeLessThan(all.length / 2);
    expect(new Set(first.flatMap(({ turns }) => turns.map(({ node, reply }) => `${node}/${reply}`))).size).toBe(repliesOf(sample).length);
    expect(new Set(first.map(({ end }) => end!.id))).toEqual(new Set(all.map(({ end }) => end!.id)));
    expect(first.some(({ end }) => end!.paid.includes('leaks-again'))).toBe(true);
  });

  it('tell a turn twice at most where they go round, and say so', () => {
    const { all, hasLoop } = conversationsOf(looping);
    expect(hasLoop).toBe(true);
    for (const { turns } of all) expect(turns.filter(({ node }) => node === 'wet-shelf').length).toBeLessThanOrEqual(2);
    expect(conversationsOf(sample).hasLoop).toBe(false);
  });

  it('say when there are more than were looked at', () => {
    expect(conversationsOf(sample, 5)).toMatchObject({ isCut: true, all: { length: 5 } });
    expect(conversationsOf(sample).isCut).toBe(false);
  });
});

describe('the graph of a dialogue', () => {
  const graph = graphOf(sample, conversationsOf(sample).all, say);
  const kinds = (kind: string) => graph.ways.filter((way) => way.kind === kind).map(({ from, cell, to }) => (cell ? `${from}/${cell}` : `${from} ${to}`));
  const textOf = (id: string) => plain(graph.boxes.find((box) => box.id === id)!.lines.map(({ text }) => text).join(' | '));

  it('tells the model path from ways back to it', () => {
    expect(kinds('model')).toEqual(['wet-shelf/ask', 'breathe/breathe-out', 'what-now/exchange', '= =resolved']);
    expect(kinds('repair')).toEqual(['accused/own', 'accused/insist']);
  });

  it('keeps to the model path past a turn that does not take place', () => {
    const { ways } = graphOf(second, conversationsOf(second).all, say);
    expect(ways).toContainEqual({ from: 'three-days-later', to: 'shop-post', kind: 'model' });
  });

  it('leads from a reply that names an ending to that ending', () => expect(graph.ways).toContainEqual({ from: 'accused', cell: 'stop', to: '=legitimate-stop', kind: 'other' }));

  it('shows endings that are reached, with when and how often', () => {
    const endings = graph.boxes.filter(({ id }) => id.startsWith('=') && id !== '=').map(({ id, kind }) => `${id} ${kind}`);
    expect(endings).toEqual(['=breakdown failure', '=resolved success', '=fragile partial', '=legitimate-stop success', '=cold failure']);
    expect(textOf('=resolved')).toMatch(/^Resolved \| Trust ≥ 7 · Tension ≤ 3 \| in \d+ of \d+ conversations$/);
    expect(textOf('=breakdown')).toContain('Tension ≥ 9 or Trust ≤ 0, at once');
  });

  it('says of a turn who speaks and how, of a reply what it changes and shows', () => {
    expect(textOf('wet-shelf')).toBe('wet-shelf | Idris Bel (anger, 3/5) — It has leaked over my seedlings. Two weeks’ work! | Start: Trust 4 · Tension 5');
    const { cells } = graph.boxes.find(({ id }) => id === 'what-now')!;
    expect(plain(cells.find(({ id }) => id === 'promise')!.lines.map(({ text }) => text).join(' | '))).toBe('promise | It will never happen again. | Trust +1 · Tension −1 | SUR · ⚑ leaks-again | May end here: Breakdown');
  });

  it('warns of an ending that can come before the end', () => {
    const warnings = graph.boxes.flatMap(({ id, cells }) => cells.filter(({ lines }) => lines.some(({ style }) => style === 'warning')).map((cell) => `${id}/${cell.id}`));
    expect(warnings).toContain('wet-shelf/shout');
    expect(warnings).not.toContain('wet-shelf/ask');
  });

  it('shows what a turn, a wording and a reply depend on', () => {
    const some = sampleWith({
      accused: { when: { meters: { tension: { min: 8 } } }, otherwise: 'breathe' },
      breathe: { when: { meters: { tension: { min: 4 } } }, otherwise: 'what-now', variants: [{ when: { said: ['accused/own'] }, situation: 'Quiet.' }] },
      'what-now': replies('what-now', 'shrug', { when: { notFlags: ['leaks-again'] } }),
    });
    const { boxes, ways } = graphOf(some, conversationsOf(some).all, say);
    expect(ways).toContainEqual({ from: 'accused', to: 'breathe', kind: 'condition' });
    const notes = (id: string) => plain(boxes.flatMap((box) => [box, ...box.cells]).find((each) => each.id === id)!.lines.slice(2).map(({ text }) => text).join(' | '));
    expect(notes('breathe')).toBe('Only if: Tension ≥ 4 | Wording 2: said accused/own');
    expect(notes('shrug')).toMatch(/^Only if: ⚐ leaks-again/);
  });
});

describe('conditions in words', () => {
  it.each<[Bounds | Bounds[] | undefined, string]>([
    [{ trust: { min: 2, max: 5 } }, '2 ≤ Trust ≤ 5'],
    [{ trust: { min: 5, max: 5 } }, 'Trust = 5'],
    [[{ trust: { max: 0 } }, { tension: { min: 9 } }], 'Trust ≤ 0 or Tension ≥ 9'],
    [undefined, ''],
  ])('%j is %s', (bounds, words) => expect(plain(boundsInWords(sample, bounds, say))).toBe(words));

  it('joins what must hold together', () => expect(plain(whenInWords(sample, { meters: { trust: { max: 3 } }, flags: ['late'], notSaid: ['a/b'] }, say))).toBe('Trust ≤ 3 · ⚑ late · not said a/b'));
});

describe('the diagram', () => {
  const draw = (scenario: RuntimeScenario) => diagram(scenario.title, graphOf(scenario, conversationsOf(scenario).all, say), say);
  const selfLoop = sampleWith({ accused: replies('accused', 'insist', { next: 'accused', effect: { tension: -1 } }) });

  it.each([['a sound dialogue', sample], ['a way back', looping], ['a turn that repeats itself', selfLoop], ['one with everything', toldTo(second, undefined)]])('is well-formed for %s, without a number that is none', (_name, scenario) => {
    const svg = draw(scenario);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg.match(/<g[ >]/g)!.length).toBe(svg.match(/<\/g>/g)!.length);
    for (const { id } of repliesOf(scenario)) expect(svg).toContain(`>${id}`);
  });

  it('is the same for the same dialogue', () => expect(draw(sample)).toBe(draw(sample)));
  it('escapes what the texts hold', () => expect(draw({ ...sample, title: 'A < B & "C"' })).toContain('A &lt; B &amp; &quot;C&quot;'));
  it('draws one way for each reply, and for each decision of the meters', () => expect(draw(sample).match(/class="way [a-z]+" d="[^"]+" marker-end="[^"]+"\/>\n/g)).toHaveLength(repliesOf(sample).length + 3));

  it('keeps boxes apart and within its edges, and leads every way to the head of a box', () => {
    const { boxes, ways, width, height } = layOut(graphOf(looping, conversationsOf(looping).all, say));
    for (const box of boxes) expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
    const overlaps = boxes.flatMap((one, index) => boxes.slice(index + 1).filter((other) => one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height));
    expect(overlaps).toEqual([]);
    for (const { points } of ways) expect(boxes.some(({ x, y, width }) => points.at(-1)!.y === y && points.at(-1)!.x > x && points.at(-1)!.x < x + width)).toBe(true);
  });
});

describe('the text', () => {
  const conversations = conversationsOf(sample);
  const text = plain(transcript(sample, conversations, { say, diagram: 'kettle.svg' }));

  it('numbers every conversation and names its ending', () => {
    expect(text.match(/^### \d+\. \S/gm)).toHaveLength(conversations.all.length);
    expect(text).toContain('### 1. Resolved');
  });

  it('tells every line, reply, reaction, thought and coach’s note, meters turn by turn', () => {
    for (const { text: reply, coach, reaction } of repliesOf(sample)) for (const each of [reply, coach, reaction ?? '']) expect(text).toContain(each);
    for (const { line = '', situation = '', thought = '' } of sample.nodes) for (const each of [line, situation, thought]) expect(text).toContain(each);
    expect(text).toContain('Trust 4 → 6 · Tension 5 → 3 · ECO Open question');
    expect(text).toMatch(/\*\*Two days later\*\* \(Trust −3 · Tension 0\) — The new kettle leaks as well\./);
  });

  it('holds what is asked first and what is said of the answer, and who the learner is', () => {
    const told = toldTo(second, undefined);
    const whole = plain(transcript(told, conversationsOf(told), { say, diagram: '' }));
    for (const each of ['Told to Inès. The learner chooses between Inès, Marc, Sam', 'You are Inès, an advisor who is known for her calm.', '**Asked first:** This remark is… ☐ explicit · ☑ repeated · ☑ personal', '> partly right — There is more to it than that.', 'Today, then. And when do you finish tonight?', '*Rosa answers a stranger under his post, and names Inès.*', 'New part: Trust 5 · Tension 4']) expect(whole).toContain(each);
    expect(whole).not.toMatch(/\{name\}|\{f:/);
  });

  it('says how many conversations it leaves out', () => {
    const short = transcript(sample, conversations, { say, diagram: 'kettle.svg', most: 10 });
    expect(short.match(/^### /gm)).toHaveLength(10);
    expect(short.match(new RegExp(`${conversations.all.length - 10} more conversations`, 'g'))).toHaveLength(2);
    expect(text).not.toContain('left out');
  });

  it('never leaves out one that holds something new', () => expect(transcript(sample, conversations, { say, diagram: '', most: 1 }).match(/^### /gm)).toHaveLength(conversations.essential));
});

describe('npm run scenario', () => {
  /** What the command says and its exit code. */
  function run(...args: string[]) {
    try {
      return { code: 0, said: execFileSync(process.execPath, ['authoring/scenario.ts', ...args], { encoding: 'utf8', stdio: 'pipe' }) };
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: string };
      return { code: status, said: stderr };
    }
  }
  function outFolder() {
    const dir = mkdtempSync(join(tmpdir(), 'scenario-'));
    onTestFinished(() => rmSync(dir, { recursive: true }));
    return dir;
  }

  it('writes a diagram and a text for each language, and says where', () => {
    const [course, out] = [courseFolder(soundCourse()), outFolder()];
    const { code, said } = run('call', '--course', course, '--out', out);
    expect(code).toBe(0);
    const files = ['listen-call.en.md', 'listen-call.en.svg', 'listen-call.fr.md', 'listen-call.fr.svg'];
    expect(readdirSync(out).sort()).toEqual(files);
    for (const file of files) expect(said).toContain(join(out, file));
    const french = readFileSync(join(out, 'listen-call.fr.md'), 'utf8');
    expect(french).toContain('# Appel');
    expect(french).toContain('4 échanges sont possibles.');
    const again = outFolder();
    run('listen/call', '--course', course, '--out', again);
    for (const file of files) expect(readFileSync(join(again, file), 'utf8')).toBe(readFileSync(join(out, file), 'utf8'));
  });

  it('lists what there is for an id it does not know', () => {
    const course = courseFolder(soundCourse());
    expect(run('cal', '--course', course)).toEqual({ code: 2, said: 'There is no dialogue "cal". Did you mean "call"? The course has: listen/call.\n' });
    expect(run('--course', course)).toEqual({ code: 2, said: 'Say which dialogue: npm run scenario -- <id>. The course has: listen/call.\n' });
  });

  it('asks for the lesson where two dialogues share a name', () => {
    const two = soundCourse({ 'course.yaml': courseYaml(dialogueYaml, ['listen', 'speak']), 'speak/fr.mdx': page('<Scenario id="call" />'), 'speak/en.mdx': page('<Scenario id="call" />'), 'speak/call.yaml': scenarioYaml() });
    expect(run('call', '--course', courseFolder(two))).toEqual({ code: 2, said: 'Several dialogues are called "call". Name one with its lesson: listen/call, speak/call.\n' });
  });

  it('shows the faults of a dialogue that cannot be played', () => {
    const course = courseFolder(soundCourse({ 'listen/call.yaml': scenarioYaml((text) => text.replace('next: closing', 'next: nowhere')) }));
    const { code, said } = run('call', '--course', course);
    expect(code).toBe(1);
    expect(said).toMatch(/call\.yaml:\d+ .*there is no node "nowhere"/);
  });

  it('does not mind faults elsewhere', () => {
    const course = courseFolder(soundCourse({ 'listen/check.yaml': 'type: quiz\nitems: []\n' }));
    expect(run('call', '--course', course, '--out', outFolder()).code).toBe(0);
  });
});
