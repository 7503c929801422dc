import { isSeq, parseDocument, type Node } from 'yaml';

/**
 * The text of course.yaml with one more lesson in a module's list, after the one named or at its end. Only that is inserted: comments, order, quotation
 * marks and line ends stay as they are. `undefined` where the list is written in a way this cannot extend.
 */
export function listLesson(source: string, module: number, lesson: string, after?: string): string | undefined {
  const before = lessonsOf(source, module);
  const at = after === undefined ? (before?.ids.length ?? 0) - 1 : (before?.ids.indexOf(after) ?? -1);
  const last = before?.node.items[at] as Node | undefined;
  if (!before || !last?.range) return undefined;
  const [start, end] = last.range;
  const changed = before.node.flow ? insert(source, end, `, ${lesson}`) : afterLine(source, start, end, lesson);
  return lessonsOf(changed, module)?.ids.join() === before.ids.toSpliced(at + 1, 0, lesson).join() ? changed : undefined;
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
