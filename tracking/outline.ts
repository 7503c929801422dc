/** What the session must know of a course: built with the site, in the package's script. Imports nothing. */
export interface Outline {
  course: string;
  version: string;
  /** 0..1; the final is passed from here. Absent without a final. */
  passMark?: number;
  lessons: {
    id: string;
    code: string;
    activities: { id: string; code: string; isRequired: boolean; isFinal: boolean }[];
  }[];
}
