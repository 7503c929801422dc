import { verifyFiles } from '../shared/verify.ts';
import type { Target } from '../target.ts';
import { manifestFindings } from './check.ts';
import { limits } from './limits.ts';
import { manifest } from './manifest.ts';

/** An xAPI package ("Tin Can"). */
export const xapi: Target = {
  id: 'xapi',
  adapter: 'xapi/adapter.ts',
  limits,
  // The launch names the LRS.
  connect: "'self' https: http:",
  files: async (info) => [{ path: 'tincan.xml', bytes: new TextEncoder().encode(manifest(info)) }],
  verify: async (files) => [...verifyFiles(files), ...manifestFindings(files)],
};
