import { writeXml } from '../shared/xml.ts';
import type { PackageInfo } from '../target.ts';

/** `tincan.xml`: one activity, which is launched; its id is the course's IRI, under which LMSs look for results. */
export const manifest = ({ iri, texts }: PackageInfo): string =>
  writeXml({
    name: 'tincan',
    attributes: { xmlns: 'http://projecttincan.com/tincan.xsd' },
    children: [{
      name: 'activities',
      children: [{
        name: 'activity',
        attributes: { id: iri, type: 'http://adlnet.gov/expapi/activities/course' },
        children: [
          ...(['name', 'description'] as const).flatMap((name) => texts.map(({ language, title, description }) => ({ name, attributes: { lang: language }, children: [name === 'name' ? title : description] }))),
          { name: 'launch', attributes: { lang: texts[0]?.language }, children: ['index.html'] },
        ],
      }],
    }],
  });
