import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../course/load.ts';
import { checkCourse } from '../../lint/index.ts';
import { courseFolder, courseYaml, dialogueYaml, page, quizYaml, said, scenarioYaml, soundCourse, type Files, stemYaml, wrongFeedbackYaml, wrongTextYaml } from './build-course.ts';

/** All there is to say about a course, loader and rules together. */
const check = (files: Files): string => {
  const dir = courseFolder(files);
  return said(dir, checkCourse(dir).problems);
};

describe('a sound course', () => {
  it('loads without a word', () => {
    expect(check(soundCourse())).toBe('No problems.');
  });

  it('has its activities in the order its pages place them', () => {
    const body = '<Scenario id="call" />\n\n<Quiz id="check" />';
    const { course } = loadCourse(courseFolder(soundCourse({ 'listen/fr.mdx': page(body), 'listen/en.mdx': page(body), 'listen/spare.yaml': quizYaml('spare') })));
    expect(course?.lessons[0]?.activities.map(({ id, isUsed }) => [id, isUsed])).toEqual([['listen/call', true], ['listen/check', true], ['listen/spare', false]]);
  });

  it('leaves lessons of a draft that are not written yet out, and remembers them', () => {
    const { course, problems } = loadCourse(courseFolder(soundCourse({ 'course.yaml': courseYaml(dialogueYaml, ['before', 'listen', 'after']) })));
    expect(problems).toEqual([]);
    expect(course?.lessons.map(({ id }) => id)).toEqual(['listen']);
    expect(course?.modules[0]?.planned).toEqual(['before', 'after']);
  });

  it('builds some of its languages, in its own order', () => {
    const dir = courseFolder(soundCourse());
    expect(loadCourse(dir).course?.builds).toEqual(['fr', 'en']);
    expect(loadCourse(dir, { languages: ['en'] }).course?.builds).toEqual(['en']);
    expect(said(dir, loadCourse(dir, { languages: ['de'] }).problems)).toMatchInlineSnapshot(`
      "course.yaml:3  the course has no language "de". Build one of: fr, en.  (unknown-language)

      1 error."
    `);
  });

  it('gives a final beside course.yaml to the lesson that places it', () => {
    const body = '<Quiz id="check" />\n\n<Scenario id="call" />\n\n<Quiz id="final" />';
    const final = quizYaml('asked-last').replace('type: quiz', 'type: quiz\npurpose: final');
    const { course, problems } = loadCourse(courseFolder(soundCourse({ 'final.yaml': final, 'listen/fr.mdx': page(body), 'listen/en.mdx': page(body) })));
    expect(problems).toEqual([]);
    expect(course?.lessons[0]?.activities.at(-1)).toMatchObject({ id: 'final', lesson: 'listen', isUsed: true });
    expect(course?.banks).toEqual([]);
  });

  it('knows where the text of a page begins and where a field of it stands', () => {
    const { course } = loadCourse(courseFolder(soundCourse()));
    expect(course?.lessons[0]?.pages.fr).toMatchObject({ bodyLine: 6, body: '<Quiz id="check" />\n\n<Scenario id="call" />\n' });
    expect(course?.lessons[0]?.pages.fr?.lineOf(['minutes'])).toBe(4);
  });
});

describe('a course in one language', () => {
  const files = {
    'course.yaml': 'id: ec-1\nversion: 1.0.0\nlanguages: [en]\ntitle: Spotting Phishing Mail\ndescription: Four sections and six questions.\npassMark: 0.8\nmodules:\n  - {id: all, title: Phishing, accent: navy, lessons: [phishing]}\n',
    'phishing/en.mdx': page('## What phishing is\n\nPhishing is a message.\n\n<Quiz id="questions" />'),
    'phishing/questions.yaml':
      'type: quiz\npurpose: final\nattempts: 1\nresults: {title: Your result, passed: You passed., failed: Not yet.}\nitems:\n  - id: q1\n    type: single-choice\n    stem: Which part of an address says who really sent a message?\n    options:\n      - {id: a, text: The name, feedback: "A name is free text, which means that anybody can write anything there."}\n      - {id: b, text: The domain, correct: true, feedback: "The domain is hard to fake, so it is the part to read slowly."}\n      - {id: c, text: The subject, feedback: "The sender writes it, which says nothing of who they are. Look further up."}\n',
  };

  it('writes plain texts', () => {
    expect(check(files)).toBe('No problems.');
  });

  it('hears of a text in several languages, and of a text that is none', () => {
    expect(check({ ...files, 'course.yaml': files['course.yaml'].replace('Spotting Phishing Mail', '{fr: a, en: b}').replace('Four sections and six questions.', '42') })).toMatchInlineSnapshot(`
      "course.yaml:4  "title" has an entry "fr", which is not a language of this course (en). Take it out, or add the language to course.yaml.  (unknown-key)
      course.yaml:5  "description" must be a text, but is the number 42. Put it in quotation marks: "42".  (wrong-value)

      2 errors."
    `);
  });
});

