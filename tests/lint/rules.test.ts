import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../course/load.ts';
import { formatProblems } from '../../lint/format.ts';
import { checkCourse, lint, rules } from '../../lint/index.ts';
import { countExposition } from '../../lint/rules/lesson-length.ts';
import { rulesPage } from '../../lint/rules-page.ts';
import { courseFolder, courseYaml, dialogueYaml, page, quizYaml, said, scenarioYaml, soundCourse, type Files } from '../course/build-course.ts';

const check = (files: Files): string => {
  const dir = courseFolder(files);
  return said(dir, checkCourse(dir).problems);
};
const placed = '<Quiz id="check" />\n\n<Scenario id="call" />';
const pages = (body: string, more = '') => ({ 'listen/fr.mdx': page(`${body}\n\n${placed}`, more), 'listen/en.mdx': page(`${body}\n\n${placed}`, more) });

describe('rules', () => {
  it('have names of their own and say why they are there', () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    expect(rules.filter(({ name, asks, why }) => !/^[a-z]+(-[a-z]+)*$/.test(name) || !why.endsWith('.') || !/[.…]$/.test(asks))).toEqual([]);
  });

  it('stand in docs/rules.md', () => {
    expect(readFileSync('docs/rules.md', 'utf8') === rulesPage(), 'docs/rules.md is stale: run "npm run rules" and commit what it writes').toBe(true);
  });

  it('are switched off by name, with a reason; a name that is no rule is an error', () => {
    const yaml = (rule: string) => soundCourse({ 'course.yaml': courseYaml(`rulesOff:\n  ${rule}: The text stays as it was published.\n${dialogueYaml}`), ...pages('Vous ?') });
    expect(check(yaml('lesson-length'))).toContain('(french-typography)');
    expect(check(yaml('french-typography'))).not.toContain('(french-typography)');
    expect(check(yaml('french-typografy'))).toContain('course.yaml:12  there is no rule "french-typografy" that can be switched off. Did you mean "french-typography"?  (unknown-rule)');
  });

  it('about sums stay silent while something cannot be read', () => {
    const files = soundCourse({ 'course.yaml': courseYaml(`outcomes: [{id: O1, text: {fr: a, en: a}}]\n${dialogueYaml}`), 'listen/check.yaml': 'type: quiz\n' });
    expect(check(files)).not.toContain('course-totals');
    const { course } = loadCourse(courseFolder(files));
    expect(lint(course!).map(({ rule }) => rule)).toContain('course-totals');
  });
});

describe('unique-ids', () => {
  it('finds a turn that reports would call like an item', () => {
    expect(check(soundCourse({ 'listen/check.yaml': quizYaml('call-opening') }))).toMatchInlineSnapshot(`
      "listen/call.yaml:8  node "opening": reports name this turn "call-opening", like the item "call-opening" in "listen/check.yaml". Give one of the two another id.  (unique-ids)

      1 error."
    `);
  });

  it('finds doubles in the lists of course.yaml', () => {
    expect(check(soundCourse({ 'course.yaml': courseYaml(dialogueYaml.replace('id: lost', 'id: solved')) }))).toContain('course.yaml:21  "dialogue.endings": the id "solved" is used already, in "course.yaml" line 20.');
  });
});

