import { describe, expect, it } from 'vitest';
import { launchPage, openUntil } from '../../components/launch-page.ts';
import type { CourseFacts } from '../../components/course-facts.ts';

const facts: CourseFacts = {
  iri: 'https://course.invalid/c',
  outline: { course: 'c', version: '1.0.0', lessons: ['listen', 'hear-out', 'sort'].map((id) => ({ id, code: id, activities: [] })) },
  languages: ['fr', 'en'],
  home: 'home',
  isOrdered: false,
  reporting: 'passed-incomplete',
  isScored: false, requiresTracking: false, stateChars: 0,
};

const launch = (given: { page?: string; isLaunch?: boolean; search?: string; savedPage?: string; language?: string; browser?: string[]; done?: string[]; isOrdered?: boolean }) =>
  launchPage({
    page: given.page ?? 'fr-home',
    isLaunch: given.isLaunch ?? true,
    search: given.search ?? '',
    session: { ...(given.savedPage && { savedPage: given.savedPage }), ...(given.language && { language: given.language }), isLessonDone: (id) => (given.done ?? []).includes(id) },
    facts: { ...facts, isOrdered: given.isOrdered ?? false },
    browser: given.browser ?? [],
  });

describe('the page a launch opens', () => {
  it.each([
    ['the saved place comes before every wish', { savedPage: 'en-listen', search: '?lang=fr', language: 'fr', browser: ['fr'] }, 'en-listen'],
    ['?lang= comes before the LMS', { search: '?scoid=7&lang=en', language: 'fr', browser: ['fr'] }, 'en-home'],
    ['the LMS comes before the browser', { language: 'en-US', browser: ['fr-FR'] }, 'en-home'],
    ['the browser decides when nobody else does', { browser: ['de', 'en-GB'] }, 'en-home'],
    ['the course’s first language stays when nobody asks for a language it has', { language: 'english', browser: ['de'] }, undefined],
    ['a language written with an underscore is understood', { language: 'en_GB' }, 'en-home'],
    ['a saved page that no longer exists leads home, in its language', { savedPage: 'en-gone', browser: ['fr'] }, 'en-home'],
    ['a saved page in a language the package lost leads to the same lesson', { savedPage: 'de-sort', browser: ['fr'] }, 'fr-sort'],
    ['a page reached by its own address stays', { page: 'fr-listen', isLaunch: false, savedPage: 'en-sort' }, undefined],
    ['in an ordered course a page that is not open leads to the first that is', { page: 'fr-sort', isLaunch: false, isOrdered: true, done: ['listen'] }, 'fr-hear-out'],
    ['in an ordered course an open page stays', { page: 'fr-hear-out', isLaunch: false, isOrdered: true, done: ['listen'] }, undefined],
    ['in an ordered course a page beside the lessons is open', { page: 'fr-glossary', isLaunch: false, isOrdered: true }, undefined],
    ['in an ordered course the home is open', { page: 'fr-home', isLaunch: false, isOrdered: true }, undefined],
  ])('%s', (_fact, given, expected) => expect(launch(given)).toBe(expected));

  it('opens every lesson of an ordered course once all are done', () => {
    expect(openUntil({ isLessonDone: () => true }, facts)).toEqual(['listen', 'hear-out', 'sort']);
  });
});
