import ts from 'typescript';

/**
 * The source of a schema file in which every schema carries the doc comment above it as its description: fields of object
 * literals, and functions that return a schema. So the words an author reads in the editor stand once, in the schema file.
 */
export function documented(source: string): string {
  const edits: { at: number; text: string }[] = [];
  const wrap = (from: number, to: number, description: string) => {
    edits.push({ at: from, text: '$described(' }, { at: to, text: `, ${JSON.stringify(description)})` });
  };
  const visit = (node: ts.Node): void => {
    const comment = commentOf(node);
    if (comment && ts.isPropertyAssignment(node)) wrap(node.initializer.getStart(), node.initializer.end, comment);
    if (comment && ts.isShorthandPropertyAssignment(node)) edits.push({ at: node.name.end, text: `: $described(${node.name.text}, ${JSON.stringify(comment)})` });
    const made = comment && ts.isVariableStatement(node) && !/textSchema/.test(node.getText().slice(0, 40)) ? resultOf(node) : undefined;
    if (made) wrap(made.getStart(), made.end, comment!);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('schema.ts', source, ts.ScriptTarget.Latest, true));
  // From the end on, so that places stay right; of two at one place the one found later stands inside.
  const sorted = edits.map((edit, order) => ({ ...edit, order })).sort((one, other) => other.at - one.at || other.order - one.order);
  return `${sorted.reduce((text, { at, text: added }) => text.slice(0, at) + added + text.slice(at), source)}\n${DESCRIBED}`;
}

/** Values that are no schema stay as they are. */
const DESCRIBED = "function $described<T>(value: T, description: string): T { const { describe } = Object(value); return typeof describe === 'function' ? describe.call(value, description) : value; }\n";

function commentOf(node: ts.Node): string | undefined {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(comments.at(-1)?.comment);
  return text?.replace(/\s*\n\s*/g, ' ').trim() || undefined;
}

/** What the one function of a declaration returns, without parentheses. */
function resultOf({ declarationList }: ts.VariableStatement): ts.Expression | undefined {
  const made = declarationList.declarations[0]?.initializer;
  if (!made) return undefined;
  if (!ts.isArrowFunction(made)) return made;
  const { body } = made;
  if (!ts.isBlock(body)) return ts.isParenthesizedExpression(body) ? body.expression : body;
  return body.statements.findLast(ts.isReturnStatement)?.expression;
}
