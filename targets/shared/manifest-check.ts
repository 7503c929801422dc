import type { PackageFile } from '../target.ts';
import { resourceFindings } from './manifest-resources.ts';
import { child, children, descendants, readXml, type Element } from './read-xml.ts';

/** What an edition of SCORM wants in its manifest, word for word. */
export interface ManifestRules {
  /** Moodle matches it by its exact text and takes anything else for SCORM 1.2. */
  schemaversion: string;
  /** The attribute as the edition's schema spells it; those of 2004 do not catch the other spelling. */
  scormType: 'scormtype' | 'scormType';
  /** Prefix → namespace; `` is the default one. Moodle knows elements by these very prefixes. */
  namespaces: Record<string, string>;
}

/** Elements about launching a SCO, as each edition spells them: longest data, and the range of a pass mark. */
const longestData = { scormtype: 255, scormType: 4000 };
const buttons = /^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll)$/;

/**
 * What the schemas of SCORM do not catch but LMSs and ADL's test suite do (standards of SCORM 1.2 CAM 2 and 2004 CAM 3 to 5,
 * ADL's own rule list). Names are compared as they are written. Empty when there is nothing to mend.
 */
export function manifestFindings(files: PackageFile[], rules: ManifestRules): string[] {
  if (files[0]?.path !== 'imsmanifest.xml') return ['imsmanifest.xml is not the first file: it must stand first, at the root of the zip'];
  const root = readXml(new TextDecoder().decode(files[0].bytes)).children[0];
  if (root?.name !== 'manifest') return ['imsmanifest.xml does not begin with <manifest>'];
  return [
    ...namespaceFindings(root, rules, files),
    ...metadataFindings(root, rules),
    ...identifierFindings(root),
    ...organizationFindings(root, rules),
    ...resourceFindings(root, files, rules.scormType),
  ];
}

function namespaceFindings(root: Element, { namespaces }: ManifestRules, files: PackageFile[]): string[] {
  const findings: string[] = [];
  const declared = new Map(Object.entries(root.attributes).flatMap(([name, value]) => (/^xmlns(:|$)/.test(name) ? [[name.slice(6), value] as const] : [])));
  for (const [prefix, namespace] of Object.entries(namespaces)) if (declared.get(prefix) !== namespace) findings.push(`the namespace ${namespace} must be declared ${prefix ? `with the prefix "${prefix}"` : 'as the default one'}`);
  for (const prefix of declared.keys()) if (prefix !== 'xsi' && !Object.hasOwn(namespaces, prefix)) findings.push(`the prefix "${prefix}" is none that LMSs know`);
  const used = new Set([root, ...descendants(root)].map(({ name }) => name.split(':')).filter(({ length }) => length > 1).map(([prefix]) => prefix!));
  for (const prefix of used) if (!declared.has(prefix)) findings.push(`the prefix "${prefix}" is used but not declared`);
  const locations = (root.attributes['xsi:schemaLocation'] ?? '').split(/\s+/);
  for (const namespace of Object.values(namespaces)) if (!locations.includes(namespace)) findings.push(`xsi:schemaLocation does not name the schema of ${namespace}`);
  for (const name of locations.filter((_each, index) => index % 2)) if (!files.some(({ path }) => path === name)) findings.push(`the schema "${name}" is not at the root of the package`);
  return findings;
}

function metadataFindings(root: Element, { schemaversion }: ManifestRules): string[] {
  const [metadata] = root.children;
  const [schema, version] = metadata?.children ?? [];
  if (metadata?.name !== 'metadata' || schema?.name !== 'schema' || version?.name !== 'schemaversion') return ['the manifest must begin with metadata, and metadata with schema and schemaversion'];
  return [
    ...(schema.text === 'ADL SCORM' ? [] : [`schema is "${schema.text}", but must be "ADL SCORM"`]),
    ...(version.text === schemaversion ? [] : [`schemaversion is "${version.text}", but must be "${schemaversion}", without blanks around it`]),
    ...((root.attributes.version ?? '').length > 20 ? [`the version "${root.attributes.version}" is longer than 20 characters`] : []),
  ];
}

function identifierFindings(root: Element): string[] {
  const identifiers = [root, ...descendants(root)].flatMap(({ attributes }) => attributes.identifier ?? []);
  return [
    ...identifiers.filter((id, index) => identifiers.indexOf(id) < index).map((id) => `the identifier "${id}" is used twice`),
    ...identifiers.filter((id) => !/^[A-Za-z_][\w.-]*$/.test(id)).map((id) => `the identifier "${id}" is not an XML name: a letter first, then letters, digits, ".", "-" and "_"`),
  ];
}

function organizationFindings(root: Element, rules: ManifestRules): string[] {
  const organizations = child(root, 'organizations');
  const all = children(organizations, 'organization');
  const findings = all.some(({ attributes }) => attributes.identifier === organizations?.attributes.default) ? [] : [`organizations/@default "${organizations?.attributes.default ?? ''}" names no organization`];
  const resources = children(child(root, 'resources'), 'resource').map(({ attributes }) => attributes.identifier);
  const is2004 = rules.scormType === 'scormType';
  for (const organization of all) {
    if (!children(organization, 'item').length) findings.push('an organization has no item');
    findings.push(...titleFindings(organization), ...orderFindings(organization));
    // Its default, true, lets learners' objectives leak between the courses of an organisation.
    if (is2004 && organization.attributes['adlseq:objectivesGlobalToSystem'] !== 'false') findings.push('an organization must say adlseq:objectivesGlobalToSystem="false"');
    for (const item of descendants(organization).filter(({ name }) => name === 'item')) findings.push(...itemFindings(item, resources, rules));
  }
  for (const [name, homes] of [['imsss:sequencing', /^(item|organization)$/], ['adlnav:presentation', /^item$/]] as const) {
    for (const parent of [root, ...descendants(root)]) if (child(parent, name) && !homes.test(parent.name)) findings.push(`${name} stands in <${parent.name}>: it must stand directly in its ${name.startsWith('adlnav') ? 'item' : 'item or organization'}`);
  }
  return findings;
}

