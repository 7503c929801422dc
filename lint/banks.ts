/** The single-choice items of a final as a whole: habits of their authors show here only. */
import type { Course } from '../course/course.ts';
import { questionsOf, type Question } from './questions.ts';
import type { Finding } from './rule.ts';

/** Questions whose answers are looked at together. */
export interface Bank { questions: Question[]; lang: string; /** What a fault weighs: warnings where the course has no final yet. */ severity: Finding['severity'] }

/** Fewer say nothing about habits. */
const MIN_BANK = 20;

/** The single-choice questions of the course’s final, by language; of all quizzes where there is no final. None when they are too few to tell. */
export function banksOf(course: Course): Bank[] {
  return course.languages.flatMap((lang): Bank[] => {
    const all = questionsOf(course).filter((question) => question.lang === lang && question.type === 'single-choice');
    const final = all.filter(({ purpose }) => purpose === 'final');
    const questions = final.length ? final : all;
    return questions.length < MIN_BANK ? [] : [{ questions, lang, severity: final.length ? 'error' : 'warning' }];
  });
}

/** A finding about a bank, at the first line of its first file. */
export const sayOf = ({ questions, lang, severity }: Bank, message: string, weight = severity): Finding => ({ file: questions[0]!.activity.file, line: 1, severity: weight, message: `the ${questions.length} single-choice items (${lang}): ${message}` });

/** 0.4 as `40%`. */
export const percent = (share: number): string => `${Math.round(share * 100)}%`;
