import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { importViolation } from './cmi5-import.ts';
import type { Violation } from './lrs/cmi5-rules.ts';
import type { Manifest } from './manifest.ts';
import { readManifest } from './manifest.ts';
import { readCmi5, readTincan, type XapiManifest } from './xapi-manifest.ts';

/** A zip that can be launched. */
export interface Package extends Omit<Manifest, 'standard'> {
  /** The zip's name without `.zip`: progress is kept under it. */
  name: string;
  /** `web`: no manifest, so it is launched without a run-time. */
  standard: Manifest['standard'] | XapiManifest['standard'] | 'web';
  /** Changes with the zip's bytes; part of every address of its files. */
  revision: string;
  bytes: number;
  files: number;
  languages: string[];
  isUpload: boolean;
  /** Only of a package that reports to an LRS: whether the rules of cmi5 hold. */
  hasRules?: boolean;
  /** Why it cannot be launched, in one sentence; "" when it can. */
  fault: string;
}

/** The packages of one folder and of the uploads, read anew at every question. */
export interface Library {
  /** Sorted by name, built packages before uploads. */
  list(): Package[];
  find(name: string): Package | undefined;
  /** One file of a package; undefined where the package, the revision or the file does not exist. */
  file(name: string, revision: string, path: string): Uint8Array | undefined;
  /** Keeps an uploaded zip; throws one sentence when it is none. */
  add(fileName: string, bytes: Uint8Array): Package;
}

/** Unzipped, nothing larger is taken: a zip bomb must not take the machine down. */
const mostBytes = 2_000_000_000;

/** Opens the library; neither folder has to exist. */
export function openLibrary(dir: string, uploads: string): Library {
  const known = new Map<string, { stamp: string; entry: Package }>();
  /** Unzipped packages by name and revision; the oldest leaves first, so that a launch outlives a new build. */
  const unzipped = new Map<string, Map<string, Uint8Array>>();

  const read = (folder: string, isUpload: boolean): Package[] => zips(folder).flatMap((file) => {
    const path = join(folder, file);
    try {
      const { mtimeMs, size } = statSync(path);
      const stamp = `${mtimeMs} ${size}`;
      const last = known.get(path);
      if (last?.stamp === stamp) return [last.entry];
      const entry = describe(file.slice(0, -4), readFileSync(path), isUpload);
      known.set(path, { stamp, entry });
      return [entry];
    } catch {
      // Removed or replaced by a build that is running just now.
      return [];
    }
  });
  const list = (): Package[] => {
    const built = read(dir, false);
    const names = new Set(built.map(({ name }) => name));
    return [...built, ...read(uploads, true).filter(({ name }) => !names.has(name))];
  };
  const find = (name: string): Package | undefined => list().find((each) => each.name === name);

  return {
    list,
    find,
    file(name, revision, path) {
      const key = `${name}/${revision}`;
      let files = unzipped.get(key);
      if (!files) {
        const entry = find(name);
        if (!entry || entry.revision !== revision || entry.fault) return undefined;
        files = new Map(Object.entries(unzip(readFileSync(join(entry.isUpload ? uploads : dir, `${name}.zip`)))));
        unzipped.set(key, files);
        if (unzipped.size > 4) unzipped.delete(unzipped.keys().next().value!);
      }
      return files.get(path);
    },
    add(fileName, bytes) {
      const name = fileName.replace(/\.zip$/i, '').replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '').slice(0, 100) || 'package';
      const isBuilt = zips(dir).includes(`${name}.zip`);
      const entry = describe(isBuilt ? `${name}-upload` : name, bytes, true);
      if (entry.fault) throw new Error(entry.fault);
      mkdirSync(uploads, { recursive: true });
      const path = join(uploads, `${entry.name}.zip`);
      writeFileSync(`${path}.new`, bytes);
      renameSync(`${path}.new`, path);
      return entry;
    },
  };
}

const zips = (folder: string): string[] => {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.zip')).sort();
  } catch {
    return [];
  }
};

const unzip = (bytes: Uint8Array): Record<string, Uint8Array> => unzipSync(bytes, { filter: ({ name }) => !name.endsWith('/') });

