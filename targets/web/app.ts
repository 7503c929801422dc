import { createHash } from 'node:crypto';
import type { PackageFile, PackageInfo } from '../target.ts';
import { icon } from './icon.ts';
import { worker } from './worker.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const sizes = [192, 512];
const iconPath = (size: number): string => `icon-${size}.png`;

/** What makes the pages an app that can be put on the home screen and opened offline: manifest, icons, service worker. */
export function appFiles(info: PackageInfo, content: PackageFile[]): PackageFile[] {
  const { accent, paper } = coloursOf(content);
  const manifest = { path: 'manifest.json', bytes: encode(`${JSON.stringify({ ...named(info), theme_color: accent, background_color: paper, icons }, undefined, 2)}\n`) };
  const app = [manifest, ...sizes.map((size) => ({ path: iconPath(size), bytes: icon(accent, size) }))];
  return [...app, { path: 'sw.js', bytes: encode(script([...app, ...content])) }];
}

/** Findings about the app's files in a finished package. */
export function appFindings(files: PackageFile[]): string[] {
  const text = (path: string) => new TextDecoder().decode(files.find((file) => file.path === path)?.bytes ?? new Uint8Array());
  const findings = text('sw.js') === script(files.filter(({ path }) => path !== 'sw.js')) ? [] : ['sw.js does not list the files of the package as they are'];
  const lost = [...text('manifest.json').matchAll(/"(?:src|start_url)": "([^"]*)"/g)].map(([, path]) => path!).filter((path) => !files.some((file) => file.path === path));
  return [...findings, ...lost.map((path) => `manifest.json names "${path}", which is not in the package`)];
}

const icons = sizes.map((size) => ({ src: iconPath(size), sizes: `${size}x${size}`, type: 'image/png', purpose: 'any maskable' }));

/** Browsers read no second language of a name yet (`name_localized`, November 2026): the app is called by the first. */
function named({ title, description, texts }: PackageInfo) {
  const short = title.split(/\s*[:–—]\s/)[0]!;
  return { name: title, ...(short.length <= 30 && { short_name: short }), description, lang: texts[0]!.language, start_url: 'index.html', scope: './', display: 'standalone' };
}

function script(files: PackageFile[]): string {
  const hashes = Object.fromEntries(files.map(({ path, bytes }) => [path, createHash('sha256').update(bytes).digest('hex').slice(0, 32)] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `(${worker.toString().replace(/\n\s*\/\/.*|[ \t]+$/gm, '').replace(/(\S) {2,}/g, '$1 ')})(self, ${JSON.stringify(hashes, undefined, 1)});\n`;
}

/** The first page's colours by the package's own style sheet, or plain ones. */
function coloursOf(content: PackageFile[]): { accent: string; paper: string } {
  const text = (isWanted: (path: string) => boolean) => content.filter(({ path }) => isWanted(path)).map(({ bytes }) => new TextDecoder().decode(bytes)).join('\n');
  const name = /data-accent="([a-z]+)"/.exec(text((path) => path === 'index.html'))?.[1];
  const css = text((path) => path.endsWith('.css'));
  const find = (before: string) => new RegExp(`${before}\\s*(#[\\da-f]{6})`, 'i').exec(css)?.[1];
  return { accent: find(`\\[data-accent=['"]?${name}['"]?\\]\\s*\\{\\s*--accent:`) ?? find('--accent:') ?? '#0f6b6b', paper: find('--paper:') ?? '#ffffff' };
}
