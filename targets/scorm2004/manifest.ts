import { decimal, identifier } from '../shared/cmi.ts';
import { writeXml, type Xml } from '../shared/xml.ts';
import type { PackageInfo } from '../target.ts';

/** `schemaversion` of an edition, by exact text: Moodle takes anything else for SCORM 1.2. */
export type Edition = '2004 3rd Edition' | '2004 4th Edition';

const el = (name: string, attributes: Record<string, string | undefined> = {}, children: (Xml | string)[] = []): Xml => ({ name, attributes, children });
/** Buttons of the LMS that would compete with the course's own navigation. */
const hidden = ['continue', 'previous', 'exit', 'exitAll', 'abandon', 'abandonAll', 'suspendAll'];

/**
 * `imsmanifest.xml` of SCORM 2004: one organization, one item, one SCO, no sequencing rules (Docebo and Moodle have none).
 * `completionSetByContent` and `objectiveSetByContent` keep SuccessFactors from completing it on exit (SAP KBA 2458835).
 */
export function manifest(info: PackageInfo, edition: Edition): string {
  const id = identifier(info.id);
  const title = info.title.slice(0, 200);
  const objective = info.isScored && info.passMark !== undefined
    ? [el('imsss:objectives', {}, [el('imsss:primaryObjective', { objectiveID: `objective_${id}`, satisfiedByMeasure: 'true' }, [el('imsss:minNormalizedMeasure', {}, [decimal(info.passMark)])])])]
    : [];
  const item = el('item', { identifier: `item_${id}`, identifierref: `sco_${id}`, isvisible: 'true' }, [
    el('title', {}, [title]),
    el('imsss:sequencing', {}, [...objective, el('imsss:deliveryControls', { tracked: 'true', completionSetByContent: 'true', objectiveSetByContent: 'true' })]),
    el('adlnav:presentation', {}, [el('adlnav:navigationInterface', {}, hidden.map((button) => el('adlnav:hideLMSUI', {}, [button])))]),
  ]);
  return writeXml(el('manifest', {
    identifier: `course_${id}`,
    version: info.version,
    xmlns: 'http://www.imsglobal.org/xsd/imscp_v1p1',
    'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_v1p3',
    'xmlns:adlseq': 'http://www.adlnet.org/xsd/adlseq_v1p3',
    'xmlns:adlnav': 'http://www.adlnet.org/xsd/adlnav_v1p3',
    'xmlns:imsss': 'http://www.imsglobal.org/xsd/imsss',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': 'http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd',
  }, [
    el('metadata', {}, [el('schema', {}, ['ADL SCORM']), el('schemaversion', {}, [edition])]),
    el('organizations', { default: `org_${id}` }, [
      // Global objectives of other courses of the same organisation stay out.
      el('organization', { identifier: `org_${id}`, 'adlseq:objectivesGlobalToSystem': 'false' }, [
        el('title', {}, [title]),
        item,
        el('imsss:sequencing', {}, [el('imsss:controlMode', { choice: 'true', flow: 'true' })]),
      ]),
    ]),
    el('resources', {}, [
      el('resource', { identifier: `sco_${id}`, type: 'webcontent', 'adlcp:scormType': 'sco', href: 'index.html' }, info.files.map((href) => el('file', { href }))),
    ]),
  ]));
}
