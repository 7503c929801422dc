import { child, children, descendants, readXml, type Element } from '../shared/read-xml.ts';
import type { PackageFile } from '../target.ts';

const namespace = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd';
/** Children by element, in the schema's order; `!`: it must be there, `*`: any number. */
const shapes: Record<string, string> = {
  courseStructure: 'course! objectives au* block*',
  course: 'title! description!',
  block: 'title! description! objectives au* block*',
  au: 'title! description! objectives url! launchParameters entitlementKey',
  title: 'langstring!*',
  description: 'langstring!*',
  objectives: 'objective!*',
  objective: 'title! description!',
};
const attributesOf: Record<string, RegExp> = { courseStructure: /^xmlns(:\w+)?$|^xsi:schemaLocation$/, course: /^id$/, block: /^id$/, au: /^(id|moveOn|masteryScore|launchMethod|activityType)$/, objective: /^(id|idref)$/, langstring: /^lang$/ };

/** The course structure as its schema and CATAPULT's importer read it (cmi5 13 and 14); empty when it is sound. */
export function manifestFindings(files: PackageFile[]): string[] {
  if (files[0]?.path !== 'cmi5.xml') return ['cmi5.xml is not the first file: it must stand first, at the root of the zip'];
  const root = readXml(new TextDecoder().decode(files[0].bytes)).children[0];
  if (root?.name !== 'courseStructure' || root.attributes.xmlns !== namespace) return [`cmi5.xml does not begin with <courseStructure xmlns="${namespace}">`];
  const all = [root, ...descendants(root)];
  const units = all.filter(({ name }) => name === 'au');
  return [
    ...all.flatMap(shapeFindings),
    ...idFindings(all),
    ...(units.length ? [] : ['there is no <au>: nothing can be launched']),
    ...units.flatMap((unit) => unitFindings(unit, files)),
  ];
}

/** Which children and attributes an element has. */
function shapeFindings(element: Element): string[] {
  const { name, attributes } = element;
  const wanted = (shapes[name] ?? '').split(' ').filter(Boolean);
  const names = wanted.map((each) => each.replace(/\W+$/, ''));
  // Units and blocks come in any order among each other.
  const place = (each: string) => names.indexOf(each === 'block' ? 'au' : each);
  const found = element.children.map((each) => each.name);
  return [
    ...found.filter((each) => !names.includes(each)).map((each) => `<${name}> may not hold <${each}>`),
    ...wanted.filter((each, index) => each.includes('!') && !found.includes(names[index]!)).map((each) => `<${name}> has no <${each.replace(/\W+$/, '')}>`),
    ...wanted.filter((each, index) => !each.includes('*') && found.filter((one) => one === names[index]).length > 1).map((each) => `<${name}> has more than one <${each.replace(/\W+$/, '')}>`),
    ...(found.some((each, index) => index > 0 && place(each) < place(found[index - 1]!)) ? [`the elements in <${name}> must come in this order: ${names.join(', ')}`] : []),
    ...Object.keys(attributes).filter((each) => !attributesOf[name]?.test(each)).map((each) => `<${name}> has an unknown attribute: ${each}`),
    ...(name === 'langstring' ? textFindings(element) : []),
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
    ...named.filter(([, id]) => !/^[a-z][a-z\d+.-]*:[^\s"<>]+$/i.test(id)).map(([name, id]) => `the id of the ${name}, "${id}", is not an absolute IRI`),
    ...named.filter(([, id], index) => ids.indexOf(id) < index).map(([name, id]) => `the ${name} has the same id as another element: "${id}"`),
  ];
}

function unitFindings(unit: Element, files: PackageFile[]): string[] {
  const { moveOn, masteryScore, launchMethod } = unit.attributes;
  const url = children(unit, 'url')[0]?.text ?? '';
  const [file, query = ''] = url.split('?');
  const reserved = [...new URLSearchParams(query).keys()].filter((name) => /^(endpoint|fetch|actor|activityId|registration)$/.test(name));
  return [
    // Left out it is NotApplicable: the LMS would be satisfied before the learner has begun.
    ...(/^(NotApplicable|Passed|Completed|CompletedAndPassed|CompletedOrPassed)$/.test(moveOn ?? '') ? [] : [moveOn === undefined ? 'the au does not say moveOn' : `moveOn "${moveOn}" is not a word of cmi5`]),
    // CATAPULT takes 0 for none.
    ...(masteryScore === undefined || (/^[01](\.\d+)?$/.test(masteryScore) && Number(masteryScore) > 0 && Number(masteryScore) <= 1) ? [] : [`masteryScore "${masteryScore}" is not above 0 and at most 1`]),
    ...(/^(AnyWindow|OwnWindow)$/.test(launchMethod ?? 'AnyWindow') ? [] : [`launchMethod "${launchMethod}" is not a word of cmi5`]),
    // CATAPULT compares it with the zip's entries letter by letter.
    ...(!child(unit, 'url') || files.some(({ path }) => path === file) ? [] : [`the url "${url}" is not a file of the package`]),
    ...reserved.map((name) => `the url may not use "${name}": the launch adds it`),
  ];
}