/** Both editions' schemas take children in any order where LMSs do not. */
function orderFindings(parent: Element): string[] {
  const names = parent.children.map(({ name }) => name);
  const sequencing = names.indexOf('imsss:sequencing');
  return [
    ...(sequencing >= 0 && names.lastIndexOf('item') > sequencing ? [`imsss:sequencing of <${parent.name}> stands before an item: it must come after all of them`] : []),
    ...(names.filter((name) => name === 'imsss:sequencing').length > 1 ? [`<${parent.name}> has two imsss:sequencing`] : []),
  ];
}

function titleFindings(element: Element): string[] {
  const title = element.children[0];
  if (title?.name !== 'title' || !title.text.trim()) return [`<${element.name}> does not begin with a title`];
  return title.text.length > 200 ? [`a title is longer than 200 characters: "${title.text.slice(0, 40)}…"`] : [];
}

function itemFindings(item: Element, resources: (string | undefined)[], { scormType }: ManifestRules): string[] {
  const { identifier = '', identifierref, isvisible, parameters } = item.attributes;
  const isLeaf = !child(item, 'item');
  const findings = [...titleFindings(item), ...orderFindings(item)];
  const wrong = (what: string) => findings.push(`item "${identifier}": ${what}`);
  if (isLeaf && !identifierref) wrong('it has no items of its own, so it needs an identifierref');
  if (!isLeaf && identifierref) wrong('it has items of its own, so it may have no identifierref');
  if (identifierref && !resources.includes(identifierref)) wrong(`identifierref "${identifierref}" names no resource`);
  if (isvisible !== 'true') wrong('it must say isvisible="true": Open edX leaves the others out of its menu');
  if (parameters !== undefined && (parameters.length > 1000 || !/^(\?[^=&#]+=[^&#]*(&[^=&#]+=[^&#]*)*)?(#\S+)?$/.test(parameters))) wrong(`parameters "${parameters}" are not of the form "?name=value" or "#place", at most 1,000 characters`);
  const data = [...children(item, 'adlcp:datafromlms'), ...children(item, 'adlcp:dataFromLMS')][0]?.text ?? '';
  if (data.length > longestData[scormType]) wrong(`data from the LMS is longer than ${longestData[scormType]} characters`);
  if (scormType === 'scormtype') {
    const mastery = child(item, 'adlcp:masteryscore')?.text;
    if (mastery !== undefined && !isWithin(mastery, 0, 100)) wrong(`masteryscore "${mastery}" is not between 0 and 100`);
    return findings;
  }
  return [...findings, ...sequencingFindings(item, isLeaf).map((finding) => `item "${identifier}": ${finding}`)];
}

/** What 2004 adds. */
function sequencingFindings(item: Element, isLeaf: boolean): string[] {
  const findings: string[] = [];
  const sequencing = child(item, 'imsss:sequencing');
  const controls = child(sequencing, 'imsss:deliveryControls')?.attributes;
  // SAP KBA 2458835: otherwise SuccessFactors completes the SCO when it is left.
  if (isLeaf && !(controls?.completionSetByContent === 'true' && controls.objectiveSetByContent === 'true')) findings.push('imsss:deliveryControls must say completionSetByContent="true" and objectiveSetByContent="true"');
  for (const { name } of sequencing?.children ?? []) if (!/^imsss:(objectives|deliveryControls|controlMode)$/.test(name)) findings.push(`${name} is not carried out by Moodle, Docebo and others: leave it out`);
  const objective = child(child(sequencing, 'imsss:objectives'), 'imsss:primaryObjective');
  const measure = child(objective, 'imsss:minNormalizedMeasure')?.text;
  if (measure !== undefined && !isWithin(measure, 0, 1)) findings.push(`minNormalizedMeasure "${measure}" is not between 0 and 1`);
  if ((objective?.attributes.satisfiedByMeasure === 'true') !== (measure !== undefined)) findings.push('satisfiedByMeasure and minNormalizedMeasure go together');
  const threshold = child(item, 'adlcp:completionThreshold');
  const share = threshold?.attributes.minProgressMeasure ?? (threshold?.text.trim() || undefined);
  if (share !== undefined && !isWithin(share, 0, 1)) findings.push(`completionThreshold "${share}" is not between 0 and 1`);
  for (const { name, text } of descendants(child(item, 'adlnav:presentation') ?? item)) if (name === 'adlnav:hideLMSUI' && !buttons.test(text)) findings.push(`hideLMSUI "${text}" names no button of the LMS`);
  return findings;
}

const isWithin = (text: string, least: number, most: number): boolean => /^\d+(\.\d+)?$/.test(text) && Number(text) >= least && Number(text) <= most;
