import type { PackageFile, Target } from '../target.ts';

/** The site's files for one target: its script beside them, and its name, script, icons and allowed connections written into each page; what is said of an LRS beside goes where none is told. */
export function stamp(site: PackageFile[], scripts: PackageFile[], target: Target): PackageFile[] {
  const marks: Record<string, string> = { __PLAYER__: scripts[0]!.path, __TARGET__: target.id, __CONNECT__: target.connect };
  const pages = site.map((file) => {
    if (!file.path.endsWith('.html')) return file;
    const html = new TextDecoder().decode(file.bytes).replace(/__(PLAYER|TARGET|CONNECT)__/g, (mark) => marks[mark]!).replace(target.tellsBeside ? /^$/ : /<p[^>]* data-beside[^]*?<\/p>/, '').replace('</head>', `${target.head ?? '<link rel="icon" href="data:,">'}</head>`);
    return { path: file.path, bytes: new TextEncoder().encode(html) };
  });
  return [...pages, ...scripts].sort((a, b) => (a.path < b.path ? -1 : 1));
}
