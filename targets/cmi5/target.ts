import { verifyFiles } from '../shared/verify.ts';
import type { Target } from '../target.ts';
import { manifestFindings } from './check.ts';
import { limits } from './limits.ts';
import { manifest } from './manifest.ts';

/** cmi5, first edition. */
export const cmi5: Target = {
  id: 'cmi5',
  adapter: 'cmi5/adapter.ts',
  limits,
  // The LMS names its LRS at launch.
  connect: "'self' https: http:",
  files: async (info) => [{ path: 'cmi5.xml', bytes: new TextEncoder().encode(manifest(info)) }],
  verify: async (files) => [...verifyFiles(files), ...manifestFindings(files)],
};
