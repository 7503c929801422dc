import { Document, isMap, isScalar, isSeq, visit, type Node } from 'yaml';

/** Keys whose value is short enough for one line. */
const onOneLine = new Set(['start', 'effect', 'when', 'look', 'branding']);

/**
 * Data as YAML an author likes to read: texts on lines of their own, short lists on one. `head` opens the file as a comment;
 * `comments` stand above a key, which is named by its path: `items.0.id`.
 */
export function yamlText(data: unknown, { head, comments = {} }: { head?: string; comments?: Record<string, string> } = {}): string {
  const document = new Document(data);
  if (head) document.commentBefore = lines(head);
  visit(document, {
    Seq: (_key, node) => void (node.flow = node.items.every((item) => isScalar(item) && String(item.value).length < 40)),
    Pair: (_key, { key, value }) => void (isMap(value) && onOneLine.has(String(key)) && (value.flow = true)),
  });
  for (const [path, comment] of Object.entries(comments)) {
    const keys = path.split('.');
    const owner = document.getIn(keys.slice(0, -1), true);
    const key = keys.at(-1)!;
    const node = isMap(owner) ? owner.items.find((pair) => String(pair.key) === key)?.key : isSeq(owner) ? owner.items[Number(key)] : undefined;
    if (!node) throw new Error(`There is no "${path}" to comment on.`);
    (node as Node).commentBefore = lines(comment);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

const lines = (comment: string) => comment.split('\n').map((line) => ` ${line}`).join('\n');
