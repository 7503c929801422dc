/** The schema of cmi5.xml, the course structure (cmi5 13.2), as far as it can be told without the XSD itself. */
import type { Element } from './read-xml.ts';

export const courseStructureNamespace = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd';

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
const wordsOf: Record<string, RegExp> = { moveOn: /^(NotApplicable|Passed|Completed|CompletedAndPassed|CompletedOrPassed)$/, launchMethod: /^(AnyWindow|OwnWindow)$/ };

/** Names that the launch adds to the address of a unit (cmi5 8.1.0.0-6). */
export const isLaunchParameter = (name: string): boolean => /^(endpoint|fetch|actor|activityId|registration)$/.test(name);

/** An id that no base is needed to read (cmi5 3.0.0.0-1). */
export const isAbsoluteIri = (id: string): boolean => /^[a-z][a-z\d+.-]*:[^\s"<>]+$/i.test(id);

/** What is wrong with an element's children, their order, its attributes and the words they use. */
export function shapeFindings(element: Element): string[] {
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
    ...Object.keys(attributes).filter((each) => wordsOf[each] && !wordsOf[each].test(attributes[each]!)).map((each) => `${each} "${attributes[each]}" is not a word of cmi5`),
  ];
}