describe('bad input', () => {
  it('names an unknown front-matter key, with the one that was meant', () => {
    expect(check(soundCourse({ 'listen/en.mdx': page('<Quiz id="check" />\n\n<Scenario id="call" />', 'objectifs: [x]\ncolour: red\n') }))).toMatchInlineSnapshot(`
      "listen/en.mdx:5  the key "objectifs" is not known here. Did you mean "objectives"?  (unknown-key)
      listen/en.mdx:6  the key "colour" is not known here. Take it out, or use one of: title, code, summary, minutes, outcomes, objectives, covers.  (unknown-key)

      2 errors."
    `);
  });

  it('names a missing translation of a text and of a page', () => {
    const quiz = quizYaml().replace(stemYaml, 'stem: {fr: Quoi}').replace(wrongTextYaml, 'text: Non');
    expect(check(soundCourse({ 'listen/check.yaml': quiz, 'listen/en.mdx': undefined }))).toMatchInlineSnapshot(`
      "listen/check.yaml:5  item "first-item": "stem" has no text in "en". Add "en: …" beside "fr".  (missing-translation)
      listen/check.yaml:8  item "first-item", option "wrong": "text" has one text for all languages. Write "text: {fr: …, en: …}".  (missing-translation)
      listen/en.mdx:1  the lesson "listen" has no page in "en". Write the file "en.mdx".  (missing-translation)

      3 errors."
    `);
  });

  it('names an option with neither feedback of its own nor its item’s', () => {
    expect(check(soundCourse({ 'listen/check.yaml': quizYaml().replace(`, ${wrongFeedbackYaml}`, '') }))).toMatchInlineSnapshot(`
      "listen/check.yaml:8  item "first-item": "wrong" has no feedback, and neither has its item. Add "feedback" here, or "feedback: {incorrect: …}" to the item.  (option-feedback)

      1 error."
    `);
  });

  it('names duplicate ids: of options, of items in other files, of replies', () => {
    const twice = quizYaml().replace('id: wrong', 'id: right');
    const call = scenarioYaml((text) => text.replace('id: talk', 'id: listen'));
    const files = soundCourse({ 'listen/check.yaml': twice, 'listen/call.yaml': call, 'listen/more.yaml': quizYaml() });
    expect(check({ ...files, 'listen/fr.mdx': `${String(files['listen/fr.mdx'])}<Quiz id="more" />`, 'listen/en.mdx': `${String(files['listen/en.mdx'])}<Quiz id="more" />` })).toMatchInlineSnapshot(`
      "listen/call.yaml:12  two replies of node "opening" are called "listen". Give one another id.  (scenario-links)
      listen/check.yaml:8  item "first-item": the id "right" is used twice in this item. Give each part an id of its own.  (unique-part)
      listen/more.yaml:3  item "first-item": the id "first-item" is used already, in "listen/check.yaml" line 3. Item ids are unique in the whole course: give this one another.  (unique-ids)

      3 errors."
    `);
  });

  it('names a scenario link to nowhere', () => {
    expect(check(soundCourse({ 'listen/call.yaml': scenarioYaml((text) => text.replace('next: closing', 'next: clsoing')) }))).toMatchInlineSnapshot(`
      "listen/call.yaml:11  node "opening", reply "listen": there is no node "clsoing". Write the id of a node, or "end". Did you mean "closing"?  (scenario-links)

      1 error."
    `);
  });

  it('names an unreadable picture', () => {
    const body = '<Quiz id="check" />\n\n<Scenario id="call" />\n\n<Figure src="loop.svg" alt="Conversation" />\n\n![A face](face.png)';
    expect(check(soundCourse({ 'listen/fr.mdx': page(body), 'listen/en.mdx': page(body), 'listen/loop.svg': '<svg viewBox="0 0 1 1"><g></svg>', 'listen/face.webp': 'not a picture' }))).toMatchInlineSnapshot(`
      "listen/en.mdx:12  there is no picture "face.png" in the lesson’s folder. Put it into "listen/", or take it out here.  (picture-readable)
      listen/face.webp:1  the picture is damaged, or is not what its name says (webp). Export it again.  (picture-readable)
      listen/fr.mdx:12  there is no picture "face.png" in the lesson’s folder. Put it into "listen/", or take it out here.  (picture-readable)
      listen/loop.svg:1  the picture has a "</svg>" where another tag is open. Close every tag in its order.  (picture-readable)

      4 errors."
    `);
  });

  it('names invalid YAML, in activities and in front matter', () => {
    expect(check(soundCourse({ 'listen/check.yaml': quizYaml().replace(stemYaml, 'stem: Je résume : quoi'), 'listen/fr.mdx': page('Texte', 'covers: [a\n') }))).toMatchInlineSnapshot(`
      "listen/check.yaml:5  "stem: Je résume : quoi" reads as a key inside a key. Put a text that contains ": " in quotation marks; if it has none, look at the indentation of the line below.  (yaml-syntax)
      listen/en.mdx:6  "check" is placed here, but not in "fr.mdx". Write "<Quiz id="check" />" there too, or take it out here.  (activity-in-every-language)
      listen/en.mdx:8  "call" is placed here, but not in "fr.mdx". Write "<Scenario id="call" />" there too, or take it out here.  (activity-in-every-language)
      listen/fr.mdx:5  "covers: [a" opens a "[" or "{" that is not closed. Close it.  (yaml-syntax)

      4 errors."
    `);
  });
});

