import { more } from 'virtual:course/more';
import type { Stage } from './piece.ts';
import { pieces } from './pieces.ts';

/** Brings the pieces of the page to life, those of the second script when it has come. Without it they stay as the page has them. */
export function wakePieces(stage: Stage): void {
  for (const root of document.querySelectorAll<HTMLElement>('[data-piece]')) {
    const wake = () => pieces[root.dataset.piece!]?.(root, stage);
    if (root.dataset.piece! in pieces) wake();
    else void more?.().then(wake, () => {});
  }
}
