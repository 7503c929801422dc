import { activitiesOf } from '../../course/content.ts';
import type { Finding, Rule } from '../rule.ts';

interface Quiz { purpose?: string; draw?: number | Record<string, number>; outcomePassMark?: number; pauseMinutes?: number; remedial?: unknown; items: Item[] }
interface Item { id: string; outcomes?: string[]; critical?: boolean; situation?: string; private?: boolean }

export const draw: Rule = {
  name: 'draw',
  asks: 'A draw asks for no more than the bank holds, and settings stand where they mean something.',
  why: 'A draw that asks for more than the bank holds shows fewer questions than it promises, and an item without an outcome is never drawn or judged.',
  severity: 'error',
  check: (course) => activitiesOf(course).filter(({ data }) => data.type === 'quiz').flatMap((activity) => {
    const at = (path: (string | number)[], message: string): Finding => ({ file: activity.file, line: activity.lineOf(path), message });
    return findings(activity.data as unknown as Quiz).map(({ path, message }) => at(path, message));
  }),
};

function findings({ purpose = 'practice', draw: wanted, outcomePassMark, pauseMinutes, remedial, items }: Quiz): { path: (string | number)[]; message: string }[] {
  const byOutcome = typeof wanted === 'object';
  const held = (outcome: string) => items.filter(({ outcomes }) => outcomes?.[0] === outcome).length;
  const finalOnly = [['outcomePassMark', outcomePassMark], ['pauseMinutes', pauseMinutes]] as const;
  return [
    ...(byOutcome ? Object.entries(wanted).flatMap(([outcome, count]) => (held(outcome) < count ? [{ path: ['draw', outcome], message: `${count} items of outcome "${outcome}" are drawn, but the bank has ${held(outcome)}. Ask for fewer, or name "${outcome}" first in the "outcomes" of more items.` }] : [])) : []),
    ...(typeof wanted === 'number' && wanted > items.length ? [{ path: ['draw'], message: `${wanted} items are drawn, but the bank has ${items.length}. Ask for fewer, or write more.` }] : []),
    ...(byOutcome || purpose === 'diagnostic' ? items.flatMap(({ id, outcomes }, index) => (outcomes?.length ? [] : [{ path: ['items', index], message: `item "${id}": it names no outcome, so it is never ${byOutcome ? 'drawn' : 'part of the path'}. Add "outcomes: [O1]" with the outcome it asks for.` }])) : []),
    ...(purpose === 'final' ? [] : items.flatMap(({ id, critical }, index) => (critical ? [{ path: ['items', index, 'critical'], message: `item "${id}": "critical" means something in a final only. Take it out, or write "purpose: final".` }] : []))),
    ...(purpose === 'final' ? [] : finalOnly.flatMap(([name, value]) => (value === undefined ? [] : [{ path: [name], message: `"${name}" means something in a final only. Take it out, or write "purpose: final".` }]))),
    ...(remedial !== undefined && (purpose !== 'practice' || typeof wanted !== 'number') ? [{ path: ['remedial'], message: '"remedial" is said before the extra item of a practice that draws. Add "draw: 2" (a number), or take it out.' }] : []),
    ...(purpose === 'practice' && byOutcome ? [{ path: ['draw'], message: 'a practice draws a number of items. Write "draw: 2", or "purpose: final".' }] : []),
    ...(wanted !== undefined && purpose === 'diagnostic' ? [{ path: ['draw'], message: 'a diagnostic asks all of its items, one for each outcome. Take "draw" out.' }] : []),
    ...(wanted === undefined ? [] : items.flatMap(({ id, private: isPrivate }, index) => (isPrivate ? [{ path: ['items', index, 'private'], message: `item "${id}": a private item cannot be part of a draw, which is reported. Place it in a quiz of its own.` }] : []))),
  ];
}
