import { dayOf, sayDay } from './dates.ts';
import type { Piece } from './piece.ts';

/** The key of a name that the learner types; no activity has a point in its id. */
const key = 'certificate.name';

/**
 * The certificate (layouts/Certificate.astro): to earn, or earned and filled in. The name is the platform's; where it says
 * none the learner types one, which stays on the device. Names are set as text, never as markup.
 */
export const certificate: Piece = (root, { session, facts, say }) => {
  const { isComplete, success, scaled } = session.result();
  root.dataset.state = isComplete && (!facts.isScored || success === 'passed') ? 'earned' : 'to-earn';
  const put = (what: string, text: string) => {
    root.querySelector(`[data-put="${what}"]`)!.textContent = text;
  };
  const given = session.learner.name.trim();
  const field = root.querySelector('input')!;
  field.closest('p')!.hidden = given !== '';
  field.value = session.privately?.read(key) ?? '';
  put('name', given || field.value);
  field.oninput = () => {
    put('name', field.value);
    session.privately?.write(key, field.value);
  };
  const at = session.completedAt();
  put('date', say(at === undefined ? 'certificate.printed-on' : 'certificate.completed-on', { date: sayDay(dayOf(at === undefined ? Date.now() : at * 1000), document.documentElement.lang) }));
  if (scaled !== undefined) put('score', say('certificate.score', { percent: Math.round(scaled * 100) }));
};
