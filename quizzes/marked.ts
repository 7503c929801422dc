/** The little Markdown that authors may write in texts of YAML: `**strong**`, `*emphasis*`, `[words](https://…)` and line ends, none within another. Pure. */
const mark = /\*\*(?=\S)(.+?)\*\*|(?<![\w*])\*(?=\S)([^*]+?)\*(?!\w)|\[([^\]]+)\]\((https?:[^\s)]+)\)|(\n)/gs;

/** A text in parts, over and over: plain words, then strong ones, emphasis, a link’s words, its address, a line end. Of the last five those that are not there are `undefined`. */
export const markedParts = (text: string): (string | undefined)[] => text.trim().split(mark);

/** The words without the signs, for reports and other programs. */
export const plain = (text: string): string => text.replace(mark, '$1$2$3$5');
