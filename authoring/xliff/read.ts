import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { states, type Note, type State } from '../../course/translations.ts';
import { Refusal } from '../command.ts';
import type { Inline } from './inline.ts';
import { NAMESPACE, OWN_NOTES, type Xliff, type XliffFile, type XliffUnit } from './model.ts';

/**
 * Reads XLIFF 2.0 or 2.1 as translation programs give it back: units may be cut into several segments, in another order in the
 * translation, and pairs of codes into their ends. `name`: the file, for messages. Throws a `Refusal` with the line.
 */
export function readXliff(text: string, name: string): Xliff {
  const at = (node: Node) => `${name}:${node.lineNumber ?? 1}  `;
  const root = parse(text, name);
  if (root.namespaceURI !== NAMESPACE || root.localName !== 'xliff') {
    const version = root.getAttribute('version');
    throw new Refusal(`${at(root)}this is ${root.localName === 'xliff' && version ? `XLIFF ${version}` : `no XLIFF but <${root.nodeName}>`}. Save it as XLIFF 2.1 in the translation program: what "export" writes has that form.`);
  }
  const [source, target] = [root.getAttribute('srcLang') ?? '', root.getAttribute('trgLang') ?? ''];
  if (!target) throw new Refusal(`${at(root)}the file does not say into which language it is translated. Add trgLang="…" to <xliff>.`);
  return { source, target, files: children(root, 'file').map((file): XliffFile => ({ id: file.getAttribute('id') ?? '', original: file.getAttribute('original') ?? '', units: unitsIn(file).map((unit) => readUnit(unit, at)) })) };
}

function parse(text: string, name: string): Element {
  try {
    // Its default takes U+2028 for a line end, which XML 1.0 does not.
    return new DOMParser({ normalizeLineEndings: (source) => source.replace(/\r\n?/g, '\n'), onError: (level, message, context) => { if (level !== 'warning') throw new Refusal(`${name}:${(context as { locator?: { lineNumber?: number } }).locator?.lineNumber ?? 1}  the file is broken: ${message.split('\n')[0]} Save it again in the translation program.`); } }).parseFromString(text.replace(/^\uFEFF/, ''), 'text/xml').documentElement!;
  } catch (error) {
    const cause = (error as Error).cause ?? error;
    throw cause instanceof Refusal ? cause : new Refusal(`${name}: the file is no XML: ${(error as Error).message.split('\n')[0]}. Save it again in the translation program.`);
  }
}

type Place = (node: Node) => string;

function readUnit(unit: Element, at: Place): XliffUnit {
  const data = new Map(children(first(unit, 'originalData'), 'data').map((each) => [each.getAttribute('id') ?? '', wordsIn(each)]));
  const parts = [...unit.childNodes].filter((node): node is Element => isElement(node) && (node.localName === 'segment' || node.localName === 'ignorable'));
  const read = (side: Element | undefined) => side && joined(inlineIn(side, data, at));
  const pieces = parts.map((part, index) => {
    const target = first(part, 'target');
    return { part, source: read(first(part, 'source')) ?? [], target: read(target), order: Number(target?.getAttribute('order')) || index + 1 };
  });
  const segments = pieces.filter(({ part }) => part.localName === 'segment');
  // What lies between sentences is the same in both languages where nobody says otherwise.
  const ordered = [...pieces].sort((one, other) => one.order - other.order).map(({ part, source, target }) => target ?? (part.localName === 'ignorable' ? source : []));
  const states = segments.map(({ part }) => stateOf(part));
  const lowest = states.reduce((low, each) => (rank(each.state) < rank(low.state) ? each : low), states[0] ?? { state: 'initial' });
  return {
    id: unit.getAttribute('id') ?? '',
    name: unit.getAttribute('name') ?? '',
    source: joined(pieces.flatMap((piece) => piece.source)),
    ...(segments.length && segments.every(({ target }) => target) && { target: joined(ordered.flat()) }),
    ...lowest,
    notes: notesOf(unit),
  };
}

const rank = (state: State) => states.indexOf(state);

function stateOf(segment: Element): { state: State; subState?: string } {
  const said = segment.getAttribute('state');
  const subState = segment.getAttribute('subState');
  return { state: states.find((each) => each === said) ?? 'initial', ...(subState && { subState }) };
}

/** Everybody’s notes but those that `export` wrote. */
const notesOf = (unit: Element): Note[] =>
  children(first(unit, 'notes'), 'note')
    .map((note) => ({ text: note.textContent ?? '', attributes: Object.fromEntries([...note.attributes].filter(({ name }) => !name.startsWith('xmlns')).map(({ name, value }) => [name, value])) }))
    .filter(({ attributes }) => !OWN_NOTES.some((own) => own === attributes.category));

function inlineIn(parent: Element, data: ReadonlyMap<string, string>, at: Place): Inline[] {
  const original = (element: Element, name: string): string => {
    const text = data.get(element.getAttribute(name) ?? '');
    if (text === undefined) throw new Refusal(`${at(element)}the code <${element.nodeName} id="${element.getAttribute('id') ?? ''}"> has no original data, so nobody knows what to write in its place. Put back the code that the source has, or type it as text.`);
    return text;
  };
  return [...parent.childNodes].flatMap((node): Inline[] => {
    if (!isElement(node)) return node.nodeType === node.TEXT_NODE || node.nodeType === node.CDATA_SECTION_NODE ? [{ kind: 'text', text: node.nodeValue ?? '' }] : [];
    switch (node.localName) {
      case 'cp':
        return [{ kind: 'text', text: signOf(node) }];
      case 'ph':
      case 'sc':
      case 'ec':
        return [{ kind: 'code', data: original(node, 'dataRef') }];
      case 'pc':
        return [{ kind: 'pair', start: original(node, 'dataRefStart'), end: original(node, 'dataRefEnd'), children: joined(inlineIn(node, data, at)) }];
      case 'mrk':
        return inlineIn(node, data, at);
      case 'sm':
      case 'em':
        return [];
      default:
        throw new Refusal(`${at(node)}<${node.nodeName}> is not known inside a text. Take it out in the translation program.`);
    }
  });
}

/** Neighbouring words as one. */
function joined(inline: readonly Inline[]): Inline[] {
  const found: Inline[] = [];
  for (const each of inline) {
    const last = found.at(-1);
    if (each.kind === 'text' && last?.kind === 'text') found[found.length - 1] = { kind: 'text', text: last.text + each.text };
    else if (each.kind !== 'text' || each.text) found.push(each);
  }
  return found;
}

/** The text of original data, `<cp>` included. */
const wordsIn = (element: Element): string => [...element.childNodes].map((node) => (isElement(node) ? signOf(node) : (node.nodeValue ?? ''))).join('');

/** The sign that `<cp hex="…"/>` stands for. */
function signOf(cp: Element): string {
  const code = Number.parseInt(cp.getAttribute('hex') ?? '', 16);
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

const isElement = (node: Node): node is Element => node.nodeType === node.ELEMENT_NODE;
const children = (parent: Element | undefined, name: string): Element[] => [...(parent?.childNodes ?? [])].filter((node): node is Element => isElement(node) && node.localName === name);
const first = (parent: Element, name: string): Element | undefined => children(parent, name)[0];
/** Units of a file, those in groups included. */
const unitsIn = (parent: Element): Element[] => [...parent.childNodes].filter(isElement).flatMap((node) => (node.localName === 'unit' ? [node] : node.localName === 'group' ? unitsIn(node) : []));
