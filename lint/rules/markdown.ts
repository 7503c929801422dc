import { lint } from 'markdownlint/sync';
import { pageFolders } from '../../course/content.ts';
import type { Rule } from '../rule.ts';

/** markdownlint's rules that matter for a lesson's text, with the remedy in an author's words. The rest is a matter of taste, or of JSX. */
const remedies: Record<string, string> = {
  MD001: 'a heading skips a level, so the outline has a hole. Use one "#" more than the heading above it.',
  MD018: 'a heading needs a space after its "#". Add it.',
  MD023: 'a heading must begin its line. Take the spaces before it out.',
  MD034: 'an address stands bare in the text. Write [words that say where it leads](address).',
  MD037: 'the emphasis has a space inside its marks, so the stars are shown. Take the space out.',
  MD039: 'a link has a space inside its brackets. Take it out.',
  MD042: 'a link leads nowhere. Give it an address.',
  MD045: 'a picture has no text for those who do not see it. Add it between the brackets.',
  MD059: 'a link says "here" or the like, which says nothing on its own. Use words that say where it leads.',
};

/** Comments are no Markdown: their stars are no emphasis. */
const comments = /\{\/\*[\s\S]*?\*\/\}/g;

export const markdown: Rule = {
  name: 'markdown',
  asks: 'Headings do not skip a level; links say where they lead; pictures have a text; emphasis has no space inside.',
  why: 'Headings, links and emphasis written wrongly are read out wrongly, or shown as stars and hashes.',
  severity: 'error',
  check: (course) =>
    pageFolders(course).flatMap(({ pages }) => Object.values(pages)).flatMap((page) => {
      const config = { default: false, ...Object.fromEntries(Object.keys(remedies).map((name) => [name, true])) };
      // The page's own title stands above its text: its first heading is of the second level.
      const found = lint({ strings: { page: `# ${page.matter.title}\n${page.body.replace(comments, (comment) => comment.replace(/[^\n]/g, ' '))}` }, config, frontMatter: null }).page ?? [];
      return found.map(({ lineNumber, ruleNames }) => ({ file: page.file, line: page.bodyLine + lineNumber - 2, message: remedies[ruleNames[0]!]! }));
    }),
};
