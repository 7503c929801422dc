import { appendFileSync, cpSync, rmSync } from 'node:fs';

/** Folder of the course that `writeBesideCourse` writes for the tests. */
export const besideSource = '.cache/e2e/beside-source';
/** Where its LRS and broker are: nowhere but in the tests. */
export const lrsHost = 'https://lrs.example.org';

/** Writes the comparison course with an LRS beside SCORM. What the folder held goes. */
export function writeBesideCourse(folder = besideSource): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync('tests/courses/phishing', folder, { recursive: true });
  appendFileSync(`${folder}/course.yaml`, `lrs:\n  endpoint: ${lrsHost}/xapi/\n  accounts: https://lms.example.org\n  broker: ${lrsHost}/token\n  salt: a grain of salt\n`);
}
