import { writeXml, type Xml } from '../../targets/shared/xml.ts';
import type { Exported, PlainItem } from './items.ts';
import { qtiItem, type Words } from './qti-item.ts';

export type PackageText = { path: string; text: string };

/** The items as the files of a QTI 3.0 package: a manifest and one file each. `id`: of the quiz. */
export function toQti(items: readonly PlainItem[], { id, lang, words }: { id: string; lang: string; words: Words }): Exported<PackageText[]> {
  const said: string[] = [];
  const files = items.flatMap((item): PackageText[] => {
    const xml = qtiItem(item, lang, words, (message) => said.push(`item "${item.id}": ${message}`));
    return xml ? [{ path: `items/${item.id}.xml`, text: writeXml(xml) }] : [];
  });
  return { made: files.length ? [{ path: 'imsmanifest.xml', text: writeXml(manifest(id, files)) }, ...files] : [], said };
}

const manifest = (id: string, files: readonly PackageText[]): Xml => ({
  name: 'manifest',
  attributes: { xmlns: 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1', identifier: `manifest-${id}` },
  children: [
    { name: 'metadata', children: [{ name: 'schema', children: ['QTI Package'] }, { name: 'schemaversion', children: ['3.0.0'] }] },
    { name: 'organizations' },
    { name: 'resources', children: files.map(({ path }) => ({ name: 'resource', attributes: { identifier: `item-${path.slice(6, -4)}`, type: 'imsqti_item_xmlv3p0', href: path }, children: [{ name: 'file', attributes: { href: path } }] })) },
  ],
});
