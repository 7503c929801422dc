import { identifier } from '../shared/cmi.ts';
import { writeXml, type Xml } from '../shared/xml.ts';
import type { PackageInfo } from '../target.ts';

/** `imsmanifest.xml` of SCORM 1.2 (CAM 2.3): one organization, one item, one SCO. Identifiers come from the course's id alone, because Moodle deletes tracks whose item's identifier changed. */
export function manifest(info: PackageInfo): string {
  const id = identifier(info.id);
  const item: Xml = {
    name: 'item',
    attributes: { identifier: `item_${id}`, identifierref: `sco_${id}`, isvisible: 'true' },
    children: [
      { name: 'title', children: [info.title.slice(0, 200)] },
      // With a mastery score the LMS judges: only where a score is always sent.
      ...(info.isScored && info.passMark !== undefined ? [{ name: 'adlcp:masteryscore', children: [String(Math.round(info.passMark * 100))] }] : []),
    ],
  };
  return writeXml({
    name: 'manifest',
    attributes: {
      identifier: `course_${id}`,
      version: info.version,
      xmlns: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
      'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': 'http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd',
    },
    children: [
      { name: 'metadata', children: [{ name: 'schema', children: ['ADL SCORM'] }, { name: 'schemaversion', children: ['1.2'] }] },
      {
        name: 'organizations',
        attributes: { default: `org_${id}` },
        children: [{ name: 'organization', attributes: { identifier: `org_${id}` }, children: [{ name: 'title', children: [info.title.slice(0, 200)] }, item] }],
      },
      {
        name: 'resources',
        children: [{
          name: 'resource',
          attributes: { identifier: `sco_${id}`, type: 'webcontent', 'adlcp:scormtype': 'sco', href: 'index.html' },
          children: info.files.map((href) => ({ name: 'file', attributes: { href } })),
        }],
      },
    ],
  });
}
