/** An element with its attributes (undefined ones are left out) and its children: elements, text, or nothing. */
export interface Xml { name: string; attributes?: Record<string, string | undefined>; children?: (Xml | string)[] }

/** Writes a document, two spaces a level, every value escaped. */
export const writeXml = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, '')}\n`;

/** `indent`: of its own line; `undefined`: among words, where white space would be part of them. */
function element({ name, attributes = {}, children = [] }: Xml, indent: string | undefined): string {
  const written = Object.entries(attributes).filter(([, value]) => value !== undefined).map(([key, value]) => ` ${key}="${escape(value!)}"`).join('');
  if (!children.length) return `${indent ?? ''}<${name}${written}/>`;
  const isInline = indent === undefined || children.some((child) => typeof child === 'string');
  const inner = children.map((child) => (typeof child === 'string' ? escape(child) : element(child, isInline ? undefined : `${indent}  `)));
  return `${indent ?? ''}<${name}${written}>${isInline ? inner.join('') : `\n${inner.join('\n')}\n${indent}`}</${name}>`;
}

/** Text as XML: the five signs, and without control characters, which XML 1.0 cannot hold. */
const escape = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
