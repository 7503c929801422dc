/** Whether a statement is one (xAPI 1.0.3, Data): what strict LRSs refuse. */
import { createRequire } from 'node:module';
import { isObject, type Json, type JsonObject } from './exchange.ts';

/** Learning Locker's own validator, as its older run-time exports it. */
const { default: validate } = createRequire(import.meta.url)('@learninglocker/xapi-validation') as typeof import('@learninglocker/xapi-validation');

/** Every fault in one sentence each; none for a statement that any LRS takes. */
export function statementFaults(statement: JsonObject): string[] {
  const warnings = validate(withLists(statement)) as unknown as { name: string; path: (string | number)[]; typeName?: string; keys?: string[] }[];
  return [
    ...warnings.map(({ name, path, typeName, keys }) => `${path.slice(1).join('.') || 'The statement'}: ${typeName ? `no ${typeName}` : keys ? `unknown ${keys.join(', ')}` : inWords(name)}.`),
    ...durationFaults(statement),
    ...componentFaults(statement),
  ];
}

/** What the validator lets pass: `P1DT`, `PT`. */
function durationFaults({ result }: JsonObject): string[] {
  const duration = isObject(result) ? result.duration : undefined;
  return typeof duration !== 'string' || /^P(?!$)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)$/.test(duration) ? [] : [`result.duration: "${duration}" is no duration.`];
}

/** Ids of choices, steps and the like are told apart by responses. */
function componentFaults({ object }: JsonObject): string[] {
  const definition = isObject(object) && isObject(object.definition) ? object.definition : {};
  return ['choices', 'scale', 'source', 'target', 'steps'].flatMap((name) => {
    const ids = componentIds(definition[name]);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    return twice === undefined ? [] : [`object.definition.${name}: two components have the id "${twice}".`];
  });
}

export const componentIds = (list: Json | undefined): string[] => (Array.isArray(list) ? list.map((each) => String(isObject(each) ? each.id : '')) : []);

/** A single activity of the context may stand without its list (Data 2.4.6.2); the validator wants lists. */
function withLists(statement: JsonObject): JsonObject {
  const { context } = statement;
  if (!isObject(context) || !isObject(context.contextActivities)) return statement;
  const lists = Object.entries(context.contextActivities).map(([place, each]) => [place, Array.isArray(each) ? each : [each!]] as const);
  return { ...statement, context: { ...context, contextActivities: Object.fromEntries(lists) } };
}

/** `RawMoreThanMaxWarning` as `raw more than max`. */
const inWords = (name: string): string => name.replace(/Warning$/, '').replace(/(?!^)([A-Z])/g, ' $1').toLowerCase();
