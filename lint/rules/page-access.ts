/** What markdownlint does not see of a page that everybody can use. */
import { pageFolders } from '../../course/content.ts';
import { readMdx, type MdxText } from '../../course/mdx.ts';
import { lineIn } from '../../course/placing.ts';
import type { Course, LessonPage } from '../../course/course.ts';
import { phrases, type List } from '../lists.ts';
import type { Finding, Rule } from '../rule.ts';
import { tongueOf, wordsIn } from '../wording.ts';

type Fault = { offset: number; message: string };

/** A rule that looks at each page’s text. */
const pageRule = (rule: Omit<Rule, 'check'>, faults: (text: MdxText, lang: string, page: LessonPage) => Fault[]): Rule => ({
  ...rule,
  check: (course: Course): Finding[] => pageFolders(course).flatMap(({ pages }) => Object.entries(pages)).flatMap(([lang, page]) => faults(readMdx(page.body), lang, page).map(({ offset, message }) => ({ file: page.file, line: lineIn(page, offset), message }))),
});

/** Link texts that say nothing on their own; markdownlint knows the English ones. */
const bare: List = { fr: /^(?:ici|cliquez ici|cliquer ici|là|lien|ce lien|en savoir plus|lire la suite|plus|suite|voir|source|article|cet article|page|cette page)\.?$/iu, en: /^(?:source|article|this article|page|this page|learn more|read on|see)\.?$/iu };

export const linkWords = pageRule(
  { name: 'link-words', asks: 'A link’s words are never “here”, “ici”, “source” or the like.', why: 'Many move from link to link, and hear its words alone: “ici, ici, lien”.', severity: 'error' },
  ({ prose }, lang) => [...prose.matchAll(/(?<!!)\[([^\][]+)\](?=\uFFFC)/g)].filter(([, words]) => bare[tongueOf(lang)]?.test(words!.trim())).map((match) => ({ offset: match.index, message: `the link says "${match[1]!}", which says nothing on its own. Use words that say where it leads.` })),
);

/** A text for those who do not see a picture says what it shows; that it is a picture is said already. */
const openers: List = { fr: phrases('(?:image|photo|photographie|illustration|schéma|dessin|capture d’écran) (?:de|du|des|d’\\p{L}+|qui|montrant)'), en: phrases('(?:an? )?(?:image|photo|picture|illustration|drawing|screenshot) (?:of|that|showing)') };
const MOST_ALT = 200;

export const altWords = pageRule(
  { name: 'alt-words', asks: `The text for those who do not see a picture says what it shows, in ${MOST_ALT} characters at most, without “picture of”.`, why: 'Those who do not see the picture need what it shows, in a breath.', severity: 'warning' },
  ({ tags, prose }, lang) => {
    const alts = [
      ...tags.filter(({ name }) => name === 'Figure').map(({ attributes, offset }) => ({ offset, alt: attributes.get('alt')?.value })),
      ...[...prose.matchAll(/(?<=\uFFFC)\[([^\][]*)\](?=\uFFFC)/g)].map((match) => ({ offset: match.index, alt: match[1] })),
    ];
    return alts.flatMap(({ offset, alt }): Fault[] => {
      if (!alt) return [];
      if (openers[tongueOf(lang)]?.exec(alt)?.index === 0) return [{ offset, message: `the text for those who do not see the picture begins "${alt.split(' ').slice(0, 3).join(' ')}…". Begin with what it shows: that it is a picture is said already.` }];
      if (/\.(?:svg|png|jpe?g|webp)$/i.test(alt)) return [{ offset, message: `the text for those who do not see the picture is a file’s name, "${alt}". Say what it shows.` }];
      return alt.length > MOST_ALT ? [{ offset, message: `the text for those who do not see the picture has ${alt.length} characters. Cut it to ${MOST_ALT}, and tell the rest in the lesson.` }] : [];
    });
  },
);

