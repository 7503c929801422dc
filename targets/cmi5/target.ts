import { verifyFiles } from '../shared/verify.ts';
import type { PackageFile, Target } from '../target.ts';
import { limits } from './limits.ts';
import { manifest } from './manifest.ts';

/** cmi5, first edition. */
export const cmi5: Target = {
  id: 'cmi5',
  adapter: 'cmi5/adapter.ts',
  limits,
  // The LMS names its LRS at launch.
  connect: "'self' https: http:",
  files: async (info) => [{ path: 'cmi5.xml', bytes: new TextEncoder().encode(manifest(info)) }],
  verify: async (files) => [...verifyFiles(files), ...manifestFindings(files)],
};

const iri = /^https?:\/\/[^\s"]+$/;
const text = '(?:<langstring lang="[a-z]{2}(?:-[A-Z]{2})?">[^<]+</langstring>\\s*)+';
const described = `\\s*<title>\\s*${text}</title>\\s*<description>\\s*${text}</description>\\s*`;

/** The course structure as its schema and CATAPULT's importer read it (cmi5 13 and 14). */
export function manifestFindings(files: PackageFile[]): string[] {
  if (files[0]?.path !== 'cmi5.xml') return ['cmi5.xml is not the first file'];
  const xml = new TextDecoder().decode(files[0].bytes);
  const findings: string[] = [];
  const [, course, unit] = new RegExp(`^<\\?xml[^>]*>\\s*<courseStructure xmlns="https://w3id\\.org/xapi/profiles/cmi5/v1/CourseStructure\\.xsd">\\s*<course id="([^"]*)">${described}</course>\\s*<au ([^>]*)>${described}<url>[^<]*</url>\\s*</au>\\s*</courseStructure>\\s*$`).exec(xml) ?? [];
  if (course === undefined || unit === undefined) return ['cmi5.xml is not one course and one au, each with title and description, and the au with a url'];
  const attributes = Object.fromEntries([...unit.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]));
  for (const [what, id] of [['course', course], ['au', attributes.id ?? '']]) if (!iri.test(id!)) findings.push(`the id of the ${what}, "${id}", is not an absolute IRI`);
  if (course === attributes.id) findings.push('course and au have the same id');
  if (!/^(NotApplicable|Passed|Completed|CompletedAndPassed|CompletedOrPassed)$/.test(attributes.moveOn ?? '')) findings.push(`moveOn "${attributes.moveOn}" is not a word of cmi5`);
  if (attributes.masteryScore !== undefined && !(Number(attributes.masteryScore) > 0 && Number(attributes.masteryScore) <= 1)) findings.push(`masteryScore "${attributes.masteryScore}" is not above 0 and at most 1`);
  const unknown = Object.keys(attributes).filter((name) => !/^(id|moveOn|masteryScore|launchMethod|activityType)$/.test(name));
  if (unknown.length) findings.push(`the au has unknown attributes: ${unknown.join(', ')}`);
  const url = /<url>([^<]*)</.exec(xml)![1]!;
  // CATAPULT compares it with the zip's entries letter by letter.
  if (!files.some(({ path }) => path === url)) findings.push(`the url "${url}" is not a file of the package`);
  return findings;
}
