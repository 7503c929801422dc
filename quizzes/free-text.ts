/**
 * Learners' own words inside a saved state: ASCII, and marked by quotation marks so that a store that is too small
 * can drop them (`""`) without understanding anything else.
 */

/** `"<base64url of UTF-8>"`; the empty string gives `""`. Lone surrogates become U+FFFD (they make Moodle's commit throw). */
export function quote(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return `"${btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}"`;
}

/** The text that `quote` wrote, or `undefined` when it is not such a text. */
export function unquote(quoted: string): string | undefined {
  const match = /^"([\w-]*)"$/.exec(quoted);
  if (!match) return undefined;
  try {
    const binary = atob(match[1]!.replace(/-/g, '+').replace(/_/g, '/'));
    return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
  } catch {
    // Protects a launch from a damaged saved state: the text is treated as absent.
    return undefined;
  }
}
