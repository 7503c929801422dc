import { calendar } from './calendar.ts';
import { dayOf, later, sayDay } from './dates.ts';
import type { Piece } from './piece.ts';

/**
 * Dates to come back on (lesson/ReviewSchedule.astro): counted from today or from the day the learner sets, which stays on
 * the device where somebody is known to it; downloaded as one calendar file. Where there is one date, the learner sets that.
 */
export const schedule: Piece = (root, { session, facts }) => {
  const { lang } = document.documentElement;
  const key = `schedule.${root.dataset.key}`;
  const input = root.querySelector('input')!;
  const rows = [...root.querySelectorAll<HTMLElement>('[data-day]')];
  const daysOf = (row: HTMLElement) => Number(row.dataset.day);
  // One date is itself what the learner sets.
  const lead = rows.length === 1 ? daysOf(rows[0]!) : 0;
  const dateOf = (row: HTMLElement) => later(input.value, daysOf(row) - lead);
  const show = () => {
    // An emptied field counts from today again.
    input.value ||= later(dayOf(Date.now()), lead);
    for (const row of rows) row.textContent = sayDay(dateOf(row), lang, 'long');
  };
  input.value = session.privately?.read(key) ?? '';
  show();
  input.onchange = () => {
    show();
    session.privately?.write(key, input.value);
  };
  root.querySelector('button')!.onclick = () => {
    session.privately?.write(key, input.value);
    const events = rows.map((row) => ({
      uid: `${daysOf(row)}.${session.seed(key).toString(36)}.${root.dataset.key}@${facts.outline.course}`,
      day: dateOf(row),
      title: row.dataset.title!,
      text: root.dataset.note!,
    }));
    const address = URL.createObjectURL(new Blob([calendar(events, { product: facts.outline.course, lang, at: Date.now() })], { type: 'text/calendar' }));
    Object.assign(document.createElement('a'), { href: address, download: `${root.dataset.key}.ics` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  root.hidden = false;
};
