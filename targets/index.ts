import { cmi5 } from './cmi5/target.ts';
import { scorm12 } from './scorm12/target.ts';
import { scorm2004Fourth, scorm2004Third } from './scorm2004/target.ts';
import type { Target } from './target.ts';
import { web } from './web/target.ts';
import { xapi } from './xapi/target.ts';

/** Every target a package can be built for, by its name on the command line. */
export const targets: Record<string, Target> = Object.fromEntries([scorm12, scorm2004Third, scorm2004Fourth, cmi5, xapi, web].map((target) => [target.id, target]));
