import { yamlText } from '../yaml-text.ts';
import { textIn, titleIn, type Title, type Words } from './words.ts';

/** course.yaml of a course with one module and one lesson. */
export function courseText(id: string, languages: readonly string[], { lesson, title }: { lesson: string; title?: Title | undefined }): string {
  const say = (pick: (words: Words['course'], lang: string) => string) => textIn(languages, ({ course }, lang) => pick(course, lang));
  const data = {
    id,
    version: '0.1.0',
    status: 'draft',
    languages: [...languages],
    title: say((words, lang) => titleIn(title, lang) ?? words.title),
    description: say(({ description }) => description),
    outcomes: [{ id: 'O1', text: say(({ outcome }) => outcome) }],
    modules: [{ id: 'first-module', title: say(({ module }) => module), accent: 'teal', lessons: [lesson] }],
  };
  return yamlText(data, {
    head: 'The course: what is permanent, and in what order it is taught. docs/authoring.md explains every field.',
    comments: {
      version: 'Raise it with every change you publish.',
      status: '"draft" builds with lessons still to come; "complete" wants everything that is promised.',
      outcomes: 'What learners can do at the end. Lessons and questions name these ids.',
      modules: 'Lessons are folders beside this file; this is their order.',
    },
  });
}
