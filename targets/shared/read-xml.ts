/** A tolerant reader of XML, for manifests: it never throws and asks for no schema. */

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** All the text directly inside, entities resolved, not trimmed. */
  text: string;
}

const token = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<![^>]*>|<\/([^\s>]+)\s*>|<([^\s/>]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads a document; the result is a nameless element that holds the root. Unclosed elements end with the document.
 * `nameOf` makes names of elements and attributes what the caller wants to compare; without, they are as written, prefix included.
 */
export function readXml(source: string, nameOf: (name: string) => string = String): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, cdata, close, start, attributes = '', isEmpty, text] of source.matchAll(token)) {
    const here = open.at(-1)!;
    if (cdata !== undefined) here.text += cdata;
    else if (text !== undefined) here.text += entities(text);
    else if (close !== undefined) {
      const index = open.findLastIndex(({ name }) => name === nameOf(close));
      if (index > 0) open.length = index;
    } else if (start !== undefined) {
      const element: Element = { name: nameOf(start), attributes: {}, children: [], text: '' };
      for (const [, name = '', double, single] of attributes.matchAll(attribute)) element.attributes[nameOf(name)] = entities(double ?? single ?? '');
      here.children.push(element);
      if (!isEmpty) open.push(element);
    }
  }
  return root;
}

/** The first child of this name. */
export const child = (element: Element | undefined, name: string): Element | undefined => element?.children.find((each) => each.name === name);

/** Every child of this name. */
export const children = (element: Element | undefined, name: string): Element[] => element?.children.filter((each) => each.name === name) ?? [];

/** Every element inside, at any depth, in the document's order. */
export const descendants = (element: Element): Element[] => element.children.flatMap((each) => [each, ...descendants(each)]);

/** The trimmed text of a child; "" where there is none. */
export const textOf = (element: Element | undefined, name: string): string => child(element, name)?.text.trim() ?? '';

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function entities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
