import type { Course, Problem } from '../course/course.ts';
import { courseFile } from '../course/content.ts';
import { error } from '../course/files.ts';
import { loadCourse } from '../course/load.ts';
import { didYouMean } from '../course/nearest.ts';
import type { Rule } from './rule.ts';
import { answersApart } from './rules/answers-apart.ts';
import { badges } from './rules/badges.ts';
import { bankBalance } from './rules/bank-balance.ts';
import { bankKeyLength, modelLongest } from './rules/bank-lengths.ts';
import { bankKeyPlace, modelPlace } from './rules/bank-places.ts';
import { bankSize } from './rules/bank-size.ts';
import { clang } from './rules/clang.ts';
import { coverageClaims, coverageRows, coverageTable } from './rules/coverage-claims.ts';
import { coverageMet } from './rules/coverage-met.ts';
import { courseTotals } from './rules/course-totals.ts';
import { draw } from './rules/draw.ts';
import { embeddedCredentials } from './rules/embedded-credentials.ts';
import { englishTypography } from './rules/english-typography.ts';
import { figureSource } from './rules/figure-source.ts';
import { finalDecides } from './rules/final-decides.ts';
import { firstAnswer } from './rules/first-answer.ts';
import { forbiddenWords } from './rules/forbidden-words.ts';
import { frenchTypography } from './rules/french-typography.ts';
import { genderedLearner, medianDot } from './rules/gendered-french.ts';
import { glossaryTerms } from './rules/glossary-terms.ts';
import { distractorReason, itemTags } from './rules/item-tags.ts';
import { knownOutcomes } from './rules/known-outcomes.ts';
import { languageParity, pageParity, quotationParity } from './rules/language-parity.ts';
import { lessonComponents } from './rules/lesson-components.ts';
import { lessonLength } from './rules/lesson-length.ts';
import { markdown } from './rules/markdown.ts';
import { markedText } from './rules/marked-text.ts';
import { mediaFiles } from './rules/media-files.ts';
import { negativeStem } from './rules/negative-stem.ts';
import { optionCount } from './rules/option-count.ts';
import { coachLength, coachReason, feedbackDiffers, feedbackLength, feedbackOwn, feedbackReason } from './rules/option-feedback.ts';
import { optionForm, optionGrammar } from './rules/option-form.ts';
import { keyLength, optionLengths, replyKeyLength, replyLengths } from './rules/option-lengths.ts';
import { optionNumbers } from './rules/option-numbers.ts';
import { optionTwins } from './rules/option-twins.ts';
import { absoluteOptions, bankAbsolutes, vagueOptions } from './rules/option-words.ts';
import { allOfTheAbove, combinedOptions, optionPlace } from './rules/options-alone.ts';
import { altWords, colourAlone, languageMarks, linkWords, mediaTranscript, tableHeader } from './rules/page-access.ts';
import { pageSyntax } from './rules/page-syntax.ts';
import { pictureReadable } from './rules/picture-readable.ts';
import { readingEase } from './rules/reading-ease.ts';
import { scenarioGraph } from './rules/scenario-graph.ts';
import { scenarioNames } from './rules/scenario-names.ts';
import { scenarioPlaceholders } from './rules/scenario-placeholders.ts';
import { sentenceLength, sentenceMean } from './rules/sentences.ts';
import { shaming } from './rules/shaming.ts';
import { spelling } from './rules/spelling.ts';
import { stemFocus, stemLength } from './rules/stem.ts';
import { stateSize } from './rules/state-size.ts';
import { toDo } from './rules/to-do.ts';
import { missingTranslations, staleTranslations } from './rules/translations.ts';
import { uniqueIds } from './rules/unique-ids.ts';

/** Every rule about content, in the order of `docs/rules.md`. */
export const ruleGroups: Record<string, readonly Rule[]> = {
  'The course as a whole': [uniqueIds, knownOutcomes, courseTotals, coverageTable, coverageRows, coverageClaims, coverageMet, finalDecides, embeddedCredentials, firstAnswer, draw, badges, stateSize],
  'Lessons': [pageSyntax, lessonComponents, lessonLength, markdown, pageParity, figureSource, linkWords, altWords, tableHeader, colourAlone, mediaTranscript, mediaFiles, markedText, languageMarks, pictureReadable],
  'Wording': [toDo, spelling, frenchTypography, englishTypography, medianDot, genderedLearner, sentenceLength, sentenceMean, readingEase, forbiddenWords, languageParity, quotationParity, shaming],
  'Translations': [missingTranslations, staleTranslations, glossaryTerms],
  'Questions': [
    stemFocus, stemLength, negativeStem, optionCount, keyLength, optionLengths, allOfTheAbove, combinedOptions, optionPlace, optionForm, optionGrammar, optionTwins, optionNumbers, absoluteOptions, vagueOptions, clang,
    feedbackOwn, feedbackLength, feedbackDiffers, feedbackReason, itemTags, distractorReason,
  ],
  'Banks': [answersApart, bankSize, bankKeyLength, bankKeyPlace, bankAbsolutes, bankBalance],
  'Dialogues': [...scenarioGraph, scenarioNames, scenarioPlaceholders, replyKeyLength, replyLengths, coachLength, coachReason, modelLongest, modelPlace],
};
export const rules: readonly Rule[] = Object.values(ruleGroups).flat();

/** Runs the rules on a loaded course, except those course.yaml switches off. `isWhole`: everything could be read. */
export function lint(course: Course, { isWhole = true }: { isWhole?: boolean } = {}): Problem[] {
  const off = Object.keys(course.rulesOff);
  const names = rules.map(({ name }) => name);
  const unknown = off
    .filter((name) => !names.includes(name))
    .map((name) => error(courseFile(course), course.lineOf(['rulesOff', name]), 'unknown-rule', `there is no rule "${name}" that can be switched off.${didYouMean(name, names) || ` The rules are: ${names.join(', ')}.`}`));
  const run = (some: readonly Rule[]) => some.flatMap((rule) => rule.check(course).map((finding): Problem => ({ severity: rule.severity, ...finding, rule: rule.name })));
  const on = rules.filter((rule) => !off.includes(rule.name) && (isWhole || !rule.scope));
  const found = run(on.filter(({ scope }) => scope !== 'sound'));
  const isSound = isWhole && !found.some(({ severity }) => severity === 'error');
  return [...unknown, ...found, ...(isSound ? run(on.filter(({ scope }) => scope === 'sound')) : [])];
}

/** Loads a course and lints it: everything there is to say about it, in one go. Build from `course` only when no problem is an error. */
export function checkCourse(dir: string, options: { languages?: readonly string[] } = {}): { course?: Course; problems: Problem[] } {
  const { course, problems } = loadCourse(dir, options);
  if (!course) return { problems };
  const isWhole = !problems.some(({ severity }) => severity === 'error');
  return { course, problems: [...problems, ...lint(course, { isWhole })] };
}
