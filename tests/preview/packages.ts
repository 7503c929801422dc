import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';

/** A small manifest: `items` is XML inside the organization, one SCO by default. */
export function manifest({ version = '1.2', title = 'Tiny', items = '<item identifier="i1" identifierref="r1"><title>One</title></item>', resources = '' } = {}): string {
  return `<?xml version="1.0"?>
<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata><schema>ADL SCORM</schema><schemaversion>${version}</schemaversion></metadata>
  <organizations default="o"><organization identifier="o"><title>${title}</title>${items}</organization></organizations>
  <resources><resource identifier="r1" type="webcontent" adlcp:scormType="sco" href="index.html"><file href="index.html"/></resource>${resources}</resources>
</manifest>`;
}

/** The bytes of a zip with these text files. */
export const zip = (files: Record<string, string>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))));

/** Writes `name`.zip into a folder. */
export function put(folder: string, name: string, files: Record<string, string>): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.zip`), zip(files));
}