/** Reads names, manifest and languages without unpacking the rest. */
function describe(name: string, bytes: Uint8Array, isUpload: boolean): Package {
  const revision = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const entry: Package = { name, title: name, standard: 'web', edition: '', items: [], revision, bytes: bytes.length, files: 0, languages: [], isUpload, fault: '' };
  const names: string[] = [];
  let total = 0;
  const languages = new Set<string>();
  try {
    const text = new TextDecoder();
    const picked = unzipSync(bytes, {
      filter(file) {
        if (file.name.endsWith('/')) return false;
        names.push(file.name);
        total += file.originalSize;
        return Object.hasOwn(manifests, file.name) || /^(index|[a-z]{2}-[^/]+)\.html$/.test(file.name);
      },
    });
    for (const [file, page] of Object.entries(picked)) {
      const language = file.endsWith('.html') && /<html[^>]*\slang="?([\w-]+)/i.exec(text.decode(page.subarray(0, 2000)))?.[1];
      if (language) languages.add(language);
    }
    const manifest = Object.keys(manifests).find((file) => picked[file]);
    if (manifest) Object.assign(entry, withTitle(manifests[manifest]!(decode(picked[manifest]!)), name));
    else if (picked['index.html']) Object.assign(entry, webPage(name, text.decode(picked['index.html'])));
    entry.files = names.length;
    entry.languages = [...languages].sort();
    entry.fault = faultOf(entry, names, total) || (manifest === 'cmi5.xml' ? refusal(importViolation(decode(picked[manifest]!), names)) : '');
  } catch {
    entry.fault = 'This is no zip that can be read: build or download it again.';
  }
  return entry;
}

function faultOf(entry: Package, names: string[], total: number): string {
  if (total > mostBytes) return 'Unpacked it would be larger than 2 GB, so it is not opened.';
  const nested = names.find((file) => /\/(imsmanifest|cmi5|tincan)\.xml$/.test(file));
  if (entry.standard === 'web' && nested && !names.includes('index.html')) {
    const [file, ...folders] = nested.split('/').reverse();
    return `${file} is in "${folders.reverse().join('/')}/", but an LMS wants it at the zip's root: zip the folder's content, not the folder${file === 'cmi5.xml' ? ' (cmi5 14.1.0.0-2)' : ''}.`;
  }
  if (entry.items.length === 0) return entry.standard === 'web' ? 'It has neither an imsmanifest.xml nor an index.html at its root.' : entry.hasRules !== undefined ? 'Its manifest names nothing that can be launched.' : 'Its imsmanifest.xml names nothing that can be launched: an item needs an identifierref to a resource with an href.';
  return '';
}

/** A sentence that names the rule of cmi5. */
const refusal = (found: Violation | undefined): string => (found ? `A cmi5 LMS refuses it by ${found.id}: ${found.why}.` : '');

/** A package that holds several is played as the first of these. */
const manifests: Record<string, (xml: string) => Manifest | XapiManifest> = { 'imsmanifest.xml': readManifest, 'cmi5.xml': readCmi5, 'tincan.xml': readTincan };

const withTitle = <M extends { title: string }>(manifest: M, name: string): M => ({ ...manifest, title: manifest.title || name });

function webPage(name: string, html: string): Pick<Package, 'title' | 'items'> {
  const title = /<title[^>]*>([^<]*)/i.exec(html)?.[1]?.trim() || name;
  const item = { id: 'index', title, href: 'index.html', isSco: false, launchData: '', maxTimeAllowed: '', timeLimitAction: '', masteryScore: '', passingScore: '', completionThreshold: '', objective: '' };
  return { title, items: [item] };
}

/** Manifests come as UTF-8 (with or without a mark) and, from old tools, as UTF-16. */
function decode(bytes: Uint8Array): string {
  const mark = `${bytes[0]},${bytes[1]}`;
  return new TextDecoder(mark === '255,254' ? 'utf-16le' : mark === '254,255' ? 'utf-16be' : 'utf-8').decode(bytes);
}
