/** What a course teaches, practises and asks for, and where: for whoever has to see that nothing is missing. */
import { coverageOf, type Row } from '../../course/coverage.ts';
import type { Course } from '../../course/course.ts';
import { blockClaims, practicesOf, type BlockClaim, type Practice } from '../claims.ts';

/** Something that teaches, practises or asks, with where it is written and read. */
export interface Place {
  kind: 'teaches' | 'practises' | 'assesses';
  /** The lesson’s folder; empty for a bank no lesson places. */
  lesson: string;
  /** Absent: the same in every language. */
  lang?: string;
  /** What to call it: the block’s first words, `item "relance"`. */
  name: string;
  file: string;
  line: number;
  /** Its page without a language, `listen`, and what of the page: `#activity-recall`; absent where no page shows it. */
  page?: string;
  /** Id in the page, and words there. */
  anchor?: { id?: string; words?: string };
}

export interface Matrix {
  outcomes: { id: string; text: unknown; places: Place[] }[];
  rows: (Row & { places: Place[] })[];
}

/** Everything course.yaml and the coverage table ask for, with all places that claim it, in the order of the course. */
export function matrixOf(course: Course): Matrix {
  const practices = practicesOf(course);
  const blocks = course.lessons.flatMap((lesson) => course.builds.flatMap((lang) => (lesson.pages[lang] ? blockClaims(lesson.pages[lang], lang) : []).map((claim) => ({ lesson: lesson.id, claim }))));
  const practised = (asks: (practice: Practice) => boolean) => practices.filter(asks).map(placeOf);
  return {
    outcomes: course.outcomes.map(({ id, text }) => ({
      id,
      text,
      places: [
        ...course.lessons.flatMap((lesson) => course.builds.flatMap((lang): Place[] => {
          const page = lesson.pages[lang];
          return page?.matter.outcomes.includes(id) ? [{ kind: 'teaches', lesson: lesson.id, lang, name: page.matter.title, file: page.file, line: page.lineOf(['outcomes']), page: lesson.id }] : [];
        })),
        ...practised(({ outcomes }) => outcomes.includes(id)),
      ],
    })),
    rows: (coverageOf(course)?.rows ?? []).map((row) => ({
      ...row,
      places: [
        ...blocks.filter(({ claim }) => claim.rows.includes(row.id)).map(({ lesson, claim }): Place => ({ kind: 'teaches', lesson, lang: claim.lang, name: claim.words, file: claim.page.file, line: claim.blockLine, page: lesson, anchor: anchorOf(claim) })),
        ...practised(({ rows }) => rows.includes(row.id)),
      ],
    })),
  };
}

function placeOf({ name, activity, path, isAssessed }: Practice): Place {
  const slug = activity.id.slice(activity.id.lastIndexOf('/') + 1);
  return { kind: isAssessed ? 'assesses' : 'practises', lesson: activity.lesson, name, file: activity.file, line: activity.lineOf(path), ...(activity.lesson && { page: activity.lesson, anchor: { id: `activity-${slug}` } }) };
}

/** An activity has an id in its page; other blocks are found by the heading above and their own first words. */
function anchorOf({ page: { body }, blockAt, words }: BlockClaim): NonNullable<Place['anchor']> {
  const activity = /^<(?:Quiz|Scenario)[^>]*\sid="([^"]+)"/.exec(words)?.[1];
  if (activity) return { id: `activity-${activity}` };
  const heading = [...`${body.slice(0, blockAt)}${body.slice(blockAt).split('\n', 1)[0]}`.matchAll(/^#{2,6} +(.+)$/gm)].at(-1)?.[1];
  return { ...(heading && { id: slugOf(heading) }), words };
}

/** The id that a page gives a heading. */
const slugOf = (heading: string): string => heading.trim().toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '').replaceAll(' ', '-');
