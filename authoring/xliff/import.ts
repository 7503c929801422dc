import { align } from '../../course/align.ts';
import { blocksOf, pageText, type Block } from '../../course/page-blocks.ts';
import { shownPath } from '../../course/files.ts';
import type { PageTexts, Translatable, Unit, WordTexts, YamlTexts } from '../../course/translatable.ts';
import { hashOf, type Translation } from '../../course/translations.ts';
import { codesOf, inlineOf, textOf, type Inline } from './inline.ts';
import { fileId } from './export.ts';
import type { Xliff, XliffFile, XliffUnit } from './model.ts';
import { withTexts, withWords } from './yaml-edit.ts';

export interface Import {
  /** Files to write, with `\n` line ends. */
  changes: [path: string, text: string][];
  /** All that is known of translations afterwards. */
  rows: Translation[];
  /** What a person should know: units left out, codes lost. */
  said: string[];
  /** Texts that have a translation in the document, and those that have none anywhere. */
  counts: { taken: number; missing: number };
}

/** What a translated document changes in a course. Pure; see `translatables` for what `texts` are. */
export function importXliff(document: Xliff, texts: readonly Translatable[], known: readonly Translation[]): Import {
  const said: string[] = [];
  const changes: Import['changes'] = [];
  let rows = [...known];
  let taken = 0;
  let missing = 0;
  for (const file of document.files) {
    if (!texts.some((each) => fileId(each) === file.id)) said.push(`"${file.original}" is no file of this course any more; its ${file.units.length} texts are left out.`);
  }
  for (const each of texts) {
    const wanted = new Map<Unit, string>();
    const fresh: Translation[] = [];
    for (const [unit, translated] of pairs(each, document.files.find(({ id }) => id === fileId(each)), said)) {
      if (!translated.target || !textOf(translated.target).trim()) continue;
      const text = finished(translated.target, unit);
      wanted.set(unit, text);
      fresh.push(rowOf(unit, translated, text, document.target));
      said.push(...codeFaults(unit, text));
    }
    const result = each.kind === 'yaml' ? yamlChange(each, wanted, document) : each.kind === 'words' ? wordChange(each, wanted) : pageChange(each, wanted);
    if ('refusal' in result) {
      said.push(result.refusal);
      continue;
    }
    changes.push(...result.changes);
    taken += wanted.size;
    missing += each.units.filter((unit) => !unit.target && !wanted.has(unit)).length;
    rows = merged(rows, fresh);
  }
  return { changes, rows, said, counts: { taken, missing } };
}

/** Which text of today each unit of the document stands for. */
function pairs(texts: Translatable, file: XliffFile | undefined, said: string[]): [Unit, XliffUnit][] {
  if (!file) return [];
  const matched = texts.kind === 'page' ? align(texts.units, file.units, (unit, { name, source }) => (unit.about !== name ? 0 : isSame(unit, source) ? 10 : 1)).map(([at, beside]): [Unit, XliffUnit] => [texts.units[at]!, file.units[beside]!]) : file.units.flatMap((each): [Unit, XliffUnit][] => texts.units.filter(({ id }) => id === each.id).map((unit) => [unit, each]));
  const used = new Set(matched.map(([, unit]) => unit));
  const lost = file.units.filter((unit) => !used.has(unit));
  if (lost.length) said.push(`"${file.original}": the course no longer has ${lost.map(({ source }) => `“${short(textOf(source))}”`).join(', ')}. ${lost.length === 1 ? 'It is' : 'They are'} left out.`);
  return matched;
}

/** Programs for translators may touch white space. */
const isSame = (unit: Unit, source: readonly Inline[]) => unit.source.text.replace(/\s+/g, ' ').trim() === textOf(source).replace(/\s+/g, ' ').trim();

