import type { Piece } from './piece.ts';

/** Some LMSs end, or warn of, a session that they hear nothing of for a few minutes. */
const everyMs = 100_000;

/** A recording: while it plays, the store hears of the learner, with the time so far. */
export const recording: Piece = (root, { session }) => {
  const media = root.querySelector<HTMLMediaElement>('audio, video')!;
  let at = Date.now();
  media.onplay = () => {
    at = Date.now();
  };
  media.ontimeupdate = () => {
    if (Date.now() - at < everyMs) return;
    at = Date.now();
    session.hide();
  };
};
