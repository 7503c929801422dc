import { DOMParser, XMLSerializer, type Element, type Node } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOf, inlineOf, textOf } from '../../authoring/xliff/inline.ts';
import type { Xliff, XliffUnit } from '../../authoring/xliff/model.ts';
import { readXliff } from '../../authoring/xliff/read.ts';
import { writeXliff } from '../../authoring/xliff/write.ts';
import { states } from '../../course/translations.ts';
import { xliffFaults } from './xliff-rules.ts';

const pieces = ['mot', ' ', 'é', '\n', '\t', '\r', '{name}', '{f:e|m:|x:·e}', '[twice]{twice}', '**', '*', '_', '~~', '`', '[', '](a.html)', '![alt](b.svg)', '<Source year="1957">', '</Source>', '<br/>', '{', '}', '&amp;', '&', '<', '>', '"', '\\', '😀', '\u0000', '\uD800', '\u202F', ']]>', '<!--'];
const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((list) => list.join(''));
const syntax = fc.constantFrom('plain' as const, 'markdown' as const, 'code' as const);
const inline = fc.tuple(anyText, syntax).map(([text, kind]) => inlineOf(text, kind));
/** What XML gives back as it was. */
const noteText = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF\uD800-\uDFFF]/g, ''));
const note = fc.record({ text: noteText, attributes: fc.constantFrom<Record<string, string>[]>({}, { category: 'question' }, { appliesTo: 'target', priority: '2' }) });
const unit = (id: string): fc.Arbitrary<XliffUnit> =>
  fc.record({ id: fc.constant(id), name: fc.constant('p'), source: inline, target: fc.option(inline, { nil: undefined }), state: fc.constantFrom(...states), subState: fc.constantFrom(undefined, 'my:second-look'), notes: fc.array(note, { maxLength: 2 }) })
    .map(({ target, subState, ...rest }) => ({ ...rest, ...(target && { target }), ...(subState && { subState }) }));
const documents = fc.tuple(unit('a'), unit('b.c-1')).map((units): Xliff => ({ source: 'fr', target: 'en', files: [{ id: 'f', original: 'listen/fr.mdx', units }] }));
const again = (xml: string) => readXliff(xml, 'x.xlf');
const words = ({ files }: Xliff) => files.flatMap(({ units }) => units.map(({ source, target, ...rest }) => ({ ...rest, source: textOf(source), ...(target && { target: textOf(target) }) })));

describe('the codes in a text', () => {
  it('put together again are the text, whatever it is', () => {
    fc.assert(fc.property(anyText, syntax, (text, kind) => textOf(inlineOf(text, kind)) === text), { numRuns: 2000 });
  });

  it.each<[string, 'plain' | 'markdown', string[]]>([
    ['{name}, vous êtes seul{f:e|m:}.', 'plain', ['{name}', '{f:e|m:}']],
    ['We wrote [twice in {month}]{twice}.', 'plain', ['[…]{twice}', '{month}']],
    ['Le **mot *juste*** et `code`.', 'markdown', ['**…**', '*…*', '`code`']],
    ['snake_case_word and _this_', 'markdown', ['_…_']],
    ['Voir [la **page**](a.html "t") <Source year="1957" kind="stated">Rogers</Source>&nbsp;{1 + 1}', 'markdown', ['[…](a.html "t")', '**…**', '<Source year="1957" kind="stated">…</Source>', '&nbsp;', '{1 + 1}']],
    ['a \\*star\\* and 2 * 3 * 4', 'markdown', []],
  ])('of %j are found', (text, kind, codes) => {
    expect(codesOf(inlineOf(text, kind)).map((code) => (code.kind === 'pair' ? `${code.start}…${code.end}` : code.data))).toEqual(codes);
  });
});

