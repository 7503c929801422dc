import { courseStructureNamespace as namespace, isAbsoluteIri, isLaunchParameter, shapeFindings } from '../shared/course-structure.ts';
import { child, children, descendants, readXml, type Element } from '../shared/read-xml.ts';
import type { PackageFile } from '../target.ts';

/** The course structure as its schema and CATAPULT's importer read it (cmi5 13 and 14); empty when it is sound. */
export function manifestFindings(files: PackageFile[]): string[] {
  if (files[0]?.path !== 'cmi5.xml') return ['cmi5.xml is not the first file: it must stand first, at the root of the zip'];
  const root = readXml(new TextDecoder().decode(files[0].bytes)).children[0];
  if (root?.name !== 'courseStructure' || root.attributes.xmlns !== namespace) return [`cmi5.xml does not begin with <courseStructure xmlns="${namespace}">`];
  const all = [root, ...descendants(root)];
  const units = all.filter(({ name }) => name === 'au');
  return [
    ...all.flatMap(shapeFindings),
    ...all.filter(({ name }) => name === 'langstring').flatMap(textFindings),
    ...idFindings(all),
    ...(units.length ? [] : ['there is no <au>: nothing can be launched']),
    ...units.flatMap((unit) => unitFindings(unit, files)),
  ];
}

const textFindings = ({ attributes: { lang = '' }, text }: Element): string[] => [
  ...(text.trim() ? [] : ['a <langstring> is empty']),
  ...(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(lang) ? [] : [`a <langstring> has the language "${lang}", which is none`]),
];

function idFindings(all: Element[]): string[] {
  const named = all.filter(({ name, attributes }) => /^(course|block|au|objective)$/.test(name) && attributes.idref === undefined).map(({ name, attributes }) => [name, attributes.id ?? ''] as const);
  const ids = named.map(([, id]) => id);
  return [
    ...named.filter(([, id]) => !isAbsoluteIri(id)).map(([name, id]) => `the id of the ${name}, "${id}", is not an absolute IRI`),
    ...named.filter(([, id], index) => ids.indexOf(id) < index).map(([name, id]) => `the ${name} has the same id as another element: "${id}"`),
  ];
}

function unitFindings(unit: Element, files: PackageFile[]): string[] {
  const { moveOn, masteryScore } = unit.attributes;
  const url = children(unit, 'url')[0]?.text ?? '';
  const [file, query = ''] = url.split('?');
  const reserved = [...new URLSearchParams(query).keys()].filter(isLaunchParameter);
  return [
    // Left out it is NotApplicable: the LMS would be satisfied before the learner has begun.
    ...(moveOn === undefined ? ['the au does not say moveOn'] : []),
    // CATAPULT takes 0 for none.
    ...(masteryScore === undefined || (/^[01](\.\d+)?$/.test(masteryScore) && Number(masteryScore) > 0 && Number(masteryScore) <= 1) ? [] : [`masteryScore "${masteryScore}" is not above 0 and at most 1`]),
    // CATAPULT compares it with the zip's entries letter by letter.
    ...(!child(unit, 'url') || files.some(({ path }) => path === file) ? [] : [`the url "${url}" is not a file of the package`]),
    ...reserved.map((name) => `the url may not use "${name}": the launch adds it`),
  ];
}
