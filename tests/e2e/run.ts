/** `npm run test:e2e`: finds or installs a browser, builds the packages the tests drive, runs them. Arguments go to Playwright. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync } from 'node:fs';
import { needBrowser } from './browser.ts';
import { besideSource, writeBesideCourse } from './beside-course.ts';
import { recognitionSource, writeRecognitionCourse } from './recognition-course.ts';
import { typesSource, writeTypesCourse } from './types-course.ts';

const node = (...args: string[]) => {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: process.env });
  if (status !== 0) process.exit(status ?? 1);
};

try {
  process.env.CHROMIUM = needBrowser();
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
for (const [course, out] of [['course', 'course'], ['tests/courses/listening', 'listening'], ['tests/courses/phishing', 'phishing'], ['tests/courses/lifting', 'lifting'], ['components/gallery/course', 'page-gallery']] as const) {
  node('build-scorm.ts', '--course', course, '--out', `.cache/e2e/${out}`, '--quiet');
}
writeTypesCourse();
node('build-scorm.ts', '--course', typesSource, '--out', '.cache/e2e/types', '--target', 'scorm12,scorm2004-4th', '--quiet');
// The same small course, where it must be recorded.
cpSync('tests/courses/phishing', '.cache/e2e/required-source', { recursive: true });
appendFileSync('.cache/e2e/required-source/course.yaml', 'requireTracking: true\n');
node('build-scorm.ts', '--course', '.cache/e2e/required-source', '--out', '.cache/e2e/required', '--target', 'scorm12', '--quiet');
writeRecognitionCourse();
node('build-scorm.ts', '--course', recognitionSource, '--out', '.cache/e2e/recognition', '--target', 'scorm12,web', '--quiet');
writeBesideCourse();
node('build-scorm.ts', '--course', besideSource, '--out', '.cache/e2e/beside', '--quiet');
node('node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/e2e/playwright.config.ts', ...process.argv.slice(2));
