import { describe, expect, it } from 'vitest';
import { checkCourse } from '../../lint/index.ts';
import { courseFolder, page, said, soundCourse } from '../course/build-course.ts';

const glossary = `terms:
  - {id: active-listening, term: {fr: écoute active, en: active listening}, definition: {fr: Elle cherche à comprendre., en: It seeks to understand.}}
  - {id: complaint, term: {fr: réclamation, en: complaint}, also: {fr: [plainte], en: [grievance]}, definition: {fr: Une demande., en: A request.}}
  - {id: fact, term: {fr: fait, en: fact}, definition: {fr: Ce qui se voit., en: What can be seen.}}
`;
const placed = '\n\n<Quiz id="check" />\n\n<Scenario id="call" />';
const found = (fr: string, en: string) => {
  const dir = courseFolder(soundCourse({ 'glossary.yaml': glossary, 'listen/fr.mdx': page(fr + placed), 'listen/en.mdx': page(en + placed) }));
  return said(dir, checkCourse(dir).problems.filter(({ rule }) => rule === 'glossary-terms'));
};

describe('glossary-terms', () => {
  it('finds a term that is not translated as agreed, in both directions', () => {
    expect(found('Une réclamation.\n\nUne personne.', 'A request.\n\nActive listening.')).toMatchInlineSnapshot(`
      "listen/en.mdx:6  warning: p: "listen/fr.mdx", line 6 says "réclamation", but here stands no "complaint", "grievance" (en). Use the agreed word, or add the one that stands here to "also" of "complaint" in glossary.yaml.  (glossary-terms)
      listen/fr.mdx:8  warning: p: "listen/en.mdx", line 8 says "Active listening", but here stands no "écoute active" (fr). Use the agreed word, or add the one that stands here to "also" of "active-listening" in glossary.yaml.  (glossary-terms)

      2 warnings."
    `);
  });

  it.each([
    ['the agreed word', 'Une réclamation.', 'A complaint.'],
    ['another of its words, in the plural', 'Les **réclamations**.', 'Grievances.'],
    ['markup and a line end inside', 'L’**écoute**\nactive.', 'Active\nlistening.'],
    ['an everyday word', 'Elle fait cela.', 'She does so.'],
    ['a word that only begins like one', 'Une réclamationnelle.', 'A request.'],
    ['another of its words without a counterpart', 'Une plainte.', 'A request.'],
  ])('takes %s', (_what, fr, en) => expect(found(fr, en)).toBe('No problems.'));
});
