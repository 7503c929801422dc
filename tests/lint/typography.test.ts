import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../course/load.ts';
import { englishTypography } from '../../lint/rules/english-typography.ts';
import { frenchTypography } from '../../lint/rules/french-typography.ts';
import { courseFolder, courseYaml, dialogueYaml, page, quizYaml, said, soundCourse, type Files, stemYaml } from '../course/build-course.ts';

const N = '\u202F';
const W = '\u00A0';
const placed = '\n\n<Quiz id="check" />\n\n<Scenario id="call" />';

/** The findings in a French (or English) text, without place and rule. */
const findings = (rule: typeof frenchTypography, lang: 'fr' | 'en', text: string): string[] => {
  const files = soundCourse({ [`listen/${lang}.mdx`]: page(text + placed) });
  return rule.check(loadCourse(courseFolder(files)).course!).map(({ message }) => message);
};
const french = (text: string) => findings(frenchTypography, 'fr', text);
const english = (text: string) => findings(englishTypography, 'en', text);

describe('french-typography', () => {
  it.each([
    ['a plain space before ?', 'Vous ?', `in "Vous ?", the space before "?" is a plain one. Write a narrow no-break space (U+202F).`],
    ['a wide space before !', `Oui${W}!`, `in "Oui${W}!", the space before "!" is U+00A0. Write a narrow no-break space (U+202F).`],
    ['no space before ;', 'Oui; non', 'in "Oui; non", no space stands before ";". Write a narrow no-break space (U+202F) there.'],
    ['a plain space before :', 'Ceci : cela', 'in "Ceci : cela", the space before ":" is a plain one. Write a no-break space (U+00A0).'],
    ['no space before :', 'Ceci: cela', 'in "Ceci: cela", no space stands before ":". Write a no-break space (U+00A0) there.'],
    ['a plain space inside «', `« Oui${W}»`, `in "« Oui", "«" is not followed by a no-break space. Write a no-break space (U+00A0) there.`],
    ['no space inside »', `«${W}Oui»`, `in "Oui»", "»" does not follow a no-break space. Write a no-break space (U+00A0) there.`],
    ['a straight apostrophe', "C'est", `in "C'est", the apostrophe is a straight one. Write "’" (U+2019).`],
    ['a straight quotation mark', 'Le mot "non', 'in "mot "non", the quotation mark is a straight one. Write « », or “ ” inside « ».'],
    ['three dots', 'Alors...', 'in "Alors...", dots stand one by one. Write "…" (U+2026).'],
    ['a plain space before %', '20 % de', 'in "20 % de", the space before "%" is a plain one. Write a narrow no-break space (U+202F).'],
    ['no space before €', '30€', 'in "30€", no space stands before "€". Write a narrow no-break space (U+202F) there.'],
    ['the currency before the amount', `€30`, 'in "€30", the sign of the currency stands before the amount. Write it after, with U+202F between.'],
    ['a plain space in a number', '12 000 appels', 'in "12 000", the space inside the number is a plain one. Write a narrow no-break space (U+202F).'],
    ['a space before a comma', 'Oui , non', 'in "Oui , non", a space stands before ",". Take it out.'],
  ])('finds %s', (_what, text, message) => expect(french(text)).toEqual([message]));

  it.each([
    ['the right spaces', `«${W}Vous${N}?${W}» Oui${W}: 12${N}000${N}€, 20${N}%${N}; non${N}!`],
    ['narrow spaces everywhere', `«${N}Vous${N}?${N}» Oui${N}:`],
    ['signs that follow each other', `Quoi${N}?! (Non${N}!) [?]`],
    ['times and ratios', 'à 12:30, 2:1'],
    ['code, addresses and tags', '`a ? b` https://a.b/c?d=1:2 [lien](https://x.y?z "t") <Callout kind="tip" title="x">a</Callout> moi@a.fr'],
    ['bold and emphasis', `**Attention**${N}! *Vous*${W}: rien`],
    ['list marks, tables and quotations', '> - un\n> - deux\n\n| a | b |\n|:--|:-:|\n| 1 | 2 |'],
    ['hidden things before a sign', '`code`: voir'],
  ])('accepts %s', (_what, text) => expect(french(text)).toEqual([]));
});

