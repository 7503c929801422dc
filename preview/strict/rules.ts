/** How a data model is written down as a table, and how one call is judged by it. Pure: no API object, no DOM. */

/** Everything the content has set so far, and what the LMS gave at launch: element → value, in the order it was set. */
export type Values = ReadonlyMap<string, string>;

/** Why a call is refused. Each standard gives a fault its own error code. */
export type Fault =
  | 'argument' | 'initialized' | 'terminated'
  | 'terminate-early' | 'terminate-late' | 'get-early' | 'get-late' | 'set-early' | 'set-late' | 'commit-early' | 'commit-late'
  | 'no-element-get' | 'no-element-set' | 'unknown' | 'unimplemented' | 'no-children' | 'no-count' | 'no-index' | 'index-gap' | 'capacity'
  | 'keyword' | 'read-only' | 'write-only' | 'type' | 'range' | 'once' | 'duplicate' | 'order'
  | 'not-stored' | 'not-stored-at-end';

/** A refusal: the fault, and one sentence for the person who reads the log. */
export interface Refusal { fault: Fault; why: string }

/** Where a value is about to be put. `owner` is the element without its last name: `cmi.interactions.0`. */
export interface Place { element: string; owner: string; index: number; values: Values }

/** Judges a value; `undefined` accepts it. */
export type Check = (value: string, place: Place) => Refusal | undefined;

/** One row of a data model. `n` in the pattern stands for an index. */
export interface Row {
  element: string;
  /** `keyword`: `_children`, `_count`, `_version`. `absent`: a real element that real LMSs do not have. */
  access: 'rw' | 'r' | 'w' | 'keyword' | 'absent';
  check?: Check;
  /** Must be set earlier in the same record: `id`, `type`. */
  after?: string[];
  /** Our verdict stands where scorm-again refuses what the standard allows; the value is then kept by us. */
  isFinal?: boolean;
}

/** A table ready to be asked. */
export interface Model {
  /** The row of an element, or undefined. Leading zeros in an index match nothing. */
  find(element: string): Row | undefined;
  /** How many records a collection (`cmi.interactions.0.correct_responses`) may hold: the standard's smallest permitted maximum. */
  capacity(collection: string, values: Values): number;
}

/** Builds a model; `capacity` names the limited collections by pattern. */
export function model(rows: Row[], capacity: Record<string, number | ((owner: string, values: Values) => number)>): Model {
  const byPattern = new Map(rows.map((row) => [row.element, row]));
  return {
    find: (element) => (/\.0\d/.test(element) ? undefined : byPattern.get(pattern(element))),
    capacity(collection, values) {
      const most = capacity[pattern(collection)] ?? Infinity;
      return typeof most === 'number' ? most : most(collection.slice(0, collection.lastIndexOf('.')), values);
    },
  };
}

/** `cmi.interactions.3.id` → `cmi.interactions.n.id`. */
function pattern(element: string): string {
  return element.replace(/\.\d+(?=\.|$)/g, '.n');
}

/** Records in a collection: one more than the highest index in use. */
export function count(values: Values, collection: string): number {
  let records = 0;
  const start = `${collection}.`;
  for (const key of values.keys()) {
    if (key.startsWith(start)) records = Math.max(records, Number.parseInt(key.slice(start.length), 10) + 1 || 0);
  }
  return records;
}

/** Every collection in an element, outermost first, with the index used: `cmi.interactions.2.objectives.0.id` has two. */
function* collections(element: string): Generator<[string, number]> {
  for (const match of element.matchAll(/\.(\d+)(?=\.|$)/g)) yield [element.slice(0, match.index), Number(match[1])];
}

/** Judges a read. */
export function judgeGet(table: Model, element: string, values: Values): Refusal | undefined {
  if (element === '') return { fault: 'no-element-get', why: 'No element was named.' };
  const row = table.find(element);
  if (!row) return unknown(table, element);
  if (row.access === 'absent') return { fault: 'unimplemented', why: `"${element}" is not implemented by real LMSs.` };
  if (row.access === 'w') return { fault: 'write-only', why: `"${element}" can only be written.` };
  for (const [collection, index] of collections(element)) {
    const records = count(values, collection);
    if (index >= records) return { fault: 'no-index', why: `"${collection}" has ${records} records, so there is no ${index}.` };
  }
  return undefined;
}

/** Judges a write. */
export function judgeSet(table: Model, element: string, value: string, values: Values): Refusal | undefined {
  if (element === '') return { fault: 'no-element-set', why: 'No element was named.' };
  const row = table.find(element);
  if (!row) return { ...unknown(table, element), fault: 'unknown' };
  if (row.access === 'absent') return { fault: 'unimplemented', why: `"${element}" is not implemented by real LMSs.` };
  if (row.access === 'keyword') return { fault: 'keyword', why: `"${element}" is a keyword of the data model; it cannot be set.` };
  if (row.access === 'r') return { fault: 'read-only', why: `"${element}" can only be read.` };
  let innermost = 0;
  for (const [collection, index] of collections(element)) {
    const records = count(values, collection);
    if (index > records) return { fault: 'index-gap', why: `The next index of "${collection}" is ${records}, not ${index}.` };
    const most = table.capacity(collection, values);
    if (index >= most) return { fault: 'capacity', why: `An LMS need not keep more than ${most} records in "${collection}".` };
    innermost = index;
  }
  const owner = element.slice(0, element.lastIndexOf('.'));
  // A record inside a record (correct_responses.n.pattern) depends on what the outer one says.
  const record = element.replace(/^(\w+\.\w+\.\d+)\..*$/, '$1');
  for (const name of row.after ?? []) {
    if (!values.has(`${record}.${name}`) && element !== `${record}.${name}`) {
      return { fault: 'order', why: `Set "${record}.${name}" before "${element}".` };
    }
  }
  // Half a surrogate pair makes every later commit throw in Moodle, and NUL is dropped there: neither would come back as it was.
  if (/\p{Surrogate}|\0/u.test(value)) return { fault: 'type', why: 'The value holds half a character or a NUL, which LMSs cannot store.' };
  return row.check?.(value, { element, owner, index: innermost, values });
}

function unknown(table: Model, element: string): Refusal {
  const owner = element.slice(0, element.lastIndexOf('.'));
  if (element.endsWith('._children') && table.find(owner)) return { fault: 'no-children', why: `"${owner}" has no children.` };
  if (element.endsWith('._count') && table.find(owner)) return { fault: 'no-count', why: `"${owner}" is no collection, so it has no count.` };
  return { fault: 'unknown', why: `The data model has no element "${element}".` };
}
