import { verifyFiles } from '../shared/verify.ts';
import type { PackageFile, Target } from '../target.ts';
import { limits } from './limits.ts';
import { manifest } from './manifest.ts';

/** An xAPI package ("Tin Can"). */
export const xapi: Target = {
  id: 'xapi',
  adapter: 'xapi/adapter.ts',
  limits,
  // The launch names the LRS.
  connect: "'self' https: http:",
  files: async (info) => [{ path: 'tincan.xml', bytes: new TextEncoder().encode(manifest(info)) }],
  verify: async (files) => [...verifyFiles(files), ...manifestFindings(files)],
};

/** The manifest as importers read it (Rustici, Cornerstone: one activity that is launched). */
export function manifestFindings(files: PackageFile[]): string[] {
  if (files[0]?.path !== 'tincan.xml') return ['tincan.xml is not the first file'];
  if (files.some(({ path }) => path.endsWith('/tincan.xml'))) return ['there is a second tincan.xml'];
  const xml = new TextDecoder().decode(files[0].bytes);
  const child = (name: string) => `(?:<${name} lang="[a-z]{2}(?:-[A-Z]{2})?">[^<]+</${name}>\\s*)+`;
  const [, id, launch] = new RegExp(`^<\\?xml[^>]*>\\s*<tincan xmlns="http://projecttincan\\.com/tincan\\.xsd">\\s*<activities>\\s*<activity id="([^"]*)" type="http://adlnet\\.gov/expapi/activities/course">\\s*${child('name')}${child('description')}<launch lang="[a-z]{2}(?:-[A-Z]{2})?">([^<]+)</launch>\\s*</activity>\\s*</activities>\\s*</tincan>\\s*$`).exec(xml) ?? [];
  if (id === undefined) return ['tincan.xml is not one activity with name, description and launch'];
  return [
    ...(/^https?:\/\/[^\s"]+$/.test(id) ? [] : [`the id "${id}" is not an absolute IRI`]),
    ...(files.some(({ path }) => path === launch) ? [] : [`the launch file "${launch}" is not in the package`]),
  ];
}
