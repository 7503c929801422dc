import { describe, expect, it } from 'vitest';
import { checkCourse } from '../../lint/index.ts';
import { courseFolder, quizYaml, said, scenarioYaml, soundCourse, stemYaml, wrongTextYaml } from '../course/build-course.ts';

const findings = (changes: Record<string, string>): string => {
  const dir = courseFolder(soundCourse(changes));
  return said(dir, checkCourse(dir).problems).split('\n').filter((line) => line.includes('(marked-text)')).join('\n');
};
const stem = (fr: string) => ({ 'listen/check.yaml': quizYaml().replace(stemYaml, `stem: {fr: "${fr}", en: What do you say first to the person who is calling?}`) });

describe('marks in texts of questions and dialogues', () => {
  it('stand where they work', () => {
    expect(findings(stem('Que dites-vous **en premier** ? Voyez [la loi](https://example.org/loi). 2 < 3 > 1'))).toBe('');
    expect(findings({ 'listen/call.yaml': scenarioYaml((text) => text.replace('en: "One word is enough', 'en: "*One* **word** is enough')) })).toBe('');
  });

  it.each([
    ['an element of HTML', stem('Que dites-<b>vous</b> ?'), 'listen/check.yaml:5  item "first-item": "<b>" is HTML, which is shown as it stands.'],
    ['a mark without a partner', stem('Que **dites-vous ?'), 'item "first-item": a "**" has no partner.'],
    ['a link to nowhere', stem('Voyez [la loi](https://) et [ceci](fr-listen.html).'), 'item "first-item": the link to "https://" leads nowhere.'],
    ['marks in an option', { 'listen/check.yaml': quizYaml().replace(wrongTextYaml, 'text: {fr: Donnez-moi **votre** numéro., en: Give me your number now.}') }, 'item "first-item", option "wrong": "**" is shown as it stands here.'],
    ['marks in what somebody says', { 'listen/call.yaml': scenarioYaml((text) => text.replace('line: {fr: Bonjour.', 'line: {fr: "**Bonjour**."')) }, 'node "opening": "**" is shown as it stands here.'],
  ])('are refused: %s', (_what, changes, message) => expect(findings(changes)).toContain(message));
});