describe('all faults at once', () => {
  it('tells of every file, and of meaning beside shape in one item', () => {
    const quiz = quizYaml().replace(stemYaml, 'stme: {fr: Quoi, en: What}').replace('correct: true, ', '').replace(`, ${wrongFeedbackYaml}`, '');
    const text = check(
      soundCourse({
        'course.yaml': courseYaml(dialogueYaml).replace('title: {fr: Écouter, en: Listening}', 'title: {fr: Écouter}').replace('accent: teal', 'accent: tael'),
        'listen/check.yaml': quiz,
        'listen/call.yaml': scenarioYaml((scenario) => scenario.replace('title: {fr: Appel, en: Call}', 'title: {fr: Appel}').replace('next: end', 'next: ende')),
        'listen/fr.mdx': page('<Quiz id="chekc" />\n\n<Scenario id="call" />').replace('minutes: 5', 'minutes: 6'),
        'listen/en.mdx': page('<Quiz id="check" />\n\n<Scenario id="call" />').replace('title: Conversation\n', ''),
      }),
    );
    expect(text).toMatchInlineSnapshot(`
      "course.yaml:4  "title" has no text in "en". Add "en: …" beside "fr".  (missing-translation)
      course.yaml:9  module "one": "accent" is "tael", which is not known here. Did you mean "teal"?  (wrong-value)
      listen/call.yaml:2  "title" has no text in "en". Add "en: …" beside "fr".  (missing-translation)
      listen/check.yaml:3  item "first-item": "stem" is missing. Add "stem: {fr: …, en: …}".  (missing-text)
      listen/check.yaml:5  item "first-item": the key "stme" is not known here. Did you mean "stem"?  (unknown-key)
      listen/check.yaml:6  item "first-item": no option is marked correct. Add "correct: true" to exactly one option.  (item-has-key)
      listen/check.yaml:8  item "first-item": "wrong" has no feedback, and neither has its item. Add "feedback" here, or "feedback: {incorrect: …}" to the item.  (option-feedback)
      listen/en.mdx:2  "title" is missing. Write "title: …", a text.  (missing-key)
      listen/en.mdx:5  "check" is placed here, but not in "fr.mdx". Write "<Quiz id="check" />" there too, or take it out here.  (activity-in-every-language)
      listen/fr.mdx:6  there is no activity "chekc" in this lesson. Did you mean "check"?  (unknown-activity)

      10 errors."
    `);
  });

  it('tells of links and texts of one dialogue together when course.yaml is sound', () => {
    const call = scenarioYaml((scenario) => scenario.replace('title: {fr: Appel, en: Call}', 'title: {fr: Appel}').replace('next: end', 'next: ende').replace('person: nadia', 'person: nadja'));
    expect(check(soundCourse({ 'listen/call.yaml': call }))).toMatchInlineSnapshot(`
      "listen/call.yaml:2  "title" has no text in "en". Add "en: …" beside "fr".  (missing-translation)
      listen/call.yaml:4  course.yaml has no person "nadja". Did you mean "nadia"?  (scenario-names)
      listen/call.yaml:16  node "closing", reply "sum-up": there is no node "ende". Write the id of a node, or "end".  (scenario-links)

      3 errors."
    `);
  });

  it('checks the other files when course.yaml cannot be read', () => {
    const dir = courseFolder(soundCourse({ 'course.yaml': 'id: [x\n', 'listen/check.yaml': quizYaml().replace(stemYaml, 'stem: {fr: Quoi}') }));
    const { course, problems } = loadCourse(dir);
    expect(course).toBeUndefined();
    expect(said(dir, problems)).toMatchInlineSnapshot(`
      "course.yaml:1  "id: [x" opens a "[" or "{" that is not closed. Close it.  (yaml-syntax)
      listen/check.yaml:5  item "first-item": "stem" has no text in "en". Add "en: …" beside "fr".  (missing-translation)

      2 errors."
    `);
  });

  it('goes on past a file that is not UTF-8', () => {
    expect(check(soundCourse({ 'listen/fr.mdx': Buffer.from('---\ntitle: caf\xe9\n---\n', 'latin1'), 'listen/check.yaml': quizYaml('Bad id') }))).toMatchInlineSnapshot(`
      "listen/check.yaml:3  item "Bad id": "id": "Bad id" is not an id. Use lower-case letters, digits and single hyphens, beginning with a letter: "like-this".  (wrong-value)
      listen/fr.mdx:2  the file is not UTF-8 text. Save it with the encoding UTF-8.  (not-utf-8)

      2 errors."
    `);
  });
});

