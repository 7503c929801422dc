import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../course/load.ts';
import { spelling } from '../../lint/rules/spelling.ts';
import { courseFolder, courseYaml, dialogueYaml, page, scenarioYaml, soundCourse, type Files } from '../course/build-course.ts';

const placed = '\n\n<Quiz id="check" />\n\n<Scenario id="call" />';

/** Words found in a French (or English) page, or in other files. */
const found = (body: string, more: Files = {}, lang = 'fr') => findings({ [`listen/${lang}.mdx`]: page(body + placed), ...more }).map(({ message }) => /"([^"]*)" is in no/.exec(message)![1]);
const findings = (files: Files) => spelling.check(loadCourse(courseFolder(soundCourse({ ...files }))).course!);

describe('spelling', () => {
  it('says the word, its place and what was perhaps meant', () => {
    const [finding] = findings({ 'listen/fr.mdx': page(`## Bonjour\n\nUn bon acceuil.${placed}`) });
    expect(finding).toMatchObject({ line: 8, severity: 'warning', message: '"acceuil" is in no dictionary. Did you mean "accueil" or "accentuel"? A word that is right goes into words.fr.txt, a name into words.txt.' });
    expect(finding!.file).toMatch(/listen\/fr\.mdx$/);
  });

  it('is an error in a complete course', () => expect(findings({ 'course.yaml': courseYaml(`status: complete\n${dialogueYaml}`), 'listen/fr.mdx': page(`Un acceuil.${placed}`) })).toMatchObject([{ severity: 'error' }]));

  it.each([
    ['fr', 'Aujourd’hui, l’accueil est-il bon ? Qu’en dit-elle ? Y a-t-il mieux ? Lorsqu’on l’a, tant mieux : va-t’en.', []],
    ['fr', 'C’est parceque l’apel est bref.', ['parceque', 'l’apel']],
    ['fr', 'Le SAV répond au 4e appel, code E4, sur exemple.org.', []],
    ['en', 'The customer’s bill wasn’t paid; they’re well-known.', []],
    ['en', 'Recieve the color.', ['Recieve', 'color']],
  ])('knows words with apostrophes, hyphens and capitals (%s: %s)', (lang, text, words) => expect(found(text, {}, lang)).toEqual(words));

  it('reads a passage in another language with its dictionary, and the author of a source with none', () => {
    expect(found('Un <span lang="en">customer</span> et un <span lang="en">custommer</span> <Source year="2014" kind="stated">Wegerson</Source>.')).toEqual(['custommer']);
  });

  it('takes many unknown words in a line for another language', () => {
    expect(findings({ 'listen/fr.mdx': page(`On dit : the customer is always right.${placed}`) }).map(({ message }) => message)).toEqual(['"the", "customer" and 3 more words here are in no dictionary. Write <span lang="…">…</span> around a passage in another language.']);
  });

  it('takes what stands in the lists of the course, and its people', () => {
    const body = 'Nadia dit zblorg à Qzorx.';
    expect(found(body)).toEqual(['zblorg', 'Qzorx']);
    expect(found(body, { 'words.fr.txt': '# ours\nzblorg', 'words.txt': 'Qzorx # a name' })).toEqual([]);
  });

  it('takes a word with a capital for a name where it stands in every language', () => {
    expect(found('L’appel de Solveigh, à Qzorx.', { 'listen/en.mdx': page(`Solveigh’s call.${placed}`) })).toEqual(['Qzorx']);
  });

  it('reads a dialogue as each gender hears it, and no gap', () => {
    const call = (line: string) => found('', { 'listen/call.yaml': scenarioYaml((text) => text.replace('{fr: Bonjour., en: Hello.}', `{fr: "${line}", en: Hello.}`).replace('first: opening', 'learner: {names: [{id: ines, name: Inès, gender: f}, {id: marc, name: Marc, gender: m}]}\nfirst: opening')) });
    expect(call('{name}, vous êtes conseill{f:ère|m:er}.')).toEqual([]);
    expect(call('{name}, vous êtes conseill{f:ere|m:er}.')).toEqual(['conseillere']);
  });

  it('says nothing of a language without a dictionary', () => expect(findings({ 'course.yaml': courseYaml(dialogueYaml).replace('[fr, en]', '[fr, en, sv]') }).filter(({ file }) => file.includes('sv'))).toEqual([]));
});
