import type { Piece } from './piece.ts';

/** A button that prints: the sheet it stands in alone, or the whole page. */
export const print: Piece = (button) => {
  button.hidden = false;
  button.onclick = () => {
    const sheet = button.closest('.sheet');
    sheet?.setAttribute('data-printing', '');
    addEventListener('afterprint', () => sheet?.removeAttribute('data-printing'), { once: true });
    window.print();
  };
};
