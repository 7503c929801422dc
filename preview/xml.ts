/** A tolerant reader of XML, for other people's manifests: it never throws and asks for no schema. */

/** An element: names without prefix and in lower case, because packages write `adlcp:scormtype` in every way there is. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** All the text directly inside, entities resolved, not trimmed. */
  text: string;
}

const token = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<![^>]*>|<\/([^\s>]+)\s*>|<([^\s/>]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Reads a document; the result is a nameless element that holds the root. Unclosed elements end with the document. */
export function readXml(source: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, cdata, close, start, attributes = '', isEmpty, text] of source.matchAll(token)) {
    const here = open.at(-1)!;
    if (cdata !== undefined) here.text += cdata;
    else if (text !== undefined) here.text += entities(text);
    else if (close !== undefined) {
      const index = open.findLastIndex(({ name }) => name === local(close));
      if (index > 0) open.length = index;
    } else if (start !== undefined) {
      const element: Element = { name: local(start), attributes: {}, children: [], text: '' };
      for (const [, name = '', double, single] of attributes.matchAll(attribute)) element.attributes[local(name)] = entities(double ?? single ?? '');
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

/** The trimmed text of a child; "" where there is none. */
export const textOf = (element: Element | undefined, name: string): string => child(element, name)?.text.trim() ?? '';

const local = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function entities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
