import { isSeq, parseDocument, type Node } from 'yaml';

/**
 * The text of course.yaml with one more lesson at the end of a module's list. Only that is inserted: comments, order, quotation
 * marks and line ends stay as they are. `undefined` where the list is written in a way this cannot extend.
 */
export function listLesson(source: string, module: number, lesson: string): string | undefined {
  const before = lessonsOf(source, module);
  const last = before?.node.items.at(-1) as Node | undefined;
  if (!before || !last?.range) return undefined;
  const [start, end] = last.range;
  const changed = before.node.flow ? insert(source, end, `, ${lesson}`) : afterLine(source, start, end, lesson);
  const after = lessonsOf(changed, module)?.ids;
  return after?.join() === [...before.ids, lesson].join() ? changed : undefined;
}

/** In a list with one lesson a line: a line below the last, indented like it. */
function afterLine(source: string, start: number, end: number, lesson: string): string {
  const dash = /[ \t]*-[ \t]+$/.exec(source.slice(0, start))?.[0] ?? '- ';
  const newline = source.includes('\r\n') ? '\r\n' : '\n';
  const lineEnd = /\r?\n|$/.exec(source.slice(end))!;
  return insert(source, end + lineEnd.index, `${newline}${dash}${lesson}`);
}

const insert = (source: string, at: number, text: string) => source.slice(0, at) + text + source.slice(at);

function lessonsOf(source: string, module: number) {
  const document = parseDocument(source);
  const node = document.getIn(['modules', module, 'lessons'], true);
  return isSeq(node) && !document.errors.length ? { node, ids: (node.toJSON() as unknown[]).map(String) } : undefined;
}