describe('what pages place', () => {
  const both = (body: string, more: Record<string, string | undefined> = {}) => check(soundCourse({ 'listen/fr.mdx': page(body), 'listen/en.mdx': page(body), ...more }));

  it('exists, is of the kind the tag says, and stands once', () => {
    expect(both('<Scenario id="check" />\n<Scenario id="call" />\n<Quiz id="check" />\n<Quiz />\n<Quiz id="none" />')).toMatchInlineSnapshot(`
      "listen/en.mdx:6  "check" is a quiz. Write "<Quiz id="check" />".  (activity-kind)
      listen/en.mdx:8  "check" is placed twice on this page. Place it once.  (activity-once)
      listen/en.mdx:9  <Quiz> does not say which activity it places. Write "<Quiz id="name" />", where "name.yaml" is the activity’s file.  (unknown-activity)
      listen/en.mdx:10  there is no activity "none" in this lesson. Write the file "listen/none.yaml", or name one of: call, check.  (unknown-activity)
      listen/fr.mdx:6  "check" is a quiz. Write "<Quiz id="check" />".  (activity-kind)
      listen/fr.mdx:8  "check" is placed twice on this page. Place it once.  (activity-once)
      listen/fr.mdx:9  <Quiz> does not say which activity it places. Write "<Quiz id="name" />", where "name.yaml" is the activity’s file.  (unknown-activity)
      listen/fr.mdx:10  there is no activity "none" in this lesson. Write the file "listen/none.yaml", or name one of: call, check.  (unknown-activity)

      8 errors."
    `);
  });

  it('is not looked for in code', () => {
    expect(both('<Quiz id="check" />\n\n<Scenario id="call" />\n\n```mdx\n<Quiz id="none" />\n```\n\nConversation `<Quiz id="none" />`.')).toBe('No problems.');
  });

  it('is all that the folder holds', () => {
    expect(both('<Quiz id="check" />', { 'bank.yaml': quizYaml('bank-item') })).toMatchInlineSnapshot(`
      "bank.yaml:1  warning: no lesson places this activity. Write "<Quiz id="bank" />" in one, or take the file out.  (unused-activity)
      listen/call.yaml:1  warning: no page of the lesson places this activity. Write "<Scenario id="call" />" where it belongs, or take the file out.  (unused-activity)

      2 warnings."
    `);
  });
});