/** The translation as its file takes it: a sign that would begin code gets a backslash, and a line stays a line. */
function finished(target: readonly Inline[], { syntax, source }: Unit): string {
  if (syntax !== 'markdown') return textOf(target);
  const safe = (inline: readonly Inline[]): Inline[] => inline.map((each) => (each.kind === 'pair' ? { ...each, children: safe(each.children) } : each.kind === 'text' ? { kind: 'text', text: each.text.replace(/\\[\s\S]|[{<]/g, (sign) => (sign.length > 1 ? sign : `\\${sign}`)) } : each));
  const text = textOf(safe(target));
  return source.text.includes('\n') ? text : text.replace(/\s*\n\s*/g, ' ');
}

function rowOf(unit: Unit, { source, state, subState, notes }: XliffUnit, text: string, lang: string): Translation {
  const of = state === 'initial' ? '-' : hashOf(isSame(unit, source) ? unit.source.text : textOf(source));
  return { lang, scope: unit.scope, source: of, target: hashOf(text), state, ...(subState && { subState }), notes };
}

/** New rows in place of what was known of the same texts. */
function merged(known: readonly Translation[], fresh: readonly Translation[]): Translation[] {
  const isOld = (row: Translation) => fresh.some((each) => each.lang === row.lang && each.scope === row.scope && (row.scope.includes('#') || each.target === row.target || each.source === row.source));
  return [...known.filter((row) => !isOld(row)), ...fresh];
}

/** Codes that a text needs and its translation lost; forms by gender are each language’s own. */
function codeFaults({ syntax, source }: Unit, text: string): string[] {
  if (syntax !== 'plain') return [];
  const needed = (of: string) => codesOf(inlineOf(of, syntax)).map((code) => (code.kind === 'pair' ? code.end.slice(1) : code.data)).filter((code) => !code.includes(':'));
  const there = needed(text);
  return needed(source.text).filter((code) => !there.includes(code)).map((code) => `${source.file}:${source.line}  the translation of “${short(source.text)}” lacks ${code}. Put it where it belongs.`);
}

type Change = { changes: Import['changes'] } | { refusal: string };

function yamlChange({ path, source, units, paths }: YamlTexts, wanted: ReadonlyMap<Unit, string>, document: Xliff): Change {
  const edits = units.flatMap((unit, index) => {
    const text = wanted.get(unit);
    return text === undefined || text === unit.target?.text ? [] : [{ path: paths[index]!, text }];
  });
  return { changes: edits.length ? [[path, withTexts(source, edits, { from: document.source, to: document.target, file: shownPath(path) })]] : [] };
}

function wordChange({ targetPath, targetSource }: WordTexts, wanted: ReadonlyMap<Unit, string>): Change {
  const words = new Map([...wanted].filter(([unit, text]) => text !== unit.target?.text).map(([unit, text]) => [unit.id, text]));
  return { changes: words.size ? [[targetPath, withWords(targetSource, words)]] : [] };
}

/**
 * A page whose blocks all have their counterpart keeps everything but their texts. One that lacks some, or is not there, is
 * written anew from the source page; what nobody translated yet begins with TODO, which stops a build.
 */
function pageChange({ parts, units, targetPath, targetParts, pairs: places, extra }: PageTexts, wanted: ReadonlyMap<Unit, string>): Change {
  if (![...wanted].some(([unit, text]) => text !== unit.target?.text)) return { changes: [] };
  if (targetParts && !extra.length && units.every(({ target }) => target)) {
    const targets = blocksOf(targetParts);
    const textFor = new Map<Block, string | undefined>(places.map(([at, beside]) => [targets[beside]!, wanted.get(units[at]!)]));
    return { changes: [[targetPath, pageText(targetParts, (block) => textFor.get(block))]] };
  }
  if (extra.length) return { refusal: `${extra[0]!.file}:${extra[0]!.line}  the translated page has ${extra.length === 1 ? 'a part that stands' : `${extra.length} parts that stand`} for nothing in "${units[0]!.source.file}", first “${short(extra[0]!.text)}”. Nothing was imported into this page. Take ${extra.length === 1 ? 'it' : 'them'} out, or write ${extra.length === 1 ? 'it' : 'them'} in the source page, then import again.` };
  const unitOf = new Map(blocksOf(parts).map((block, index) => [block, units[index]!]));
  return { changes: [[targetPath, pageText(parts, (block) => { const unit = unitOf.get(block)!; return wanted.get(unit) ?? unit.target?.text ?? `TODO ${block.text}`; })]] };
}

const short = (text: string) => (text.length > 50 ? `${text.slice(0, 47)}…` : text);
