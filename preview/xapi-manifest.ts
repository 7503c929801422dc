import type { Item } from './manifest.ts';
import { child, children, readXml, textOf, type Element } from './xml.ts';

/** What the launcher needs of `cmi5.xml` or `tincan.xml`. */
export interface XapiManifest {
  title: string;
  standard: 'cmi5' | 'xapi';
  /** The rules of cmi5 hold. */
  hasRules: boolean;
  edition: string;
  items: Item[];
}

/** An item whose `id` is the IRI that statements name it by. */
const item = (id: string, title: string, href: string, more: Partial<Item> = {}): Item =>
  ({ id, title, href, isSco: true, launchData: '', maxTimeAllowed: '', timeLimitAction: '', masteryScore: '', passingScore: '', completionThreshold: '', objective: '', ...more });

/** Every assignable unit, wherever it stands; `masteryScore` is 0 to 1, `completionThreshold` holds moveOn. */
export function readCmi5(xml: string): XapiManifest {
  const root = readXml(xml).children[0];
  const units = (parent: Element | undefined): Element[] => [...children(parent, 'au'), ...children(parent, 'block').flatMap(units)];
  const said = (element: Element | undefined): string => textOf(child(element, 'title'), 'langstring');
  return {
    title: said(child(root, 'course')),
    standard: 'cmi5',
    hasRules: true,
    edition: 'first edition',
    items: units(root).map((unit) => item(unit.attributes.id ?? '', said(unit), textOf(unit, 'url'), { masteryScore: unit.attributes.masteryscore ?? '', completionThreshold: unit.attributes.moveon ?? 'NotApplicable', launchData: textOf(unit, 'launchparameters') })),
  };
}

/** The activities that can be launched. */
export function readTincan(xml: string): XapiManifest {
  const activities = children(child(readXml(xml).children[0], 'activities'), 'activity').filter((each) => textOf(each, 'launch'));
  return {
    title: textOf(activities[0], 'name'),
    standard: 'xapi',
    hasRules: false,
    edition: 'Tin Can launch',
    items: activities.map((each) => item(each.attributes.id ?? '', textOf(each, 'name'), textOf(each, 'launch'))),
  };
}
