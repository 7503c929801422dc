import type { Element } from './xml.ts';
import { child, children, readXml, textOf } from './xml.ts';

/** One thing that can be launched: a leaf of the organization and its resource. */
export interface Item {
  /** The item's identifier: progress is kept under it, as in Moodle. */
  id: string;
  title: string;
  /** File and parameters, relative to the package's root. */
  href: string;
  /** An asset has no run-time: it is only shown. */
  isSco: boolean;
  launchData: string;
  maxTimeAllowed: string;
  timeLimitAction: string;
  /** 1.2: 0 to 100, as written; "" where none is set. */
  masteryScore: string;
  /** 2004: -1 to 1, only where the objective is satisfied by measure; "" otherwise. */
  passingScore: string;
  /** 2004: 0 to 1; "" where none is set. */
  completionThreshold: string;
  /** 2004: the id of objective 0, which the content finds there and cannot change. */
  objective: string;
}

/** What the launcher needs of `imsmanifest.xml`. */
export interface Manifest {
  title: string;
  standard: '1.2' | '2004';
  /** The manifest's own words: `1.2`, `2004 4th Edition`; "" where it says nothing. */
  edition: string;
  items: Item[];
}

/**
 * Reads a manifest as Moodle 4.5 does: names without regard to case, the version by its exact text
 * (anything unknown, padded or missing counts as SCORM 1.2). Faults leave fields empty; nothing throws.
 */
export function readManifest(xml: string): Manifest {
  const root = readXml(xml).children[0];
  const version = child(child(root, 'metadata'), 'schemaversion')?.text ?? '';
  const organizations = child(root, 'organizations');
  const all = children(organizations, 'organization');
  const organization = all.find(({ attributes }) => attributes.identifier === organizations?.attributes.default) ?? all[0];
  const resources = child(root, 'resources');
  const base = (root?.attributes.base ?? '') + (resources?.attributes.base ?? '');
  const sequencings = new Map(children(child(root, 'sequencingcollection'), 'sequencing').map((each) => [each.attributes.id, each]));
  const items: Item[] = [];

  const walk = (parent: Element): void => {
    for (const element of children(parent, 'item')) {
      const resource = children(resources, 'resource').find(({ attributes }) => attributes.identifier === element.attributes.identifierref);
      if (resource?.attributes.href) items.push(readItem(element, resource, base, sequencings));
      walk(element);
    }
  };
  if (organization) walk(organization);
  return {
    title: textOf(organization, 'title'),
    standard: /^(CAM )?1\.3$|^2004 (3rd|4th) Edition$/.test(version) ? '2004' : '1.2',
    edition: version.trim(),
    items,
  };
}

function readItem(element: Element, resource: Element, base: string, sequencings: Map<string | undefined, Element>): Item {
  const own = child(element, 'sequencing');
  const shared = sequencings.get(own?.attributes.idref);
  const objective = [own, shared].map((each) => child(child(each, 'objectives'), 'primaryobjective')).find(Boolean);
  const isByMeasure = objective?.attributes.satisfiedbymeasure === 'true';
  const threshold = child(element, 'completionthreshold');
  return {
    id: element.attributes.identifier ?? resource.attributes.identifier ?? '',
    title: textOf(element, 'title') || element.attributes.identifier || 'Untitled',
    href: join((base + (resource.attributes.base ?? '') + resource.attributes.href!).replaceAll('\\', '/').replace(/^(\.?\/)+/, ''), element.attributes.parameters ?? ''),
    isSco: resource.attributes.scormtype?.toLowerCase() !== 'asset',
    launchData: textOf(element, 'datafromlms'),
    maxTimeAllowed: textOf(element, 'maxtimeallowed') || (child(own, 'limitconditions')?.attributes.attemptabsolutedurationlimit ?? ''),
    timeLimitAction: textOf(element, 'timelimitaction'),
    masteryScore: textOf(element, 'masteryscore'),
    passingScore: isByMeasure ? textOf(objective, 'minnormalizedmeasure') || '1' : '',
    completionThreshold: threshold?.attributes.completedbymeasure === 'true' ? threshold.attributes.minprogressmeasure ?? '1' : (threshold?.text.trim() ?? ''),
    objective: objective?.attributes.objectiveid ?? '',
  };
}

/** SCORM CAM 3.4.1: how an item's parameters join the resource's address. */
function join(href: string, parameters: string): string {
  const rest = parameters.replace(/^[?&]+/, '');
  if (!rest) return href;
  if (rest.startsWith('#')) return href.includes('#') ? href : href + rest;
  const [file = '', fragment] = href.split('#');
  return `${file}${file.includes('?') ? '&' : '?'}${rest}${fragment === undefined ? '' : `#${fragment}`}`;
}
