/** Formatted text of other programs as the plain text of a question, and what was lost on the way. */
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '’', nbsp: '\u00a0', laquo: '«', raquo: '»', hellip: '…', rsquo: '’', ldquo: '“', rdquo: '”', ndash: '–', mdash: '—', eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç', ecirc: 'ê' };

export function plainText(source: string, format: string): { text: string; lost: string[] } {
  if (format !== 'html' && !/<\/?[a-z][^<>]*>|&[#\w]+;/i.test(source)) return { text: source.replace(/\s*\n\s*/g, ' ').trim(), lost: [] };
  const lost = [...source.matchAll(/<(img|audio|video|iframe|object|table)\b([^>]*)>/gi)].map(([, name, attributes]) => {
    const src = /src="([^"]*)"/i.exec(attributes!)?.[1];
    return `a ${kinds[name!.toLowerCase()] ?? name}${src ? ` (${src})` : ''}`;
  });
  const words = source
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<\/?[a-z][^<>]*>/gi, (tag) => (/^<\/?(p|br|div|li|ul|ol|h\d|tr|td)\b/i.test(tag) ? ' ' : ''))
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => (name ? (entities[name] ?? whole) : String.fromCodePoint(Math.min(0x10ffff, decimal ? Number(decimal) : Number.parseInt(hex!, 16)))));
  return { text: words.replace(/[ \t\n]+/g, ' ').trim(), lost };
}

const kinds: Record<string, string> = { img: 'picture', audio: 'recording', video: 'film', iframe: 'frame', table: 'table' };
