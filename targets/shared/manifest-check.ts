import type { PackageFile } from '../target.ts';

/**
 * What the schemas of SCORM do not catch but LMSs and ADL's test suite do (standards §A2): reads the manifest as text,
 * because prefixes are matched literally by Moodle. `scormType` is the attribute as the edition spells it.
 */
export function manifestFindings(files: PackageFile[], scormType: string): string[] {
  const findings: string[] = [];
  if (files[0]?.path !== 'imsmanifest.xml') return ['imsmanifest.xml is not the first file'];
  const xml = new TextDecoder().decode(files[0].bytes);
  const all = (pattern: RegExp) => [...xml.matchAll(pattern)].map((match) => match[1]!);
  const identifiers = all(/\sidentifier="([^"]*)"/g);
  const listed = all(/<file href="([^"]*)"/g);
  const schemas = new Set(files.filter(({ path }) => /\.(xsd|dtd)$/.test(path)).map(({ path }) => path));
  const content = files.map(({ path }) => path).filter((path) => path !== 'imsmanifest.xml' && !schemas.has(path));

  for (const id of identifiers.filter((id, index) => identifiers.indexOf(id) < index)) findings.push(`the identifier "${id}" is used twice`);
  for (const id of identifiers.filter((id) => !/^[A-Za-z_][\w.-]*$/.test(id))) findings.push(`the identifier "${id}" is not an XML name`);
  const organization = all(/<organizations default="([^"]*)"/g)[0];
  if (!organization || !identifiers.includes(organization)) findings.push('organizations/@default names no organization');
  for (const ref of all(/identifierref="([^"]*)"/g)) if (!new RegExp(`<resource identifier="${ref}"`).test(xml)) findings.push(`identifierref "${ref}" names no resource`);
  const resources = [...xml.matchAll(/<resource\b[^>]*>/g)].map(([tag]) => tag);
  if (!resources[0] || !/\shref="/.test(resources[0])) findings.push('the first resource has no href, and Open edX launches the first that has');
  for (const tag of resources) {
    if (!tag.includes(`adlcp:${scormType}="`)) findings.push(`a resource lacks adlcp:${scormType}`);
    const href = /\shref="([^"]*)"/.exec(tag)?.[1];
    if (href && !listed.includes(href.split(/[?#]/)[0]!)) findings.push(`the launch file "${href}" is not listed as a file`);
  }
  for (const path of content.filter((path) => !listed.includes(path))) findings.push(`"${path}" is in the package but not in the manifest`);
  for (const path of listed.filter((path) => !content.includes(path))) findings.push(`"${path}" is in the manifest but not in the package`);
  for (const name of all(/schemaLocation="([^"]*)"/g).flatMap((list) => list.split(/\s+/).filter((_each, index) => index % 2 === 1))) if (!schemas.has(name)) findings.push(`the schema "${name}" is not at the root`);
  for (const href of all(/\shref="([^"]*)"/g)) if (/^(\.\/|\/|file:)|\\/.test(href) || href.length > 2000) findings.push(`the href "${href}" is not a plain relative path`);
  for (const title of all(/<title>([^<]*)<\/title>/g)) if (title.length > 200) findings.push('a title is longer than 200 characters');
  if (!/<metadata>\s*<schema>ADL SCORM<\/schema>\s*<schemaversion>[^\s<][^<]*[^\s<]<\/schemaversion>/.test(xml)) findings.push('metadata does not begin with schema and schemaversion');
  return findings;
}
