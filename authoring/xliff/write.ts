import { DOMImplementation, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import { codesOf, type Inline } from './inline.ts';
import { NAMESPACE, UNWRITABLE, type Xliff, type XliffUnit } from './model.ts';

/** The document as a file. Words stand in it as they are, white space included; codes refer to their original data. */
export function writeXliff({ source, target, files }: Xliff): string {
  const document = new DOMImplementation().createDocument(NAMESPACE, 'xliff', null);
  const { add } = writer(document);
  const root = document.documentElement!;
  setAll(root, { version: '2.1', srcLang: source, trgLang: target });
  for (const file of files) {
    const element = add(root, 1, 'file', { id: file.id, original: file.original, 'xml:space': 'preserve' });
    for (const unit of file.units) addUnit(document, element, unit);
    close(document, element, 1);
  }
  close(document, root, 0);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(document)}\n`;
}

function addUnit(document: Document, file: Element, unit: XliffUnit): void {
  const { add } = writer(document);
  const element = add(file, 2, 'unit', { id: unit.id, name: unit.name });
  if (unit.notes.length) {
    const notes = add(element, 3, 'notes');
    for (const { text, attributes } of unit.notes) add(notes, 4, 'note', attributes).appendChild(document.createTextNode(clean(text)));
    close(document, notes, 3);
  }
  const codes = numbered(unit);
  if (codes.data.size) {
    const original = add(element, 3, 'originalData');
    for (const [text, id] of codes.data) addWords(document, add(original, 4, 'data', { id }), text);
    close(document, original, 3);
  }
  const segment = add(element, 3, 'segment', { state: unit.state, subState: unit.subState });
  const addSide = (name: string, inline: Inline[], ids: readonly string[]) => addInline(document, add(segment, 4, name), inline, [...ids], codes.data);
  addSide('source', unit.source, codes.source);
  if (unit.target) addSide('target', unit.target, codes.target);
  close(document, segment, 3);
  close(document, element, 2);
}

/** Ids of the codes on both sides, in their order, and of each original text. A code that stands on both sides has one id. */
function numbered({ source, target = [] }: XliffUnit): { source: string[]; target: string[]; data: Map<string, string> } {
  const key = (code: Inline) => JSON.stringify(code.kind === 'pair' ? [code.start, code.end] : code);
  const data = new Map<string, string>();
  for (const code of [...codesOf(source), ...codesOf(target)]) {
    for (const text of code.kind === 'pair' ? [code.start, code.end] : [code.data]) if (!data.has(text)) data.set(text, `d${data.size + 1}`);
  }
  const free = codesOf(source).map((code, index) => ({ id: String(index + 1), key: key(code) }));
  let last = free.length;
  return {
    source: free.map(({ id }) => id),
    target: codesOf(target).map((code) => {
      const at = free.findIndex((each) => each.key === key(code));
      return at < 0 ? String(++last) : free.splice(at, 1)[0]!.id;
    }),
    data,
  };
}

function addInline(document: Document, parent: Element, inline: readonly Inline[], ids: string[], data: ReadonlyMap<string, string>): void {
  for (const each of inline) {
    if (each.kind === 'text') {
      addWords(document, parent, each.text);
      continue;
    }
    const element = document.createElementNS(NAMESPACE, each.kind === 'pair' ? 'pc' : 'ph');
    const id = ids.shift()!;
    if (each.kind === 'code') setAll(element, { id, dataRef: data.get(each.data), disp: shown(each.data) });
    else setAll(element, { id, dataRefStart: data.get(each.start), dataRefEnd: data.get(each.end), dispStart: shown(each.start), dispEnd: shown(each.end) });
    parent.appendChild(element);
    if (each.kind === 'pair') addInline(document, element, each.children, ids, data);
  }
}

function addWords(document: Document, parent: Element, text: string): void {
  let at = 0;
  for (const match of text.matchAll(UNWRITABLE)) {
    if (match.index > at) parent.appendChild(document.createTextNode(text.slice(at, match.index)));
    const cp = document.createElementNS(NAMESPACE, 'cp');
    cp.setAttribute('hex', match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0'));
    parent.appendChild(cp);
    at = match.index + 1;
  }
  if (at < text.length) parent.appendChild(document.createTextNode(text.slice(at)));
}

const writer = (document: Document) => ({
  /** A child element on a line of its own. */
  add(parent: Element, depth: number, name: string, attributes: Record<string, string | undefined> = {}): Element {
    parent.appendChild(document.createTextNode(`\n${'  '.repeat(depth)}`));
    const element = document.createElementNS(NAMESPACE, name);
    setAll(element, attributes);
    parent.appendChild(element);
    return element;
  },
});

const close = (document: Document, element: Element, depth: number) => element.appendChild(document.createTextNode(`\n${'  '.repeat(depth)}`));

function setAll(element: Element, attributes: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    if (name === 'xml:space') element.setAttributeNS('http://www.w3.org/XML/1998/namespace', name, value);
    else element.setAttribute(name, clean(value));
  }
}

const clean = (text: string) => text.replace(/\r\n?/g, '\n').replace(UNWRITABLE, '');

/** A code as a translator sees it: on one line. */
const shown = (data: string) => data.replace(/\s+/g, ' ');
