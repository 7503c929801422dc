import type { Limits } from '../tracking/port.ts';
import type { Clock, Device, TrackingPort } from '../tracking/port.ts';

/** One file of a package. Paths are flat or under `assets/`, lower-case ASCII, unique basenames. */
export interface PackageFile { path: string; bytes: Uint8Array }

/** What a target may know of the course when it writes its manifest. Strings are plain text, not yet escaped. */
export interface PackageInfo {
  id: string;
  version: string;
  /** In the first language of the package. */
  title: string;
  description: string;
  /** Both in every language of the package, the first first. */
  texts: { language: string; title: string; description: string }[];
  /** Permanent, absolute, the same in every build. */
  iri: string;
  reporting: Reporting;
  /** A score decides: the course has a final. */
  isScored: boolean;
  /** 0..1, only when scored. */
  passMark?: number;
  /** Site files already in the package, sorted: all of them are listed in manifests. */
  files: string[];
}

export type Reporting = 'passed-incomplete' | 'completed-incomplete' | 'passed-failed' | 'completed-passed-failed';

/** What is packed for one standard. The browser half is `adapter.ts` in the same folder. */
export interface Target {
  /** Name on the command line and in the zip's file name. */
  id: string;
  /** Its adapter, as a path from `targets/`. */
  adapter: string;
  limits: Limits;
  /** `connect-src` of the pages' CSP, and directives that stand in no other target's. */
  connect: string;
  /** Can tell an LRS beside its own standard, where the course names one; its adapter exports its `dialect` for that. */
  tellsBeside?: boolean;
  /** Icons of every page; without, none is asked for. */
  head?: string;
  /** Manifest and schema files, in the order they stand in the zip, the manifest first. `content`: the stamped pages and what they load. */
  files(info: PackageInfo, content: PackageFile[]): Promise<PackageFile[]>;
  /** Date of a file in the zip, as local time without a zone; without, all are of 1980. */
  date?(file: PackageFile, info: PackageInfo): string;
  /** Findings about a finished package: XSD, structure. Empty when it is sound. */
  verify(files: PackageFile[]): Promise<string[]>;
}

/** What an adapter gets from the page. No globals, so that tests can hand in their own. */
export interface AdapterEnv {
  window: Window & typeof globalThis;
  clock: Clock;
  device: Device;
  /** Course id: names whatever is kept on the device. */
  courseId: string;
  /** The course's IRI: names it and everything in it in records that mix courses. */
  iri: string;
  reporting: Reporting;
  /** A final decides the success. */
  isScored: boolean;
  /** A line for the log a learner can hand to support: codes and names of elements, never what they hold. */
  note(text: string): void;
  /** Two saved states as one, of which nothing done is lost: where another window wrote since. */
  merge(mine: string, theirs: string): string;
}

export type Adapter = (env: AdapterEnv) => TrackingPort;
