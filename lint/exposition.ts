import { HIDDEN, readMdx } from '../course/mdx.ts';

/** Components whose words are examples, scenes or aids, not what the lesson says. */
const apart = new Set(['Hook', 'Pair', 'Dialogue', 'JobAid', 'Source', 'Figure', 'Audio', 'Video']);

/** What a page itself says: as long as the page, with everything else `HIDDEN` (`readMdx`), so that offsets stay those of the page. */
export function exposition(body: string): string {
  const { prose, tags } = readMdx(body);
  let text = '';
  let from = 0;
  let depth = 0;
  const hide = (to: number) => prose.slice(from, to).replace(/[^\n]/g, HIDDEN);
  for (const { name, kind, offset, end } of tags) {
    if (!apart.has(name) || kind === 'alone') continue;
    const until = depth ? end : offset;
    text += depth ? hide(until) : prose.slice(from, until);
    from = until;
    depth = Math.max(0, depth + (kind === 'open' ? 1 : -1));
  }
  return text + (depth ? hide(prose.length) : prose.slice(from));
}
