import { manifestFindings } from '../shared/manifest-check.ts';
import { verifyFiles } from '../shared/verify.ts';
import { schemaFiles, validateManifest, type SchemaSet } from '../shared/xsd.ts';
import type { Target } from '../target.ts';
import { limits } from './limits.ts';
import { manifest, type Edition } from './manifest.ts';

const namespaces = {
  'http://www.imsglobal.org/xsd/imscp_v1p1': 'imscp_v1p1.xsd',
  'http://www.adlnet.org/xsd/adlcp_v1p3': 'adlcp_v1p3.xsd',
  'http://www.adlnet.org/xsd/adlseq_v1p3': 'adlseq_v1p3.xsd',
  'http://www.adlnet.org/xsd/adlnav_v1p3': 'adlnav_v1p3.xsd',
  'http://www.imsglobal.org/xsd/imsss': 'imsss_v1p0.xsd',
};

const prefixes = { '': 'http://www.imsglobal.org/xsd/imscp_v1p1', adlcp: 'http://www.adlnet.org/xsd/adlcp_v1p3', adlseq: 'http://www.adlnet.org/xsd/adlseq_v1p3', adlnav: 'http://www.adlnet.org/xsd/adlnav_v1p3', imsss: 'http://www.imsglobal.org/xsd/imsss' };

/** One target per edition: they differ in a word of the manifest and in their schema files. */
const edition = (id: string, version: Edition, schemas: SchemaSet): Target => ({
  id,
  adapter: 'scorm2004/adapter.ts',
  limits,
  connect: "'self'",
  tellsBeside: true,
  files: async (info) => [{ path: 'imsmanifest.xml', bytes: new TextEncoder().encode(manifest(info, version)) }, ...schemaFiles(schemas)],
  verify: async (files) => [
    ...verifyFiles(files),
    ...manifestFindings(files, { schemaversion: version, scormType: 'scormType', namespaces: prefixes }),
    ...(await validateManifest(new TextDecoder().decode(files[0]?.bytes), schemas, namespaces)),
  ],
});

/** SCORM 2004 3rd and 4th edition. */
export const scorm2004Third = edition('scorm2004-3rd', '2004 3rd Edition', 'scorm20043rdedition');
export const scorm2004Fourth = edition('scorm2004-4th', '2004 4th Edition', 'scorm20044thedition');
