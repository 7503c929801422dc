import { verifyFiles } from '../shared/verify.ts';
import type { Target } from '../target.ts';
import { appFiles, appFindings } from './app.ts';
import { dateOf } from './dates.ts';
import { limits } from './limits.ts';

/** The plain web: any server, or a folder. Over https it can be installed and opened offline; progress stays on the device. */
export const web: Target = {
  id: 'web',
  adapter: 'web/adapter.ts',
  limits,
  connect: "'self'; manifest-src 'self'; worker-src 'self'",
  head: '<link rel="icon" href="icon-192.png"><link rel="apple-touch-icon" href="icon-192.png">',
  files: async (info, content) => appFiles(info, content),
  date: dateOf,
  verify: async (files) => [...verifyFiles(files), ...appFindings(files)],
};
