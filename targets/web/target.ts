import { verifyFiles } from '../shared/verify.ts';
import type { Target } from '../target.ts';
import { limits } from './limits.ts';

/** The plain web: any server, or a folder. No manifest; progress stays on the device. */
export const web: Target = {
  id: 'web',
  adapter: 'web/adapter.ts',
  limits,
  connect: "'self'",
  files: async () => [],
  verify: async (files) => verifyFiles(files),
};
