/** What QTI 3.0 asks of an item, as far as the elements this project writes: names, order, and that every reference leads somewhere. */
import { DOMParser, type Element } from '@xmldom/xmldom';

const needs: Record<string, string[]> = {
  'qti-assessment-item': ['identifier', 'title', 'adaptive', 'time-dependent'],
  'qti-response-declaration': ['identifier', 'cardinality', 'base-type'],
  'qti-outcome-declaration': ['identifier', 'cardinality', 'base-type'],
  'qti-map-entry': ['map-key', 'mapped-value'],
  'qti-choice-interaction': ['response-identifier', 'max-choices'],
  'qti-order-interaction': ['response-identifier'],
  'qti-match-interaction': ['response-identifier', 'max-associations'],
  'qti-inline-choice-interaction': ['response-identifier'],
  'qti-text-entry-interaction': ['response-identifier'],
  'qti-extended-text-interaction': ['response-identifier'],
  'qti-simple-choice': ['identifier'],
  'qti-inline-choice': ['identifier'],
  'qti-simple-associable-choice': ['identifier', 'match-max'],
  'qti-modal-feedback': ['outcome-identifier', 'identifier', 'show-hide'],
  'qti-rubric-block': ['use', 'view'],
  'qti-set-outcome-value': ['identifier'],
  'qti-base-value': ['base-type'],
  'qti-variable': ['identifier'],
  'qti-correct': ['identifier'],
  'qti-map-response': ['identifier'],
};
const plain = ['p', 'ul', 'li', 'qti-correct-response', 'qti-value', 'qti-default-value', 'qti-mapping', 'qti-item-body', 'qti-prompt', 'qti-simple-match-set', 'qti-content-body', 'qti-response-processing', 'qti-response-condition', 'qti-response-if', 'qti-response-else-if', 'qti-response-else', 'qti-match', 'qti-and', 'qti-or', 'qti-gte', 'qti-lte', 'qti-lt', 'qti-sum', 'qti-multiple'];
const order = ['qti-response-declaration', 'qti-outcome-declaration', 'qti-item-body', 'qti-response-processing', 'qti-modal-feedback'];

/** Every fault of an item, in words. */
export function qtiFaults(text: string): string[] {
  const faults: string[] = [];
  const root = new DOMParser({ onError: (_level, message) => void faults.push(message) }).parseFromString(text, 'text/xml').documentElement!;
  const all = (name: string, from: Element = root) => [...from.getElementsByTagName(name)];
  const attribute = (name: string, key: string) => all(name).map((each) => each.getAttribute(key)!);
  if (root.namespaceURI !== 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0' || root.nodeName !== 'qti-assessment-item') faults.push('the root is no item of QTI 3.0');
  for (const element of [root, ...all('*')]) {
    if (!needs[element.nodeName] && !plain.includes(element.nodeName)) faults.push(`<${element.nodeName}> is unknown`);
    for (const key of needs[element.nodeName] ?? []) if (!element.hasAttribute(key)) faults.push(`<${element.nodeName}> needs ${key}`);
  }
  const places = [...root.childNodes].filter(({ nodeType }) => nodeType === 1).map(({ nodeName }) => order.indexOf(nodeName));
  if (places.some((place, index) => place < 0 || place < (places[index - 1] ?? 0))) faults.push('the parts of the item are in another order');
  if (all('qti-item-body').length !== 1) faults.push('there is not one body');

  const responses = attribute('qti-response-declaration', 'identifier');
  const outcomes = attribute('qti-outcome-declaration', 'identifier');
  const known = [...responses, ...outcomes];
  const interactions = all('*').filter((each) => each.hasAttribute('response-identifier'));
  const say = (what: string, ids: string[], among: readonly string[]) => faults.push(...ids.filter((id) => !among.includes(id)).map((id) => `${what} "${id}" leads nowhere`));
  say('the response', interactions.map((each) => each.getAttribute('response-identifier')!), responses);
  say('the declaration', responses, interactions.map((each) => each.getAttribute('response-identifier')!));
  say('the variable', [...attribute('qti-variable', 'identifier'), ...attribute('qti-correct', 'identifier'), ...attribute('qti-map-response', 'identifier')], known);
  say('the outcome', [...attribute('qti-set-outcome-value', 'identifier'), ...attribute('qti-modal-feedback', 'outcome-identifier')], outcomes);
  for (const declaration of all('qti-response-declaration')) {
    const own = interactions.find((each) => each.getAttribute('response-identifier') === declaration.getAttribute('identifier'));
    const choices = own ? [...own.getElementsByTagName('*')].map((each) => each.getAttribute('identifier')).filter((id): id is string => !!id) : [];
    if (new Set(choices).size < choices.length) faults.push('two choices have one identifier');
    const keys = [...all('qti-value', declaration).map((each) => each.textContent!), ...all('qti-map-entry', declaration).map((each) => each.getAttribute('map-key')!)];
    if (/identifier|directedPair/.test(declaration.getAttribute('base-type')!)) say('the key', keys.flatMap((key) => key.split(' ')), choices);
    if (declaration.getAttribute('cardinality') === 'single' && all('qti-value', declaration).length > 1) faults.push('a single response has several right answers');
    const mapped = all('qti-map-entry', declaration).map((each) => Number(each.getAttribute('mapped-value')));
    if (mapped.filter((each) => each > 0).reduce((sum, each) => sum + each, 0) > 1.0001 && declaration.getAttribute('base-type') !== 'string') faults.push('the shares are more than one');
  }
  return faults;
}