describe('files and folders', () => {
  it('agree between the languages', () => {
    const body = '<Quiz id="check" />\n\n<Scenario id="call" />';
    expect(check(soundCourse({ 'listen/fr.mdx': page(body, 'code: L1.1\ncovers: [S1, S2]\n'), 'listen/en.mdx': page(body, 'code: L1.2\ncovers: [S2, S1]\n').replace('minutes: 5', 'minutes: 6') }))).toMatchInlineSnapshot(`
      "listen/en.mdx:4  "minutes" is 6 here, but 5 in "fr.mdx". Write the same in every language.  (languages-agree)
      listen/en.mdx:5  "code" is L1.2 here, but L1.1 in "fr.mdx". Write the same in every language.  (languages-agree)

      2 errors."
    `);
  });

  it('are all listed and all there in a complete course', () => {
    const files = soundCourse({ 'course.yaml': courseYaml(`status: complete\n${dialogueYaml}`, ['listen', 'lisent', 'later', 'listen']), 'stray/fr.mdx': page('x'), 'stray/en.mdx': page('x') });
    const dir = courseFolder(files);
    expect(said(dir, loadCourse(dir).problems)).toMatchInlineSnapshot(`
      "course.yaml:6  no module lists the folder "stray", so it is left out. Add "stray" to the lessons of a module, or take the folder out.  (lesson-listed)
      course.yaml:10  module "one": the lesson "later" has no folder. Write it in "later/", take it off the list, or write "status: draft".  (lesson-exists)
      course.yaml:10  module "one": the lesson "lisent" has no folder. Did you mean "listen"?  (lesson-exists)
      course.yaml:10  module "one": the lesson "listen" is listed already. List it once.  (lesson-once)

      4 errors."
    `);
  });

  it('have names that are read', () => {
    expect(check(soundCourse({ 'listen/extra.yml': 'x', 'listen/Big Quiz.yaml': 'x', 'listen/de.mdx': 'x', 'about.mdx': 'x' }))).toMatchInlineSnapshot(`
      "about.mdx:1  a page stands outside every lesson folder. Move it into one.  (file-name)
      listen/Big Quiz.yaml:1  "Big Quiz" cannot be the id of an activity. Rename the file: lower-case letters, digits and single hyphens, beginning with a letter.  (file-name)
      listen/de.mdx:1  "de" is not a language of the course (fr, en). Add it to "languages" in course.yaml, or take the file out.  (file-name)
      listen/extra.yml:1  the file is not read. Rename it to "extra.yaml".  (file-name)

      4 errors."
    `);
  });

  it('begin with front matter where they are pages, and are there at all', () => {
    expect(check(soundCourse({ 'listen/en.mdx': 'Just text\n\n<Quiz id="check" />\n<Scenario id="call" />' }))).toMatchInlineSnapshot(`
      "listen/en.mdx:1  the page does not begin with front matter. Begin it with "---", then "title: …", "summary: …" and "minutes: …", then "---".  (front-matter)

      1 error."
    `);
    expect(check({ 'readme.txt': '' })).toMatchInlineSnapshot(`
      "course.yaml:1  there is no such file. A course folder holds a "course.yaml"; name another folder with "--course DIR", or write the file.  (no-course)

      1 error."
    `);
  });
});
