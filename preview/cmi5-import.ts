/** What a cmi5 LMS must refuse to import (cmi5 13 and 14), by the requirement ids of ADL's CATAPULT. */
import { courseStructureNamespace, isAbsoluteIri, isLaunchParameter, shapeFindings } from '../targets/shared/course-structure.ts';
import { child, descendants, readXml, type Element } from '../targets/shared/read-xml.ts';
import type { Violation } from './lrs/cmi5-rules.ts';

/** The first rule that the course structure of a zip breaks; `names`: the paths of the zip's files. */
export function importViolation(xml: string, names: string[]): Violation | undefined {
  const root = ownRoot(xml);
  if (root?.name !== 'courseStructure') return { id: '13.2.0.0-1', why: `cmi5.xml does not begin with <courseStructure xmlns="${courseStructureNamespace}">` };
  const all = [root, ...descendants(root)];
  const [misshapen] = all.flatMap(shapeFindings);
  if (misshapen) return { id: '13.2.0.0-1', why: misshapen };
  const relative = all.find(({ name, attributes: { id } }) => id !== undefined && /^(course|block|au|objective)$/.test(name) && !isAbsoluteIri(id));
  if (relative) return { id: '3.0.0.0-1', why: `the id of the ${relative.name}, "${relative.attributes.id}", is not an absolute IRI` };
  for (const [name, id] of [['block', '13.1.2.0-1'], ['objective', '13.1.3.0-1'], ['au', '13.1.4.0-1']] as const) {
    const ids = all.filter((each) => each.name === name && each.attributes.idref === undefined).map(({ attributes }) => attributes.id ?? '');
    const twice = ids.find((each, index) => ids.indexOf(each) < index);
    if (twice !== undefined) return { id, why: `two elements <${name}> have the id "${twice}"` };
  }
  return all.filter(({ name }) => name === 'au').map((unit) => addressViolation(child(unit, 'url')?.text.trim() ?? '', names)).find(Boolean);
}

function addressViolation(address: string, names: string[]): Violation | undefined {
  const base = 'https://lms.invalid/';
  if (/\s/.test(address) || !URL.canParse(address, base)) return { id: '13.1.4.0-2', why: `the url "${address}" is no address` };
  const { origin, pathname, searchParams } = new URL(address, base);
  const taken = [...searchParams.keys()].find(isLaunchParameter);
  if (taken) return { id: '8.1.0.0-6', why: `the url may not use "${taken}": the launch adds it` };
  const isMissing = `${origin}/` === base && !names.includes(decodeURIComponent(pathname.slice(1)));
  return isMissing ? { id: '14.1.0.0-4', why: `the url "${address}" is not a file of the zip` } : undefined;
}

/** The root with names as the schema has them; what other namespaces add is left out, as the schema allows it anywhere. */
function ownRoot(xml: string): Element | undefined {
  const root = readXml(xml).children[0];
  if (!root) return undefined;
  const prefix = root.name.includes(':') ? `${root.name.split(':')[0]}:` : '';
  if (root.attributes[prefix ? `xmlns:${prefix.slice(0, -1)}` : 'xmlns'] !== courseStructureNamespace) return undefined;
  const own = (element: Element): Element => ({
    ...element,
    name: element.name.slice(prefix.length),
    attributes: Object.fromEntries(Object.entries(element.attributes).filter(([name]) => !/^xmlns$|:/.test(name))),
    children: element.children.filter(({ name }) => name.startsWith(prefix) && !name.slice(prefix.length).includes(':')).map(own),
  });
  return own(root);
}
