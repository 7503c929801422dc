/** What XLIFF 2.1 asks of a document beyond being XML: the parts of its section 4 that this project’s files touch. */
import { DOMParser, type Element } from '@xmldom/xmldom';

const may: Record<string, { needs?: string[]; may?: string[]; inside?: string[] }> = {
  xliff: { needs: ['version', 'srcLang'], may: ['trgLang', 'xmlns'], inside: ['file'] },
  file: { needs: ['id'], may: ['original', 'xml:space'], inside: ['notes', 'unit', 'group'] },
  unit: { needs: ['id'], may: ['name'], inside: ['notes', 'originalData', 'segment', 'ignorable'] },
  notes: { inside: ['note'] },
  note: { may: ['id', 'appliesTo', 'category', 'priority'], inside: [] },
  originalData: { inside: ['data'] },
  data: { needs: ['id'], may: ['dir', 'xml:space'], inside: ['cp'] },
  segment: { may: ['id', 'state', 'subState', 'canResegment'], inside: ['source', 'target'] },
  ignorable: { may: ['id'], inside: ['source', 'target'] },
  source: { inside: ['cp', 'ph', 'pc'] },
  target: { may: ['order'], inside: ['cp', 'ph', 'pc'] },
  cp: { needs: ['hex'], inside: [] },
  ph: { needs: ['id'], may: ['dataRef', 'disp'], inside: [] },
  pc: { needs: ['id'], may: ['dataRefStart', 'dataRefEnd', 'dispStart', 'dispEnd'], inside: ['cp', 'ph', 'pc'] },
};

/** Every fault, in words. */
export function xliffFaults(text: string): string[] {
  const faults: string[] = [];
  const document = new DOMParser({ onError: (level, message) => void (level !== 'warning' && faults.push(message)) }).parseFromString(text, 'text/xml');
  const visit = (element: Element): void => {
    const rule = may[element.nodeName];
    if (!rule) return void faults.push(`<${element.nodeName}> is unknown`);
    const names = [...element.attributes].map(({ name }) => name);
    for (const name of rule.needs ?? []) if (!names.includes(name)) faults.push(`<${element.nodeName}> needs ${name}`);
    for (const name of names) if (![...(rule.needs ?? []), ...(rule.may ?? [])].includes(name)) faults.push(`<${element.nodeName}> may not have ${name}`);
    const inner = elements(element);
    for (const child of inner) if (!rule.inside?.includes(child.nodeName)) faults.push(`<${child.nodeName}> stands in <${element.nodeName}>`);
    const order = inner.map(({ nodeName }) => ['notes', 'originalData', 'segment'].indexOf(nodeName === 'ignorable' ? 'segment' : nodeName));
    if (element.nodeName === 'unit' && order.some((each, index) => each < (order[index - 1] ?? 0))) faults.push('the parts of a <unit> are in another order');
    if (element.nodeName === 'unit') faults.push(...unitFaults(element));
    if (['xliff', 'file'].includes(element.nodeName)) faults.push(...twice(inner.map((child) => child.getAttribute('id') ?? '')).map((id) => `two <${inner[0]!.nodeName}> have the id ${id}`));
    inner.forEach(visit);
  };
  visit(document.documentElement!);
  return faults;
}

function unitFaults(unit: Element): string[] {
  const all = (name: string, from: Element = unit) => [...from.getElementsByTagName(name)];
  const data = all('data').map((each) => each.getAttribute('id'));
  const refs = [...all('ph').map((each) => each.getAttribute('dataRef')), ...all('pc').flatMap((each) => [each.getAttribute('dataRefStart'), each.getAttribute('dataRefEnd')])];
  const sides = [all('source'), all('target')].map((side) => side.flatMap((each) => [...all('ph', each), ...all('pc', each)]).map((each) => each.getAttribute('id') ?? ''));
  return [
    ...(/^[\w.:-]+$/.test(unit.getAttribute('id')!) ? [] : [`the id ${unit.getAttribute('id')} is no NMTOKEN`]),
    ...twice(data.map(String)).map((id) => `two <data> have the id ${id}`),
    ...refs.filter((ref) => !data.includes(ref)).map((ref) => `there is no <data> ${ref}`),
    ...sides.flatMap(twice).map((id) => `two codes of one side have the id ${id}`),
  ];
}

const elements = (element: Element): Element[] => [...element.childNodes].filter((node): node is Element => node.nodeType === 1);
const twice = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) < index);