describe('scenario rules', () => {
  const call = (change: (text: string) => string) => check(soundCourse({ 'listen/call.yaml': scenarioYaml(change) }));

  it.each([
    ['scenario-links', 'next: end, text: {fr: Voilà', 'next: nowhere, text: {fr: Voilà', 'listen/call.yaml:16  node "closing", reply "sum-up": there is no node "nowhere".'],
    ['scenario-meters', 'effect: {trust: 2}', 'effect: {turst: 2}', 'listen/call.yaml:11  there is no meter "turst".'],
    ['scenario-model', 'id: talk,', 'id: talk, model: true,', 'listen/call.yaml:10  node "opening": 2 replies are marked'],
    ['scenario-reachable', 'first: opening', 'first: closing', 'listen/call.yaml:8  node "opening": no way leads here'],
    ['scenario-endings', ', lost: {fr: Perdu., en: Lost.}', '', 'listen/call.yaml:18  the dialogue can end with "lost", but "endings" has no text for it.'],
    ['scenario-names', 'tags: [ECO]', 'tags: [ECU]', 'listen/call.yaml:11  node "opening", reply "listen": course.yaml has no tag "ECU". Did you mean "ECO"?'],
    ['scenario-names', 'person: nadia', 'person: karim', 'listen/call.yaml:4  course.yaml has no person "karim". Use one of: nadia.'],
    ['scenario-names', 'lost: {fr', 'lots: {fr', 'listen/call.yaml:18  course.yaml has no ending "lots". Did you mean "lost"?'],
  ])('%s finds "%s" turned into "%s"', (rule, from, to, message) => {
    const text = call((scenario) => scenario.replace(from, to));
    expect(text).toContain(message);
    expect(text).toContain(`(${rule})`);
  });

  it('scenario-ends finds a turn without a way out', () => {
    expect(call((scenario) => scenario.replaceAll('next: end', 'next: closing'))).toContain('listen/call.yaml:13  node "closing": from here the dialogue never ends.');
  });

  it('scenario-conditions finds a condition on what does not exist, with its line', () => {
    expect(call((scenario) => scenario.replace('id: hang-up,', 'id: hang-up, when: {said: [opening/listne]},'))).toContain('listen/call.yaml:17  node "closing", reply "hang-up": there is no reply "opening/listne". Use one of "opening/listen",');
  });

  it('scenario-names and unique-ids look at a classification too', () => {
    const ask = '    ask: {prompt: {fr: Alors., en: So.}, options: [{id: sharp, text: {fr: Sec., en: Curt.}}, {id: kind, text: {fr: Doux., en: Kind.}}], feedback: {correct: {fr: Oui., en: Yes.}, incorrect: {fr: Non., en: No.}}, tags: [ECU]}\n';
    const text = call((scenario) => scenario.replace('  - id: closing\n', `  - id: opening-ask\n    line: {fr: A., en: A.}\n    replies:\n      - {id: a, model: true, next: end, text: {fr: A., en: A.}, coach: {fr: A., en: A.}}\n      - {id: b, next: end, text: {fr: B., en: B.}, coach: {fr: B., en: B.}}\n  - id: closing\n`).replace('    line: {fr: Bonjour., en: Hello.}\n', `    line: {fr: Bonjour., en: Hello.}\n${ask}`));
    expect(text).toContain('node "opening": course.yaml has no tag "ECU". Did you mean "ECO"?');
    expect(text).toContain('node "opening-ask": reports name this turn "call-opening-ask"');
  });

  it('scenario-names finds a dialogue in a course that says nothing of dialogues, and a condition on no meter', () => {
    expect(check(soundCourse({ 'course.yaml': courseYaml() }))).toContain('listen/call.yaml:1  course.yaml says nothing of dialogues.');
    expect(check(soundCourse({ 'course.yaml': courseYaml(dialogueYaml.replace('when: {trust: {min: 6}}', 'when: {trsut: {min: 6}}')) }))).toContain('course.yaml:20  ending "solved": there is no meter "trsut". Did you mean "trust"?');
  });
});

describe('scenario-placeholders', () => {
  const learner = 'learner: {names: [{id: ines, name: Inès, gender: f}, {id: marc, name: Marc, gender: m}]}\nfirst: opening';
  const call = (line: string, names = learner) => check(soundCourse({ 'listen/call.yaml': scenarioYaml((text) => text.replace('first: opening', names).replace('{fr: Bonjour., en: Hello.}', `{fr: "${line}", en: Hello.}`)) }));

  it.each([
    ['{nom}, bonjour.', '"{nom}" is not a placeholder. Write "{name}"'],
    ['Seul{e.', '"{e." is not a placeholder.'],
    ['Seul{f:e}.', '"{f:e}" says nothing for "m:", but a name to choose has that gender.'],
    ['Seul{f:e|m:|f:x}.', '"{f:e|m:|f:x}" says "f:" twice.'],
  ])('finds "%s" with its line', (line, message) => {
    const text = call(line);
    expect(text).toContain(`listen/call.yaml:10  node "opening": ${message}`);
    expect(text).toContain('(scenario-placeholders)');
  });

  it('finds a placeholder without a name to choose, and two names with one id', () => {
    expect(call('Bonjour {name}.', 'first: opening')).toContain('listen/call.yaml:9  node "opening": "{name}" needs a name to choose.');
    expect(call('Oui.', learner.replace('id: marc', 'id: ines'))).toContain('listen/call.yaml:6  name "ines": the id "ines" is used already.');
  });

  it('takes sound ones, which no rule of typography takes for prose', () => {
    expect(call('{name}, vous êtes seul{f:e|m:}, {f:conseillère|m:conseiller}.')).not.toMatch(/typography|placeholders|gendered/);
  });
});

describe('known-outcomes', () => {
  it('finds outcomes that course.yaml does not have, in pages and items', () => {
    const files = soundCourse({ 'course.yaml': courseYaml(`outcomes: [{id: O1, text: {fr: a, en: a}}]\n${dialogueYaml}`), ...pages('', 'outcomes: [O1, O7]\n'), 'listen/check.yaml': quizYaml('first-item', '    outcomes: [O1, O12]\n') });
    expect(check(files)).toMatchInlineSnapshot(`
      "listen/check.yaml:10  item "first-item": course.yaml has no outcome "O12". Use one of: O1.  (known-outcomes)
      listen/en.mdx:5  course.yaml has no outcome "O7". Use one of: O1.  (known-outcomes)
      listen/fr.mdx:5  course.yaml has no outcome "O7". Use one of: O1.  (known-outcomes)

      3 errors."
    `);
  });
});