export const tableHeader = pageRule(
  { name: 'table-header', asks: 'Every column of a table has a heading.', why: 'Cells are read out with the head of their column; where that is empty, nobody knows what a cell is about.', severity: 'error' },
  ({ prose }, _lang, page) => [...page.body.matchAll(/^[ \t]*\|?(.+\|.*)\n[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/gm)].filter((match) => prose[match.index] !== '\uFFFC' || /^\s*\|/.test(match[0])).flatMap((match): Fault[] => {
    const cells = match[1]!.replace(/\|\s*$/, '').split('|').map((cell) => cell.trim());
    return cells.some((cell) => !cell) ? [{ offset: match.index, message: 'a column of the table has no heading. Say what stands in it.' }] : [];
  }),
);

/** Colours where something is pointed at by them. */
const coloured: List = {
  fr: phrases('(?:en|de couleur) (?:rouge|vert|bleu|jaune|orange|gris|violet)|(?:bouton|case|cadre|texte|ligne|zone|cercle|flèche|mot|carré|trait|point|fond)s? (?:rouge|vert|verte|bleu|bleue|jaune|orange|gris|grise|violet|violette)s?', 'giu'),
  en: phrases('(?:in|coloured|marked|shown) (?:red|green|blue|yellow|orange|grey|purple)|(?:red|green|blue|yellow|orange|grey|purple) (?:button|box|frame|text|line|area|circle|arrow|word|square|dot|background)s?', 'giu'),
};

export const colourAlone = pageRule(
  { name: 'colour-alone', asks: 'Nothing is pointed at by its colour.', why: 'Some people do not see it, a screen reader never says it, and contrast modes take it away.', severity: 'warning' },
  ({ prose }, lang) => [...prose.matchAll(coloured[tongueOf(lang)] ?? /$^/g)].map((match) => ({ offset: match.index, message: `"${match[0]}" points by colour. Name the thing by its words or its place as well, and let the colour be extra.` })),
);

export const mediaTranscript = pageRule(
  { name: 'media-transcript', asks: 'Sound and video have captions or a transcript; no page of somebody else is embedded.', why: 'What is only said or shown in a recording is lost on those who cannot hear or see it, and on everybody without a loudspeaker.', severity: 'error' },
  ({ tags }, _lang, page) => tags.filter(({ name, kind }) => /^(?:video|audio|iframe|object|embed)$/i.test(name) && kind !== 'close').flatMap(({ name, kind, offset, end, attributes }): Fault[] => {
    if (/^(?:iframe|object|embed)$/i.test(name)) return [{ offset, message: `<${name}> loads a page of somebody else, which a package cannot hold. Link to it in words.` }];
    const close = tags.find((tag) => tag.name === name && tag.kind === 'close' && tag.offset > offset)?.offset ?? offset;
    if (/^[AV]/.test(name)) {
      const text = kind === 'open' ? page.body.slice(end, close).trim() : '';
      return [
        ...(text ? [] : [{ offset, message: `<${name}> has no transcript. Write what is said${name === 'Video' ? ' and what is only to be seen' : ''} between <${name}> and </${name}>.` }]),
        ...(name === 'Audio' || attributes.has('captions') || attributes.has('silent') ? [] : [{ offset, message: '<Video> has no captions. Name a WebVTT file: captions="…vtt"; or write "silent" where nothing is said in it.' }]),
      ];
    }
    const within = tags.filter((tag) => tag.offset > offset && tag.offset < close);
    const hasText = attributes.has('aria-describedby') || within.some((tag) => tag.name === 'track' && /captions|subtitles|descriptions/.test(tag.attributes.get('kind')?.value ?? ''));
    return hasText ? [] : [{ offset, message: `<${name}> has no words to read. Add <track kind="captions" src="…" /> inside, or a transcript named by aria-describedby.` }];
  }),
);

/** Short words that stand in one language only. */
const common: Record<string, ReadonlySet<string>> = {
  fr: new Set('le la les des une est sont dans avec pour vous nous pas que qui sur mais au aux du ce cette je il elle'.split(' ')),
  en: new Set('the and of to is are in with for you we not that which on but at this it he she they have has your my what'.split(' ')),
};
/** Words of the other language in a row that make a passage. */
const PASSAGE = 5;

export const languageMarks = pageRule(
  { name: 'language-marks', asks: 'A passage in the other language stands in `<span lang="…">`.', why: 'A screen reader says a passage in the other language with the wrong sounds, unless it is marked.', severity: 'warning' },
  ({ prose, tags }, lang) => {
    const own = common[tongueOf(lang)];
    const bad = tags.flatMap(({ attributes, offset }): Fault[] => {
      const value = attributes.get('lang')?.value;
      return value === undefined || /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(value) ? [] : [{ offset, message: `"${value}" is no language. Write two small letters, like lang="en".` }];
    });
    if (!own) return bad;
    const marked = tags.flatMap((tag) => (tag.kind === 'open' && tag.attributes.has('lang') ? [[tag.offset, tags.find((close) => close.kind === 'close' && close.name === tag.name && close.offset > tag.offset)?.offset ?? tag.end]] : [])) as [number, number][];
    return [...bad, ...Object.entries(common).filter(([other]) => other !== tongueOf(lang)).flatMap(([other, words]) =>
      [...prose.matchAll(/[^.!?\n|\uFFFC«»“”]+/g)].filter(({ index }) => !marked.some(([from, to]) => index >= from && index < to)).flatMap((match): Fault[] => {
        const list = wordsIn(match[0].toLowerCase());
        const [theirs, ours] = [words, own].map((set) => list.filter((word) => set.has(word)).length) as [number, number];
        return list.length >= PASSAGE && theirs >= 3 && theirs > 2 * ours ? [{ offset: match.index + (/\S/.exec(match[0])?.index ?? 0), message: `"${match[0].trim().split(/\s+/).slice(0, 4).join(' ')}…" is in another language. Write <span lang="${other}">…</span> around it.` }] : [];
      }),
    )];
  },
);
