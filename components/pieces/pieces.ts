/** What pages hold beside activities that needs the script. The packager replaces this module by an empty twin; what a course uses comes with the second script. */
import { certificate } from './certificate.ts';
import type { Piece } from './piece.ts';
import { print } from './print.ts';
import { recording } from './recording.ts';
import { schedule } from './schedule.ts';

export const pieces: Record<string, Piece> = { certificate, print, recording, schedule };
