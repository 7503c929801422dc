import { stringify } from 'yaml';
import { titleIn, wordsOf, type Title } from './words.ts';

/** A lesson's page in one language: front matter, one idea, and the quiz it places. */
export function pageText(lang: string, quiz: string, { title, outcomes }: { title?: Title | undefined; outcomes: string[] }): string {
  const { lesson } = wordsOf(lang);
  const matter = { title: titleIn(title, lang) ?? lesson.title, summary: lesson.summary, minutes: 5, ...(outcomes.length && { outcomes }), objectives: [lesson.objective] };
  return `---
${stringify(matter, { lineWidth: 0 })}---

## ${lesson.heading}

${lesson.text}

<Callout kind="tip" title="${lesson.tip}">${lesson.tipText}</Callout>

<Quiz id="${quiz}" />
`;
}

/** A page with one more activity at its end. */
export function placed(page: string, tag: 'Quiz' | 'Scenario', name: string): string {
  const newline = page.includes('\r\n') ? '\r\n' : '\n';
  return `${page.trimEnd()}${newline}${newline}<${tag} id="${name}" />${newline}`;
}
