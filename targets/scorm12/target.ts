import { manifestFindings, type ManifestRules } from '../shared/manifest-check.ts';
import { verifyFiles } from '../shared/verify.ts';
import { schemaFiles, validateManifest } from '../shared/xsd.ts';
import type { Target } from '../target.ts';
import { limits } from './limits.ts';
import { manifest } from './manifest.ts';

const namespaces = { 'http://www.imsproject.org/xsd/imscp_rootv1p1p2': 'imscp_rootv1p1p2.xsd', 'http://www.adlnet.org/xsd/adlcp_rootv1p2': 'adlcp_rootv1p2.xsd' };

const rules: ManifestRules = { schemaversion: '1.2', scormType: 'scormtype', namespaces: { '': 'http://www.imsproject.org/xsd/imscp_rootv1p1p2', adlcp: 'http://www.adlnet.org/xsd/adlcp_rootv1p2' } };

/** SCORM 1.2. */
export const scorm12: Target = {
  id: 'scorm12',
  adapter: 'scorm12/adapter.ts',
  limits,
  connect: "'self'",
  tellsBeside: true,
  files: async (info) => [{ path: 'imsmanifest.xml', bytes: new TextEncoder().encode(manifest(info)) }, ...schemaFiles('scorm12edition')],
  verify: async (files) => [
    ...verifyFiles(files),
    ...manifestFindings(files, rules),
    ...(await validateManifest(new TextDecoder().decode(files[0]?.bytes), 'scorm12edition', namespaces)),
  ],
};
