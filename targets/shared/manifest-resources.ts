import type { PackageFile } from '../target.ts';
import { child, children, descendants, type Element } from './read-xml.ts';

/** The resources of a SCORM manifest, and the package's files on both sides of it. `scormType`: the attribute as the edition spells it. */
export function resourceFindings(root: Element, files: PackageFile[], scormType: string): string[] {
  const resources = children(child(root, 'resources'), 'resource');
  const [first, ...others] = resources;
  const ids = resources.map(({ attributes }) => attributes.identifier);
  const references = [...descendants(root)].flatMap(({ name, attributes }) => (/^(item|dependency)$/.test(name) ? [attributes.identifierref] : []));
  const findings: string[] = [];

  if (!first?.attributes.href || first.attributes[`adlcp:${scormType}`] !== 'sco') findings.push('the first resource is not the SCO with its href: Open edX launches the first that has one');
  if (others.some(({ attributes }) => attributes.href)) findings.push('only the first resource may have an href');
  for (const resource of resources) {
    const { identifier = '', href, [`adlcp:${scormType}`]: kind } = resource.attributes;
    const wrong = (what: string) => findings.push(`resource "${identifier}": ${what}`);
    if (!/^(sco|asset)$/.test(kind ?? '')) wrong(`it must say adlcp:${scormType}="sco" or "asset"`);
    if (resource.attributes.type !== 'webcontent') wrong('its type must be "webcontent"');
    if (href && !children(resource, 'file').some(({ attributes }) => attributes.href === href.split(/[?#]/)[0])) wrong(`the launch file "${href}" is not listed as a file`);
    if (href && !/\.html?$/.test(href.split(/[?#]/)[0]!)) wrong(`the launch file "${href}" is not a page`);
    for (const { attributes } of children(resource, 'dependency')) if (!ids.includes(attributes.identifierref)) wrong(`it depends on "${attributes.identifierref}", which is no resource`);
    if (!references.includes(identifier)) wrong('no item and no resource refers to it');
  }
  return [...findings, ...addressFindings(root), ...fileFindings(root, files)];
}

function addressFindings(root: Element): string[] {
  const hrefs = descendants(root).flatMap(({ attributes }) => attributes.href ?? []);
  const isPlain = (href: string) => href.length <= 2000 && !/^[a-z]+:|^\/|^$|\\|(^|\/)\.{1,2}\/|%/i.test(href);
  return [
    ...hrefs.filter((href) => !isPlain(href)).map((href) => `the href "${href}" is not a plain relative path`),
    ...(descendants(root).some(({ attributes }) => attributes['xml:base'] !== undefined) ? ['xml:base moves every href: write whole paths'] : []),
  ];
}

function fileFindings(root: Element, files: PackageFile[]): string[] {
  const listed = descendants(root).flatMap(({ name, attributes }) => (name === 'file' ? [attributes.href ?? ''] : []));
  const content = files.map(({ path }) => path).filter((path) => path !== 'imsmanifest.xml' && !/^[^/]+\.(xsd|dtd)$/.test(path));
  return [
    ...content.filter((path) => !listed.includes(path)).map((path) => `"${path}" is in the package but not in the manifest: some LMSs make only the listed files available`),
    ...listed.filter((path) => !content.includes(path)).map((path) => `"${path}" is in the manifest but not in the package`),
    ...listed.filter((path, index) => listed.indexOf(path) < index).map((path) => `"${path}" is listed twice`),
  ];
}
