import { build } from 'astro';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Course } from '../../course/course.ts';
import { probeFile } from '../../targets/shared/probe.ts';
import type { PackageFile } from '../../targets/target.ts';
import { picturesOf } from './course-modules.ts';
import { root } from './here.ts';

/**
 * Builds the pages of a course once for all targets: flat HTML files and `assets/`, every address relative.
 * What differs by target is left as a placeholder (`__PLAYER__`, `__TARGET__`, `__CONNECT__`) for the packager to stamp.
 */
export async function buildSite(course: Course): Promise<PackageFile[]> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache/site-'));
  // Astro reads its configuration in this process: these say which course it is about.
  Object.assign(process.env, {
    COURSE_DIR: course.dir,
    COURSE_LANGS: course.builds.join(','),
    SITE_CACHE: join(folder, 'cache'),
    SITE_OUT: join(folder, 'site'),
  });
  try {
    await build({ root, logLevel: 'error' });
    // Astro also writes its islands' client, which no page loads: the package's script is built apart.
    const files = filesBelow(join(folder, 'site')).filter((file) => !file.path.endsWith('.js'));
    const pictures = [...picturesOf(course)].map(([name, file]) => ({ path: `assets/${name}`, bytes: new Uint8Array(readFileSync(file)) }));
    const probe = { path: probeFile.path, bytes: new TextEncoder().encode(probeFile.text) };
    return oneStyleSheet([...files, ...pictures, probe]).map(relativeAddresses).sort((a, b) => (a.path < b.path ? -1 : 1));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function filesBelow(folder: string): PackageFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(folder, file).split(sep).join('/'), bytes: new Uint8Array(readFileSync(file)) }));
}

/** Joins the style sheets into one, named by its content: one request, and one entry in the browser's cache for all pages. */
function oneStyleSheet(files: PackageFile[]): PackageFile[] {
  const sheets = files.filter((file) => file.path.endsWith('.css')).sort((a, b) => (a.path < b.path ? -1 : 1));
  const css = new TextEncoder().encode(sheets.map((sheet) => text(sheet)).join('\n'));
  const path = `assets/style-${createHash('sha256').update(css).digest('hex').slice(0, 8)}.css`;
  const rest = files.filter((file) => !sheets.includes(file)).map((file) => {
    if (!file.path.endsWith('.html')) return file;
    const [first, ...others] = text(file).split(/<link rel="stylesheet" href="[^"]*"\/?>/);
    return { ...file, bytes: new TextEncoder().encode(`${first}<link rel="stylesheet" href="/${path}">${others.join('')}`) };
  });
  return [...rest, { path, bytes: css }];
}

/** Pages lie flat at the root, so an address from the root loses its slash; style sheets lie beside what they load. */
function relativeAddresses(file: PackageFile): PackageFile {
  const replace = (from: RegExp, to: string) => ({ ...file, bytes: new TextEncoder().encode(text(file).replace(from, to)) });
  if (file.path.endsWith('.html')) return replace(/(\s(?:href|src)=")\/(?!\/)/g, '$1');
  if (file.path.endsWith('.css')) return replace(/url\((["']?)\/assets\//g, 'url($1');
  return file;
}

const text = (file: PackageFile) => new TextDecoder().decode(file.bytes);
