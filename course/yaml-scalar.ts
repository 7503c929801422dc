import { parse } from 'yaml';

/** A text as YAML on one line: plain where that says the same, else in double quotation marks. `isFlow`: it stands inside `{…}` or `[…]`. */
export function yamlScalar(text: string, isFlow: boolean): string {
  return isPlain(text, isFlow) ? text : JSON.stringify(text).replace(/[\u007F-\u009F\u2028\u2029\uFEFF]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function isPlain(text: string, isFlow: boolean): boolean {
  // What the parser would take, but an author would not expect.
  if (!/^[\p{L}\p{N}«“‘(…][^\n\r\t#]*$/u.test(text) || /\s$/.test(text) || /[\u007F-\u009F\u2028\u2029\uFEFF]/.test(text)) return false;
  try {
    const read = parse(isFlow ? `{key: ${text}, next: 1}` : `key: ${text}\nnext: 1\n`, { logLevel: 'silent' }) as { key?: unknown };
    return read.key === text;
  } catch {
    return false;
  }
}