describe('english-typography', () => {
  it.each([
    ['a straight apostrophe', "It's", `in "It's", the apostrophe is a straight one. Write "’" (U+2019), or “ ” around a quotation.`],
    ['a straight quotation mark', 'Say "no', 'in "Say "no", the quotation mark is a straight one. Write “ ”, or ‘ ’ inside “ ”.'],
    ['a French quotation mark', `Say «no`, 'in "Say «no", "«" is a French quotation mark. Write “ ”.'],
    ['a space before ?', `You${N}?`, `in "You${N}?", a space stands before "?". Take it out.`],
    ['a space before :', 'This : that', 'in "This : that", a space stands before ":". Take it out.'],
    ['a space before %', '20 %', 'in "20 %", a space stands before "%". Take it out.'],
    ['three dots', 'So...', 'in "So...", dots stand one by one. Write "…" (U+2026).'],
  ])('finds %s', (_what, text, message) => expect(english(text)).toEqual([message]));

  it('accepts curly signs and no space before any', () => {
    expect(english('“It’s 20%: who, you? No!” … `a ? b` <Callout title="x">ok</Callout>')).toEqual([]);
  });
});

describe('typography', () => {
  const check = (files: Files) => {
    const dir = courseFolder(files);
    const { course } = loadCourse(dir);
    return said(dir, [frenchTypography, englishTypography].flatMap((rule) => rule.check(course!).map((finding) => ({ severity: rule.severity, ...finding, rule: rule.name }))));
  };

  it('is checked in every place that learners read, at its line', () => {
    expect(
      check(
        soundCourse({
          'course.yaml': courseYaml(dialogueYaml.replace('{fr: traiteur, en: caterer}', '{fr: "c\'est", en: caterer}')).replace('title: {fr: Un, en: One}', 'title: {fr: Un, en: "One ?"}'),
          'listen/check.yaml': quizYaml().replace(stemYaml, 'stem:\n      fr: |\n        Première ligne.\n\n        Et alors ?\n      en: What'),
          'listen/fr.mdx': page(`Un.\n\n<Callout title="Alors ?">\n\nDeux\n!\n\nTrois !\n\n</Callout>\n<RuleCode words={["Un", "L'autre"]} />${placed}`, 'objectives: [un, "deux !"]\n'),
        }),
      ),
    ).toMatchInlineSnapshot(`
      "course.yaml:8  module "one": in "One ?", a space stands before "?". Take it out.  (english-typography)
      course.yaml:14  person "nadia": in "c'est", the apostrophe is a straight one. Write "’" (U+2019).  (french-typography)
      listen/check.yaml:9  item "first-item": in "alors ?", the space before "?" is a plain one. Write a narrow no-break space (U+202F).  (french-typography)
      listen/fr.mdx:5  "objectives": in "deux !", the space before "!" is a plain one. Write a narrow no-break space (U+202F).  (french-typography)
      listen/fr.mdx:9  <Callout title>: in "Alors ?", the space before "?" is a plain one. Write a narrow no-break space (U+202F).  (french-typography)
      listen/fr.mdx:12  in "!", a line begins with "!". Put it on the line above, after a narrow no-break space (U+202F).  (french-typography)
      listen/fr.mdx:14  in "Trois !", the space before "!" is a plain one. Write a narrow no-break space (U+202F).  (french-typography)
      listen/fr.mdx:17  <RuleCode words>: in "L'autre", the apostrophe is a straight one. Write "’" (U+2019).  (french-typography)

      8 errors."
    `);
  });

  it('is checked in the plain texts of a course in one language', () => {
    const files = {
      'course.yaml': 'id: ec-1\nversion: 1.0.0\nlanguages: [en]\ntitle: "It\'s one"\ndescription: One.\nmodules:\n  - {id: all, title: All, accent: navy, lessons: [only]}\n',
      'only/en.mdx': page('<Quiz id="check" />'),
      'only/check.yaml': 'type: quiz\nitems:\n  - {id: q, type: single-choice, stem: "Which part ?", options: [{id: a, text: "A ;", correct: true}, {id: b, text: B}], feedback: {correct: Right., incorrect: Not quite.}}\n',
    };
    expect(check(files)).toMatchInlineSnapshot(`
      "course.yaml:4  in "It's", the apostrophe is a straight one. Write "’" (U+2019), or “ ” around a quotation.  (english-typography)
      only/check.yaml:3  item "q", option "a": in "A ;", a space stands before ";". Take it out.  (english-typography)
      only/check.yaml:3  item "q": in "part ?", a space stands before "?". Take it out.  (english-typography)

      3 errors."
    `);
  });
});
