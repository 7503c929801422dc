/** Other people's manifests: names without prefix and in lower case, because packages write `adlcp:scormtype` in every way there is. */
import { readXml as read, type Element } from '../targets/shared/read-xml.ts';

export { child, children, textOf, type Element } from '../targets/shared/read-xml.ts';

/** Reads a document; see `targets/shared/read-xml.ts`. */
export const readXml = (source: string): Element => read(source, (name) => name.slice(name.indexOf(':') + 1).toLowerCase());
