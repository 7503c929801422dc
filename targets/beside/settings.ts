/** What a SCORM package must know to tell an LRS as well. It stands in the package: whoever can open it can read it. */
export interface Settings {
  /** Address of the xAPI endpoint. */
  endpoint: string;
  /** Home page of the learners' accounts. */
  accounts: string;
  /** Goes before the learner's id when it is hashed. */
  salt: string;
  /** What learners typed goes along. */
  freeText: boolean;
  /** Asked for a key at each launch. Without it and without `credentials`, the LMS's launch data hold the key. */
  broker?: string | undefined;
  /** `Authorization` header, in every learner's hands. */
  credentials?: string | undefined;
}

/** `course.yaml` as the package wants it. */
export const settingsOf = ({ endpoint, accounts, salt = '', freeText, broker, credentials }: Omit<Settings, 'salt'> & { salt?: string | undefined }): Settings =>
  ({ endpoint, accounts, salt, freeText, ...(broker && { broker }), ...(credentials && { credentials }) });

/** `connect-src` of these packages: themselves, and no other host than the ones named. */
export const connectTo = ({ endpoint, broker }: Pick<Settings, 'endpoint' | 'broker'>): string =>
  [...new Set(["'self'", ...[endpoint, broker].flatMap((address) => (address ? [new URL(address).origin] : []))])].join(' ');
