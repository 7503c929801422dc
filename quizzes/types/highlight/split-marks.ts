/** Words of a text; with an `id` where they can be marked. */
export interface Piece { words: string; id?: string }

/** Takes a text apart where `[words]{id}` stand in it. */
export const splitMarks = (text: string): Piece[] =>
  text.split(/(\[[^\]]+\]\{[^}]*\})/).map((piece, index) => {
    const [, words, id] = (index % 2 && /^\[(.*)\]\{(.*)\}$/s.exec(piece)) || [];
    return id === undefined ? { words: piece } : { words: words!, id };
  });
