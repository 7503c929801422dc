/** What of the coverage table a course claims to teach and to practise, each claim with its place. */
import { activitiesOf } from '../course/content.ts';
import type { Activity, Course, LessonPage } from '../course/course.ts';
import { HIDDEN, readMdx } from '../course/mdx.ts';
import { lineIn } from '../course/placing.ts';
import type { Path } from '../course/yaml-file.ts';

/** `{/* covers: S1.1.1, S1.1.2 *\/}` before a block of a page. */
export interface BlockClaim {
  rows: string[];
  page: LessonPage;
  lang: string;
  /** Line of the comment, and of the block below it. */
  line: number;
  blockLine: number;
  /** Where the block begins in the page’s text. */
  blockAt: number;
  /** What the block begins with: a few words, or the tag of an activity. */
  words: string;
  /** Why the comment claims nothing; then there are no rows. */
  fault?: string;
}

/** An item, or a dialogue as a whole, that practises or asks for something. */
export interface Practice {
  /** `item "relance"`, `dialogue "three-days"`. */
  name: string;
  activity: Activity;
  path: Path;
  rows: string[];
  outcomes: string[];
  /** It stands in a final or a diagnostic. */
  isAssessed: boolean;
}

const HOW = 'Write {/* covers: S1.1.1, S1.1.2 */} alone on a line, just before the block that teaches these rows';

/** The claims of a page in their order, and comments that look like one. */
export function blockClaims(page: LessonPage, lang: string): BlockClaim[] {
  const { body } = page;
  const { opaque, prose, tags } = readMdx(body);
  const comments = opaque.flatMap(([from, to]) => {
    const text = /^\{\s*\/\*([\s\S]*)\*\/\s*\}$/.exec(body.slice(from, to))?.[1]?.trim();
    return text === undefined ? [] : [{ from, to, text }];
  });
  return comments.filter(({ text }) => /^cover\w*\b|^[A-Z]\d+(?:\.\d+)+/i.test(text)).map(({ from, to, text }): BlockClaim => {
    const list = /^covers:([\s\S]*)$/.exec(text)?.[1]?.trim();
    const block = to + skipped(body.slice(to));
    const tag = tags.find(({ offset }) => offset === block);
    const around = `${body.slice(body.lastIndexOf('\n', from) + 1, from)}${body.slice(to).split('\n', 1)[0]!}`;
    const fault = list === undefined ? `"${text.split('\n')[0]!}" is no claim` : !/^[\w.-]+(?:\s*,\s*[\w.-]+)*$/.test(list) ? `"${list}" is no list of rows` : around.replace(/\{\s*\/\*.*?\*\/\s*\}/g, '').trim() ? 'the claim stands inside a line' : block >= body.length || tag?.kind === 'close' ? 'no block follows the claim' : undefined;
    const activity = tag && /^(?:Quiz|Scenario)$/.test(tag.name) && body.slice(tag.offset, tag.end);
    const words = prose.slice(block).replaceAll(HIDDEN, ' ').trim().split(/\n\s*\n/, 1)[0]!.replace(/[*_#>]+|^\s*(?:[-+]|\d+[.)])\s/g, '').trim().split(/\s+/).slice(0, 8).join(' ');
    return { page, lang, line: lineIn(page, from), blockLine: lineIn(page, block), blockAt: block, words: activity || words, rows: fault ? [] : list!.split(',').map((each) => each.trim()), ...(fault && { fault: `${fault}. ${HOW}.` }) };
  });
}

/** How many characters of space and comments stand before the next block. */
const skipped = (text: string): number => /^(?:\s|\{\s*\/\*[\s\S]*?\*\/\s*\})*/.exec(text)![0].length;

/** Everything that practises something, whether or not it says what; only what pages place. */
export const practicesOf = (course: Pick<Course, 'lessons' | 'banks'>): Practice[] =>
  activitiesOf(course).filter(({ isUsed }) => isUsed).flatMap((activity): Practice[] => {
    const { type, id, items = [], outcomes, covers, purpose } = activity.data as unknown as Authored & { type: string; id?: string; items?: (Authored & { id: string })[]; purpose?: string };
    const isAssessed = purpose === 'final' || purpose === 'diagnostic';
    if (type === 'scenario') return [{ name: `dialogue "${id ?? activity.id.slice(activity.id.lastIndexOf('/') + 1)}"`, activity, path: [], rows: covers ?? [], outcomes: outcomes ?? [], isAssessed }];
    return items.map((item, index) => ({ name: `item "${item.id}"`, activity, path: ['items', index], rows: item.covers ?? [], outcomes: item.outcomes ?? [], isAssessed }));
  });

interface Authored { outcomes?: string[]; covers?: string[] }
