import type { PackageFile } from '../target.ts';

/** File names real LMSs refuse or do not serve (Docebo refuses the package; Moodle serves .mjs as text). */
const refused = /\.(php|phps|ph3|php4|php5|cgi|sh|shtml|asp|aspx|jsp|py|rb|pl|mjs|exe)$|(^|\/)\.|(^|\/)_/;

/** Findings about any finished package, whatever its standard: names, sizes, addresses (standards §A7). */
export function verifyFiles(files: PackageFile[]): string[] {
  const findings: string[] = [];
  const bases = new Map<string, string>();
  const paths = new Set(files.map(({ path }) => path));
  for (const { path } of files) {
    const base = path.split('/').at(-1)!;
    // Open edX serves by basename alone: two files of one name are one file there.
    if (bases.has(base)) findings.push(`"${path}" has the same name as "${bases.get(base)}"`);
    bases.set(base, path);
    if (path.length > 120 || base.length > 60) findings.push(`"${path}" has too long a name`);
    if (refused.test(path)) findings.push(`"${path}" has a name that some LMSs refuse`);
    if (!/^[A-Za-z0-9._/-]+$/.test(path) || (/[A-Z]/.test(path) && !/\.(xsd|dtd)$/.test(path))) findings.push(`"${path}" is not lower-case ASCII`);
  }
  for (const { path, bytes } of files) {
    if (path.endsWith('.html')) findings.push(...pageFindings(path, new TextDecoder().decode(bytes), paths));
    if (path.endsWith('.css')) findings.push(...styleFindings(path, new TextDecoder().decode(bytes), paths));
    if (path.endsWith('.js')) findings.push(...scriptFindings(path, new TextDecoder().decode(bytes)));
  }
  if (!paths.has('index.html')) findings.push('there is no index.html');
  return findings;
}

/** What a page loads must lie in the package, by a relative address; what it links to may leave by a new window. */
function pageFindings(page: string, html: string, paths: Set<string>): string[] {
  const text = html.replace(/<script type="application\/json"[^>]*>[\s\S]*?<\/script>/g, '');
  const findings: string[] = [];
  for (const [tag, name, attribute, address] of [...text.matchAll(/<([a-z-]+)\b[^>]*?\s(href|src|srcset|poster|action|data)="([^"]*)"[^>]*>/g)].map((match) => [match[0], match[1]!, match[2]!, match[3]!] as const)) {
    if (/^(#|data:,?)/.test(address)) continue;
    if (/^(https?:)?\/\//.test(address)) {
      if (name !== 'a') findings.push(`${page} loads "${address}" from another host`);
      else if (!/target="_blank"/.test(tag) || !/rel="[^"]*noreferrer/.test(tag)) findings.push(`${page} links to "${address}" without a new window and noreferrer`);
      continue;
    }
    if (/^mailto:|^tel:/.test(address)) continue;
    if (address.startsWith('/') || address.includes('\\') || address.startsWith('./') || /^[a-z]+:/.test(address)) findings.push(`${page}: the ${attribute} "${address}" is not a plain relative address`);
    else if (!paths.has(address.split(/[?#]/)[0]!)) findings.push(`${page}: "${address}" is not in the package`);
  }
  if (/\son[a-z]+="|<script(?![^>]*\bsrc=)(?![^>]*application\/json)|\sstyle="|javascript:/.test(text)) findings.push(`${page} has inline code or styles, which its own CSP forbids`);
  if (/<base\b/i.test(text)) findings.push(`${page} has a <base>, which moves every address`);
  if (/__[A-Z]+__/.test(text)) findings.push(`${page} still holds a placeholder`);
  return findings;
}

function styleFindings(sheet: string, css: string, paths: Set<string>): string[] {
  const folder = sheet.replace(/[^/]*$/, '');
  const imports = [...css.matchAll(/@import\s+["']([^"']+)/g)].map((match) => `${sheet} imports "${match[1]}": put it into the same file`);
  return [...imports, ...[...css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)].map((match) => match[1]!).filter((address) => !address.startsWith('data:') && !address.startsWith('#')).flatMap((address) =>
    paths.has(folder + address) ? [] : [`${sheet} loads "${address}", which is not in the package`])];
}

/** Addresses a script hands to something that loads. A namespace or an address in a message loads nothing. */
function scriptFindings(script: string, code: string): string[] {
  return [...code.matchAll(/(?:\b(?:fetch|import|importScripts|Worker|EventSource|WebSocket)\(|\.(?:src|href)\s*=|\bfrom)\s*["'`]((?:https?:|wss?:|\/)[^"'`]*)/g)].map((match) => `${script} loads "${match[1]}", which is not a relative address`);
}
