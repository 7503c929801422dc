import { describe, expect, it } from 'vitest';
import { termsIn } from '../../course/glossary.ts';
import { loadCourse } from '../../course/load.ts';
import { translatables } from '../../course/translatable.ts';
import { checkCourse } from '../../lint/index.ts';
import { courseFolder, courseYaml, dialogueYaml, page, said, soundCourse, type Files } from './build-course.ts';

const glossary = `terms:
  - {id: rephrasing, term: {fr: reformulation, en: rephrasing}, definition: {fr: Redire avec ses mots., en: Saying it again in your words.}, also: {fr: [redite], en: [restating, playback]}}
  - {id: empathy, term: {fr: écoute, en: empathy}, definition: {fr: Comprendre ce que vit l’autre., en: Seeing what the other lives through.}, note: {fr: Un mot ancien., en: An old word.}}
`;
const settings = 'settings:\n  emergency-number: {label: {fr: Numéro d’urgence, en: Emergency number}, value: "112"}\n';
const body = (text: string) => page(`${text}\n\n<Quiz id="check" />\n\n<Scenario id="call" />`);
const withGlossary = (changes: Record<string, string | undefined> = {}): Files =>
  soundCourse({ 'course.yaml': courseYaml(`${settings}${dialogueYaml}`), 'glossary.yaml': glossary, 'listen/fr.mdx': body('La <Term id="rephrasing">reformulation</Term>, le <Setting name="emergency-number" />.'), 'listen/en.mdx': body('<Setting name="emergency-number" />, <Term id="rephrasing">rephrasing</Term>.'), ...changes });
const check = (files: Files) => {
  const dir = courseFolder(files);
  return said(dir, checkCourse(dir).problems);
};

describe('a glossary', () => {
  it('loads without a word, is no activity, and lists its words alphabetically in each language', () => {
    const dir = courseFolder(withGlossary());
    const { course, problems } = checkCourse(dir);
    expect(said(dir, problems)).toBe('No problems.');
    expect(course!.banks).toEqual([]);
    expect(termsIn(course!, 'fr').map(({ term }) => term)).toEqual(['écoute', 'reformulation']);
    expect(termsIn(course!, 'en')).toEqual([
      { id: 'empathy', term: 'empathy', also: [], definition: 'Seeing what the other lives through.', note: 'An old word.' },
      { id: 'rephrasing', term: 'rephrasing', also: ['restating', 'playback'], definition: 'Saying it again in your words.' },
    ]);
  });

  it('in a course of one language has plain texts', () => {
    const { course, problems } = loadCourse(courseFolder({
      'course.yaml': 'id: one\nversion: 1.0.0\nlanguages: [en]\ntitle: One\ndescription: One.\nmodules:\n  - {id: all, title: All, accent: navy, lessons: [only]}\n',
      'only/en.mdx': page('Read.'),
      'glossary.yaml': 'terms:\n  - {id: a, term: b, also: [c], definition: d}\n',
    }));
    expect(problems).toEqual([]);
    expect(termsIn(course!, 'en')).toEqual([{ id: 'a', term: 'b', also: ['c'], definition: 'd' }]);
  });

  it.each([
    ['an unknown word in a lesson', { 'listen/en.mdx': body('A <Term id="rephrasin">word</Term>.') }, 'listen/en.mdx:6  <Term id="rephrasin">: glossary.yaml has no such term. Did you mean "rephrasing"?  (lesson-components)'],
    ['a word in a course without a glossary', { 'glossary.yaml': undefined }, '<Term id="rephrasing">: glossary.yaml has no such term. Write it there first.'],
    ['an unknown setting', { 'listen/en.mdx': body('<Setting name="emergency" />') }, 'listen/en.mdx:6  <Setting name="emergency">: course.yaml has no such entry under "settings".'],
    ['a missing language', { 'glossary.yaml': glossary.replace(', en: An old word.', '') }, 'glossary.yaml:3  term "empathy": "note" has no text in "en".'],
    ['an id that is used twice', { 'glossary.yaml': glossary.replace('id: empathy', 'id: rephrasing') }, 'the id "rephrasing" is used already'],
    ['a language that is none of the course', { 'glossary.yaml': glossary.replace('en: [restating', 'de: [restating') }, 'glossary.yaml:2  term "rephrasing": the course has no language "de". Use one of: fr, en.'],
    ['a text still to be written', { 'glossary.yaml': glossary.replace('Redire avec ses mots.', 'TODO') }, 'term "rephrasing": "TODO" is still to be written.'],
  ] as [string, Record<string, string | undefined>, string][])('is refused with %s', (_what, changes, message) => expect(check(withGlossary(changes))).toContain(message));

  it('is translated with the rest, and its words in a sentence are part of the sentence', () => {
    const texts = translatables(loadCourse(courseFolder(withGlossary())).course!, 'en', []);
    expect(texts.find(({ original }) => original === 'glossary.yaml')!.units.map(({ id, target }) => [id, target?.text])).toContainEqual(['terms.empathy.note', 'An old word.']);
    expect(texts.find(({ original }) => original === 'course.yaml')!.units.map(({ id }) => id)).toContain('settings.emergency-number.label');
    expect(texts.find(({ original }) => original === 'listen/fr.mdx')!.units.map(({ source }) => source.text)).toContain('La <Term id="rephrasing">reformulation</Term>, le <Setting name="emergency-number" />.');
  });
});
