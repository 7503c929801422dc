import { describe, expect, it } from 'vitest';
import { checkCourse } from '../../lint/index.ts';
import { courseFolder, courseYaml, dialogueYaml, said, soundCourse } from '../course/build-course.ts';

const start = 'endpoint: https://lrs.example/xapi/, accounts: https://lms.example';
const check = (lrs: string): string => {
  const dir = courseFolder(soundCourse({ 'course.yaml': courseYaml(`lrs: {${lrs}}\n${dialogueYaml}`) }));
  return said(dir, checkCourse(dir).problems.filter(({ file }) => file.endsWith('course.yaml')));
};

describe('an LRS beside SCORM', () => {
  it.each([`${start}, broker: https://broker.example/token`, `${start}, launchData: true, salt: a long one, freeText: true`, `${start}, credentials: Basic a2V5, allowEmbeddedCredentials: true`, 'endpoint: http://localhost:8080/xapi, accounts: https://lms.example, launchData: true'])('is sound as {%s}', (lrs) => expect(check(lrs)).not.toMatch(/lrs|embedded/));

  it.each<[string, RegExp]>([
    [start, /needs one way to get a key\. Write "broker", "launchData: true" or "credentials", and only one of them\./],
    [`${start}, launchData: true, broker: https://broker.example`, /needs one way to get a key/],
    [`${start}, credentials: a2V5`, /is not a key\. Write "Basic" or "Bearer", a space and the key\./],
    [`${start}, launchData: true, salt: short`, /salt/],
    ['endpoint: http://lrs.example/xapi, accounts: https://lms.example, launchData: true', /is not an address that learners’ answers may go to/],
    ['endpoint: "https://user:key@lrs.example/xapi", accounts: https://lms.example, launchData: true', /is not an address that learners’ answers may go to/],
    ['endpoint: "https://lrs.example/xapi?key=1", accounts: https://lms.example, launchData: true', /is not an address that learners’ answers may go to/],
    ['endpoint: "https://lrs.example; script-src *", accounts: https://lms.example, launchData: true', /is not an address that learners’ answers may go to/],
    ['endpoint: "javascript:alert(1)", accounts: https://lms.example, launchData: true', /is not an address that learners’ answers may go to/],
    ['accounts: https://lms.example, launchData: true', /endpoint/],
  ])('is refused as {%s}', (lrs, message) => expect(check(lrs)).toMatch(message));

  it('stops the build where its key would stand in the package, unless the course says so', () => {
    expect(check(`${start}, credentials: Basic a2V5`)).toMatchInlineSnapshot(`
      "course.yaml:11  the LRS’s key would stand in every package, where each learner can read it. Use "broker" or "launchData: true" instead, or write "allowEmbeddedCredentials: true" for a key that can only write statements and can be withdrawn.  (embedded-credentials)

      1 error."
    `);
  });
});
