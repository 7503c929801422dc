/** What the script changes around a lesson: saved or not, lessons done, the way on. Words come from the page. */
import type { SaveStatus, Session } from '../tracking/session-types.ts';
import type { CourseFacts } from './course-facts.ts';
import { openUntil } from './launch-page.ts';
import { fill } from './strings/fill.ts';

const words = () => JSON.parse(document.getElementById('words')!.textContent!) as Record<string, string>;
export const say = (key: string, values?: Record<string, string | number>) => fill(words()[key] ?? key, values);

/** The status line, and in trouble what to tell and to press. `saved` is said only after something was saved, so that a fresh page is quiet. */
export function showStatus(session: Session, status: SaveStatus = session.status()): void {
  const line = document.getElementById('save-status')!;
  const text = say(`status.${status}`);
  const code = session.trouble(document.querySelector<HTMLMetaElement>('[name=tracking]')!.content);
  document.getElementById('trouble')!.hidden = !code;
  document.getElementById('support-code')!.textContent = code ?? '';
  if (line.textContent === text) return;
  line.textContent = text;
  line.dataset.status = status;
  for (const answer of ['yes', 'no']) {
    const button = document.getElementById(`save-${answer}`)!;
    button.textContent = words()[`status.${status}.${answer}`] ?? '';
    // The button that helped goes: the keyboard must not fall back to the top of the page.
    if (!button.textContent && button === document.activeElement) document.getElementById('main')!.focus();
  }
  for (const island of document.querySelectorAll<HTMLElement>('[data-island]')) island.inert = status === 'elsewhere';
}

/** Marks lessons done and locked, badges earned, and where to go on. */
export function showProgress(session: Session, facts: CourseFacts): void {
  showStatus(session);
  const open = facts.isOrdered ? openUntil(session, facts) : undefined;
  for (const link of document.querySelectorAll<HTMLElement>('[data-lesson-link]')) {
    if (open && !open.includes(link.dataset.lessonLink!)) link.setAttribute('aria-disabled', 'true');
    else link.removeAttribute('aria-disabled');
  }
  const lessons = facts.outline.lessons;
  // A lesson that requires nothing holds nobody up; it is not said to be complete, and not counted, before anything was done.
  const asking = lessons.filter(({ activities }) => activities.some(({ isRequired }) => isRequired));
  const isDone = (id: string) => asking.some((lesson) => lesson.id === id) && session.isLessonDone(id);
  for (const mark of document.querySelectorAll<HTMLElement>('[data-lesson-done]')) mark.hidden = !isDone(mark.dataset.lessonDone!);
  for (const badge of document.querySelectorAll<HTMLElement>('[data-badge]')) badge.toggleAttribute('data-earned', badge.dataset.badge!.split(' ').every(session.isLessonDone));
  for (const { id, activities } of lessons) {
    const state = document.querySelector<HTMLElement>(`[data-lesson-state="${id}"]`);
    if (!state) continue;
    const isBegun = activities.some((activity) => session.restore(activity.id) !== undefined);
    state.dataset.state = isDone(id) ? 'done' : isBegun ? 'begun' : '';
    state.textContent = isDone(id) ? say('home.done') : isBegun ? say('home.begun') : '';
  }
  const total = document.getElementById('course-progress');
  if (total) {
    const done = asking.filter(({ id }) => isDone(id)).length;
    total.hidden = done === 0;
    total.textContent = say('home.progress', { done, total: asking.length });
  }
  const toDo = document.getElementById('to-do');
  if (toDo) {
    const left = session.left();
    toDo.hidden = !left.length;
    for (const row of toDo.querySelectorAll<HTMLElement>('[data-left]')) row.hidden = !left.includes(row.dataset.left!);
  }
  const goOn = document.getElementById('go-on') as HTMLAnchorElement | null;
  const next = lessons.find((lesson) => !session.isLessonDone(lesson.id));
  if (goOn && (next !== lessons[0] || session.progress() > 0)) {
    const lang = document.documentElement.lang;
    goOn.href = `${lang}-${(next ?? lessons[0]!).id}.html`;
    goOn.textContent = say(next ? 'home.go-on' : 'home.again');
  }
}

/** What happened, in place of the page: left and saved or not, a session that was over before this page began, or no LMS where there must be one. */
export function showLeft(how: 'saved' | 'unsaved' | 'closed' | 'required'): void {
  const card = document.getElementById(`left-${how}`)!;
  document.getElementById('main')!.replaceChildren(card);
  document.getElementById('leave')!.hidden = true;
  card.hidden = false;
  card.focus();
}
