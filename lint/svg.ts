/**
 * What is wrong with an SVG picture: the first fault, in words that go on after the file's name; `undefined` when it is
 * sound. Pictures are set into pages that run under a strict content policy, so they hold shapes and text, nothing else.
 */
export function svgFault(source: string): string | undefined {
  const stack: string[] = [];
  let hasRoot = false;
  let at = 0;
  const pattern = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*>|<!\[CDATA\[[\s\S]*?\]\]>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
  for (;;) {
    const open = source.indexOf('<', at);
    const text = source.slice(at, open < 0 ? undefined : open);
    if (stack.length === 0 && text.trim()) return 'has text outside its <svg>. Export it again as SVG';
    if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(text)) return 'has a "&" that means nothing. Write "&amp;"';
    if (open < 0) break;
    pattern.lastIndex = open;
    const match = pattern.exec(source);
    if (!match) return `cannot be read at "${source.slice(open, open + 30).split('\n')[0]}". Close the tag, and put attributes in quotation marks`;
    at = pattern.lastIndex;
    const [, close, name, attributes = '', alone] = match;
    if (close !== undefined && stack.pop() !== close) return `has a "</${close}>" where another tag is open. Close every tag in its order`;
    if (name === undefined) continue;
    if (!stack.length && (hasRoot || name !== 'svg')) return `has <${name}> where <svg> alone is the outermost tag. Export it again as SVG`;
    hasRoot = true;
    const fault = elementFault(name, attributes);
    if (fault) return fault;
    if (!alone) stack.push(name);
  }
  if (!hasRoot) return 'has no <svg>. Export it again as SVG';
  return stack.length ? `never closes <${stack.at(-1)}>. Close it` : undefined;
}

function elementFault(name: string, attributes: string): string | undefined {
  if (['script', 'foreignobject', 'iframe', 'style'].includes(name.toLowerCase())) return `holds a <${name}>, which the pages’ content policy does not run. Take it out${name === 'style' ? ' and write fill, stroke and the like as attributes' : ''}`;
  const seen = new Set<string>();
  for (const [, attribute, , value = ''] of attributes.matchAll(/([\w:.-]+)\s*=\s*(["'])([\s\S]*?)\2/g)) {
    if (seen.has(attribute!)) return `says "${attribute}" twice in one <${name}>. Leave it once`;
    seen.add(attribute!);
    if (/^on/i.test(attribute!)) return `has the event handler "${attribute}". Take it out`;
    if (attribute === 'style') return `has a "style" in <${name}>, which the pages’ content policy does not apply. Write fill, stroke and the like as attributes`;
    if (/(^|:)href$/.test(attribute!) && !/^(#|data:image\/(png|jpeg|webp);)/.test(value)) return `refers to "${value}". A picture holds everything it shows: take the reference out`;
    if (/url\(\s*["']?(?!#|["'])/i.test(value)) return `refers to "${value}". A picture holds everything it shows: take the reference out`;
  }
  return undefined;
}
