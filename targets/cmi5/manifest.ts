import { decimal } from '../shared/cmi.ts';
import { writeXml, type Xml } from '../shared/xml.ts';
import type { PackageInfo } from '../target.ts';

/**
 * `cmi5.xml`: one course of one assignable unit. Its ids come from the course's IRI alone, because records hang on them.
 * The order of elements is the schema's; a description is wanted by CATAPULT everywhere.
 */
export function manifest(info: PackageInfo): string {
  const { iri, isScored, passMark } = info;
  return writeXml({
    name: 'courseStructure',
    attributes: { xmlns: 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd' },
    children: [
      { name: 'course', attributes: { id: iri }, children: described(info) },
      {
        name: 'au',
        attributes: { id: `${iri}/au`, moveOn: moveOn(info), ...(isScored && passMark !== undefined && { masteryScore: decimal(passMark) }), launchMethod: 'AnyWindow' },
        children: [...described(info), { name: 'url', children: ['index.html'] }],
      },
    ],
  });
}

/** What satisfies the LMS: where a final decides, the whole course and the final; by the other profile the course alone. */
const moveOn = ({ isScored, reporting }: PackageInfo): string => (isScored && reporting !== 'completed-incomplete' ? 'CompletedAndPassed' : 'Completed');

const described = ({ texts }: PackageInfo): Xml[] =>
  (['title', 'description'] as const).map((name) => ({ name, children: texts.map(({ language, [name]: text }) => ({ name: 'langstring', attributes: { lang: language }, children: [text] })) }));
