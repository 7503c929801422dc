/** A support code in full sentences, for whoever looks after the LMS. */
import type { Told } from '../tracking/diagnose.ts';

/** What is known of the packages: their names, and the edition a code is asked about. */
export interface Known { targets: string[]; course: string; version: string }

/** What happened, what it means for the learner's work, and what to check; one sentence or two each. */
export function explain(told: Told, { targets, course, version }: Known): string[] {
  const target = targets.find((name) => told.isTarget(name));
  return [
    `The package is ${target ? `for ${target}` : 'for a target that this program does not know'}, and ${told.isEdition(`${course} ${version}`) ? `of ${course} ${version}` : `of another course or version than ${course} ${version}: it may help to name the course with "--course"`}.`,
    happened(told),
    ...readings[told.read ?? 'fine'],
    told.isKept ? `The learner’s device has all of their work.${told.reason ? ' They should open the course again there, in the same browser, and not delete its data.' : ''}` : 'The learner’s device refused to keep a copy (storage is full or blocked, as in some private windows): what the LMS has not taken is lost when the window closes.',
    ...waiting(told.unsent),
    ...checks(told).map((check) => `Check: ${check}`),
  ];
}

const readings: Record<NonNullable<Told['read']> | 'fine', string[]> = {
  fine: [],
  empty: ['The LMS had no saved progress for this learner: it was a first attempt, or the attempt was reset.'],
  corrupt: ['The progress that the LMS gave back was damaged. The learner began afresh; the damaged text stayed in the LMS until their first answer, and a copy of it is on their device.'],
  newer: ['The progress that the LMS gave back was written by a later version of the course. An older package was put in its place: put the newer one back.'],
};

function waiting([from, below]: [number, number]): string[] {
  if (!from) return [];
  return [`${below === Infinity ? `${from} answers or more` : `Between ${from} and ${below - 1} answers`} had not reached the LMS yet; they are sent once it works again.`];
}

function happened({ reason, call, code }: Told): string {
  const name = call.trim();
  if (!reason) return 'Saving works; only what was saved before could not be read.';
  if (reason === 'no-store') return name === 'no' || !name ? 'The course found no LMS: nothing around it offered the interface that its standard asks for, or the launch address was incomplete.' : `The LMS was found but would not begin a session: ${name} failed with error ${code}.`;
  if (reason === 'closed') return code ? `The LMS says that the session is over${name ? ` (${name}, error ${code})` : ` (answer ${code})`}: it takes nothing more until the course is opened again.` : 'The session was over: the course had been left, or was opened in a second window, and it takes nothing more until it is opened again.';
  if (reason === 'signed-out') return `The LMS can be reached, but stores nothing (${name} failed with error ${code}): it no longer takes the learner for signed in.`;
  if (reason === 'refused') return code === 1023 ? 'The LMS refused the saved progress because it was too long for it, though shorter than the standard allows.' : `The LMS refused to store what it was given${code ? ` (${code})` : ''}.`;
  if (name) return code ? `The LMS did not store what it was given: ${name} failed with error ${code}.` : `${name} said that all was well, but the connection was gone, so it cannot be trusted.`;
  return code ? `The server answered ${code}.` : 'The server gave no answer that the course could read: the connection was gone, the server was too slow, or it does not accept requests from this address (CORS).';
}

/** What an administrator can do something about, the likeliest first. */
function checks({ reason, call, code }: Told): string[] {
  if (reason === 'no-store') {
    return call.trim() === 'Initialize'
      ? ['whether the course is open in another window of the same learner; let them close it and open the course again.', 'the LMS’s own log at that time: it could not begin the attempt.']
      : ['that the course is opened from the LMS, not from a link or a file.', 'that the package was uploaded as the standard it was built for.', 'whether the LMS shows packages from another web address than its own pages: browsers then keep the two apart.'];
  }
  if (reason === 'closed') return ['how long a session may last in the LMS, and whether the learner had signed out or was signed in elsewhere.', ...(code === 401 || code === 403 ? ['that the credentials which the LMS hands to the course may write statements and state.'] : ['whether the page was loaded again inside the LMS’s window; the course must then be opened anew.'])];
  if (reason === 'signed-out') return ['how long a session may last in the LMS. The learner should sign in again in another tab, come back and press “Try again now”, or open the course again.', 'the LMS’s own log at that time, if they were signed in.'];
  if (reason === 'refused') return code === 1023 ? ['the room the LMS gives to suspend data (its standard asks for 4,096 or 64,000 characters).'] : ['free disk space and the size of columns in the LMS’s database.', 'the LMS’s own log at that time.'];
  if (reason !== 'offline') return [];
  if (code >= 500) return ['the health of the server that answers: it is overloaded or faulty.'];
  if (code === 429) return ['the rate limit of the LRS: it is too low for a class that works at the same time.'];
  if (code === 412) return ['whether the course is open in two windows of the same learner.'];
  return ['whether the learner is still signed in to the LMS: many LMSs answer with their sign-in page instead.', 'the learner’s connection, and any filter or proxy between them and the LMS.', ...(call ? [] : ['that the LRS accepts requests from the address the course is served from (CORS), over https.'])];
}
