import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixCourse } from '../../lint/fix.ts';
import { courseFolder, page, quizYaml, soundCourse, stemYaml, type Files } from '../course/build-course.ts';

const N = '\u202F';
const W = '\u00A0';
const placed = '\n\n<Quiz id="check" />\n\n<Scenario id="call" />';

/** What a file says after mending, and how many corrections it took. */
function mended(file: string, changes: Files): { text: string; count: number } {
  const dir = courseFolder(soundCourse(changes));
  const count = fixCourse(dir);
  return { text: readFileSync(join(dir, file), 'utf8'), count };
}
const inPage = (lang: string, text: string) => mended(`listen/${lang}.mdx`, { [`listen/${lang}.mdx`]: page(text + placed) }).text.split('---\n')[2]!.replace(placed, '').trimEnd();

describe('npm run lint -- --fix', () => {
  it.each([
    ['Vous ? Oui! Ceci : cela ; fin', `Vous${N}? Oui${N}! Ceci${W}: cela${N}; fin`],
    ['« Oui » dit-il, «non»', `«${W}Oui${W}» dit-il, «${W}non${W}»`],
    ["C'est l'heure d'« agir »", `C’est l’heure d’«${W}agir${W}»`],
    ['Le mot "non" blesse', `Le mot «${W}non${W}» blesse`],
    ['Alors... 20 % de 12 000 €', `Alors… 20${N}% de 12${N}000${N}€`],
    ['Oui , non .', 'Oui, non.'],
  ])('mends the French "%s"', (wrong, right) => expect(inPage('fr', wrong)).toBe(right));

  it.each([
    ['It\'s "no", or "yes"?', 'It’s “no”, or “yes”?'],
    ['You ? 20 % : so...', 'You? 20%: so…'],
  ])('mends the English "%s"', (wrong, right) => expect(inPage('en', wrong)).toBe(right));

  it('leaves what needs judgement: quotation marks of no side, sums before their currency, apostrophes that may quote', () => {
    expect(inPage('fr', 'Un 5"5 et €30')).toBe('Un 5"5 et €30');
    expect(inPage('en', "The 'quoted' word")).toBe("The 'quoted' word");
  });

  it('leaves code and addresses as they are', () => expect(inPage('fr', '`a ? b` et [le guide](https://a.b/c?d=1)')).toBe('`a ? b` et [le guide](https://a.b/c?d=1)'));

  it('mends texts in activities, one language at a time', () => {
    const { text, count } = mended('listen/check.yaml', { 'listen/check.yaml': quizYaml().replace(stemYaml, 'stem:\n      fr: "Pourquoi ? Parce qu\'il attend : voilà."\n      en: Why ? Because he\'s waiting to be heard, that is all.') });
    expect(text).toContain(`      fr: "Pourquoi${N}? Parce qu’il attend${W}: voilà."\n      en: Why? Because he’s waiting to be heard, that is all.\n`);
    expect(count).toBe(5);
  });

  it('leaves a line alone where the place is not certain', () => {
    const stem = 'stem: {fr: "Vous ?", en: "Vous ?"}';
    expect(mended('listen/check.yaml', { 'listen/check.yaml': quizYaml().replace(stemYaml, stem) })).toMatchObject({ text: expect.stringContaining(stem) as string, count: 0 });
  });

  it('changes nothing where nothing is wrong', () => expect(mended('listen/fr.mdx', {}).count).toBe(0));
});