describe('XLIFF', () => {
  it('keeps words, codes, states and notes', () => {
    fc.assert(fc.property(documents, (document) => {
      const xml = writeXliff(document);
      expect(xliffFaults(xml)).toEqual([]);
      expect(words(again(xml))).toEqual(words(document));
    }), { numRuns: 500 });
  });

  it('gives a code the same id on both sides, and one of its own where only the translation has it', () => {
    const one: XliffUnit = { id: 'a', name: 'p', state: 'translated', notes: [], source: inlineOf('**Un** {x} {y}', 'markdown'), target: inlineOf('{y} *a* **One**', 'markdown') };
    const xml = writeXliff({ source: 'fr', target: 'en', files: [{ id: 'f', original: 'o', units: [one] }] });
    expect(/<source>.*<\/source>/.exec(xml)![0].match(/ id="\d+"/g)).toEqual([' id="1"', ' id="2"', ' id="3"']);
    expect(/<target>.*<\/target>/.exec(xml)![0].match(/ id="\d+"/g)).toEqual([' id="3"', ' id="4"', ' id="1"']);
  });

  it('may come back cut into segments, in another order, with what lies between, and with pairs cut apart', () => {
    fc.assert(fc.property(documents, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), fc.boolean(), (document, cuts, isReversed) => {
      const changed = resegmented(writeXliff(document), cuts, isReversed);
      expect(words(again(changed))).toEqual(words(document));
    }), { numRuns: 500 });
  });

  it('counts a unit as far as its least finished segment, and as untranslated while one has no translation', () => {
    const part = (state: string, target: string) => `<segment state="${state}"><source>x</source>${target}</segment>`;
    const read = (...segments: string[]) => again(`<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="fr" trgLang="en"><file id="f"><group id="g"><unit id="a">${segments.join('')}</unit></group></file></xliff>`).files[0]!.units[0]!;
    expect(read(part('final', '<target>a</target>'), part('translated', '<target>b</target>'))).toMatchObject({ state: 'translated', target: [{ kind: 'text', text: 'ab' }] });
    expect(read(part('final', '<target>a</target>'), part('initial', ''))).not.toHaveProperty('target');
    expect(textOf(read(part('final', '<target><mrk id="m" type="comment" value="?">a</mrk><sm id="s"/>b<em startRef="s"/><![CDATA[<c>]]></target>')).target!)).toBe('ab<c>');
  });

  it.each([
    ['<xliff version="1.2"/>', 'x.xlf:1  this is XLIFF 1.2. Save it as XLIFF 2.1 in the translation program'],
    ['<html/>', 'x.xlf:1  this is no XLIFF but <html>.'],
    ['<xliff', 'x.xlf'],
    ['plain', 'x.xlf'],
    ['<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="fr"/>', 'does not say into which language'],
    ['<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="fr" trgLang="en"><file id="f"><unit id="a">\n<segment><source>x</source><target><ph id="9" dataRef="d9"/></target></segment></unit></file></xliff>', 'x.xlf:2  the code <ph id="9"> has no original data'],
  ])('is refused as %j', (xml, message) => {
    expect(() => again(xml)).toThrow(message);
  });
});

/** A document as a translation program may give it back. `cuts`: where, as far as there are places. */
function resegmented(xml: string, cuts: readonly number[], isReversed: boolean): string {
  const document = new DOMParser({ normalizeLineEndings: (source) => source }).parseFromString(xml, 'text/xml');
  for (const unit of [...document.getElementsByTagName('unit')]) {
    const segment = unit.getElementsByTagName('segment')[0]!;
    const [source, target] = ['source', 'target'].map((name) => segment.getElementsByTagName(name)[0]);
    cutPairs(document.documentElement!, [source, target]);
    const parts = [source, target].map((side) => side && pieces3(side, cuts));
    const names = ['segment', 'ignorable', 'segment'];
    names.forEach((name, index) => {
      const part = document.createElementNS(segment.namespaceURI, name);
      if (name === 'segment') for (const each of [...segment.attributes]) part.setAttribute(each.name, each.value);
      const order = isReversed && target ? String(3 - index) : undefined;
      parts.forEach((side, at) => {
        if (!side) return;
        const element = document.createElementNS(segment.namespaceURI, at ? 'target' : 'source');
        // In the translation the parts stand the other way round, and each says where it belongs.
        for (const node of side[at && order ? 2 - index : index]!) element.appendChild(node);
        if (at && order) element.setAttribute('order', order);
        part.appendChild(element);
      });
      unit.insertBefore(part, segment);
    });
    unit.removeChild(segment);
  }
  return new XMLSerializer().serializeToString(document);
}

/** The nodes of a text in three parts, cut inside words too. */
function pieces3(side: Element, cuts: readonly number[]): [Node[], Node[], Node[]] {
  const nodes = [...side.childNodes].flatMap((node) => {
    const text = node.nodeValue ?? '';
    const at = cuts[text.length % cuts.length]! % (text.length + 1);
    // Never between the halves of one sign.
    if (node.nodeType !== 3 || !at || at === text.length || /[\uD800-\uDBFF]/.test(text[at - 1]!)) return [node];
    const rest = node.cloneNode();
    rest.nodeValue = text.slice(at);
    node.nodeValue = text.slice(0, at);
    return [node, rest];
  });
  const [one, other] = [cuts[0]! % (nodes.length + 1), cuts[1]! % (nodes.length + 1)].sort((a, b) => a - b) as [number, number];
  return [nodes.slice(0, one), nodes.slice(one, other), nodes.slice(other)];
}

/** `<pc>` as `<sc/>` and `<ec/>`, which may stand in different segments. */
function cutPairs(root: Element, sides: (Element | undefined)[]): void {
  const document = root.ownerDocument!;
  for (const side of sides) {
    for (let pair = side?.getElementsByTagName('pc')[0]; pair; pair = side!.getElementsByTagName('pc')[0]) {
      const end = (name: string, attributes: Record<string, string>) => {
        const element = document.createElementNS(root.namespaceURI, name);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        return element;
      };
      const parent = pair.parentNode!;
      const id = pair.getAttribute('id')!;
      parent.insertBefore(end('sc', { id, dataRef: pair.getAttribute('dataRefStart')! }), pair);
      while (pair.firstChild) parent.insertBefore(pair.firstChild, pair);
      parent.insertBefore(end('ec', { startRef: id, dataRef: pair.getAttribute('dataRefEnd')! }), pair);
      parent.removeChild(pair);
    }
  }
}