describe('final-decides', () => {
  const final = (id: string) => quizYaml(id).replace('type: quiz', 'type: quiz\npurpose: final');

  it('asks for one final at most, and for its pass mark', () => {
    const body = '<Quiz id="more" />';
    expect(check(soundCourse({ ...pages(body), 'listen/check.yaml': final('one'), 'listen/more.yaml': final('two') }))).toMatchInlineSnapshot(`
      "course.yaml:1  "passMark" is missing, and the course has a final in "listen/more.yaml". Add "passMark: 0.8", or the share that you ask for.  (final-decides)
      listen/check.yaml:2  the course has a final already, in "listen/more.yaml". Write "purpose: practice" in one of the two.  (final-decides)

      2 errors."
    `);
  });

  it('finds a pass mark without a final once every lesson is written', () => {
    expect(check(soundCourse({ 'course.yaml': courseYaml(`passMark: 0.8\n${dialogueYaml}`) }))).toContain('course.yaml:11  "passMark" has no final to decide.');
    expect(check(soundCourse({ 'course.yaml': courseYaml(`passMark: 0.8\n${dialogueYaml}`, ['listen', 'later']) }))).not.toContain('final-decides');
  });
});

describe('course-totals', () => {
  const totals = (status: string, lessons: string[]) => check(soundCourse({ 'course.yaml': courseYaml(`status: ${status}\noutcomes:\n  - {id: O1, text: {fr: a, en: a}}\n  - {id: O2, text: {fr: a, en: a}}\n${dialogueYaml}`, lessons), ...pages('', 'outcomes: [O1]\n'), 'listen/check.yaml': quizYaml('first-item', '    outcomes: [O1]\n') }));

  it('warns in a draft', () => {
    expect(totals('draft', ['listen', 'sort', 'plan'])).toMatchInlineSnapshot(`
      "course.yaml:6  warning: 2 of 3 lessons are not written yet and are left out: sort, plan. Write them: npm run new -- lesson.  (course-totals)
      course.yaml:14  warning: outcome "O2": no lesson teaches it. Name it in the "outcomes" of a lesson’s pages.  (course-totals)
      course.yaml:14  warning: outcome "O2": nothing practises it. Name it in the "outcomes" of an item or a dialogue.  (course-totals)

      3 warnings."
    `);
  });

  it('stops a complete course', () => {
    expect(totals('complete', ['listen'])).toMatchInlineSnapshot(`
      "course.yaml:14  outcome "O2": no lesson teaches it. Name it in the "outcomes" of a lesson’s pages.  (course-totals)
      course.yaml:14  outcome "O2": nothing practises it. Name it in the "outcomes" of an item or a dialogue.  (course-totals)

      2 errors."
    `);
  });
});

describe('lesson-length', () => {
  it('warns above 280 words of exposition', () => {
    expect(check(soundCourse(pages('Art, son. '.repeat(140))))).toBe('No problems.');
    expect(check(soundCourse(pages(`${'Art, son. '.repeat(140)} Art.`)))).toContain('listen/fr.mdx:6  warning: the page explains in 281 words; 280 are enough.');
  });

  it.each([
    ['words with apostrophes and numbers count once', 'l’écoute 12,5 self-help a', 4],
    ['examples, scenes and aids are not exposition', 'a <Pair><Weak>b c</Weak><Strong note="d">e</Strong></Pair> f <Hook>g</Hook>\n<Dialogue><Line who="you">h</Line></Dialogue> <JobAid title="i">j</JobAid> k', 3],
    ['callouts and steps are', '<Callout title="a">b c</Callout> <Steps>1. d</Steps>', 4],
    ['code is not', 'a `b c`\n\n```\nd\n```\n', 1],
  ])('%s', (_fact, body, words) => expect(countExposition(body)).toBe(words));
});

describe('reading-ease', () => {
  const said = (fr: string) => check(soundCourse({ 'listen/fr.mdx': page(`${fr}\n\n${placed}`) })).split('\n').filter((line) => line.includes('(reading-ease)'));

  it('warns of long words in long sentences, and counts nothing in a few', () => {
    const hard = 'La considération institutionnelle des réclamations conditionne indubitablement la fidélisation relationnelle. ';
    expect(said(hard.repeat(10))).toEqual([expect.stringMatching(/listen\/fr\.mdx:6 {2}warning: the page scores -?\d+ for reading ease, where 60 is plain\./)]);
    expect(said('La personne parle et vous notez ce qu’elle dit. '.repeat(10))).toEqual([]);
    expect(said(hard)).toEqual([]);
  });
});

describe('formatProblems', () => {
  it('sorts by place and counts', () => {
    const at = (file: string, line: number, severity: 'error' | 'warning') => ({ file, line, severity, message: 'something is wrong.', rule: 'some-rule' });
    expect(formatProblems([at('b', 1, 'error'), at('a', 10, 'warning'), at('a', 9, 'error')])).toMatchInlineSnapshot(`
      "a:9  something is wrong.  (some-rule)
      a:10  warning: something is wrong.  (some-rule)
      b:1  something is wrong.  (some-rule)

      2 errors, 1 warning."
    `);
    expect(formatProblems([])).toBe('No problems.');
  });
});
