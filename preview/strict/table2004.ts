import { atMost, either, like, numberIn, oneOf, wrongType } from './grammar.ts';
import { correctPattern, interactionTypes, learnerResponse, localized, patternsOf, realForm } from './responses2004.ts';
import type { Check, Row } from './rules.ts';
import { model } from './rules.ts';

/** SCORM 2004 (RTE 4.2), 3rd and 4th edition: every element, who may touch it, and what it takes, as the strictest real LMS has it. */

const real: Check = numberIn(realForm, -Infinity, Infinity);
const scaled: Check = numberIn(realForm, -1, 1);
const measure: Check = numberIn(realForm, 0, 1);
const positive: Check = numberIn(realForm, 0, Infinity);

/** A URI (RTE 4.1.1.3): ASCII, no spaces, and a well-formed URN where it says it is one. */
const longId: Check = (value) => {
  if (value.length < 1 || value.length > 4000 || !/^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/.test(value)) return wrongType(`"${value}" is no identifier (a URI without spaces or accents, 1 to 4000 characters).`);
  return /^urn:/i.test(value) && !/^urn:[a-z0-9][a-z0-9-]{1,31}:\S+$/i.test(value) ? wrongType(`"${value}" is no well-formed URN.`) : undefined;
};

/** No other record of the collection may have this id; `isOnce`: nor may the record change the one it has. */
const uniqueId = (isOnce: boolean): Check => (value, place) => {
  const fault = longId(value, place);
  if (fault) return fault;
  const own = place.values.get(place.element);
  if (isOnce && own !== undefined && own !== value) return { fault: 'once', why: `"${place.element}" is "${own}" and cannot be changed.` };
  const collection = place.owner.slice(0, place.owner.lastIndexOf('.') + 1);
  for (const [key, other] of place.values) {
    if (key !== place.element && key.startsWith(collection) && /^\d+\.id$/.test(key.slice(collection.length)) && other === value) return { fault: 'duplicate', why: `"${value}" is already the id of another record.` };
  }
  return undefined;
};

/** ADL and Moodle: years 1970 to 2038, at most two fraction digits, a zone only after a fraction. */
const timestampForm = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.\d{1,2}(?:Z|[+-]\d{2}(?::\d{2})?)?)?)?)?)?)?)?$/;
const timestamp: Check = (value) => {
  const [, year = '', month = '1', day = '1', hour = '0', minute = '0', second = '0'] = timestampForm.exec(value) ?? [];
  const isReal = Number(year) >= 1970 && Number(year) <= 2038 && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1
    && Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate() && Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59;
  return isReal ? undefined : wrongType(`"${value}" is no timestamp like 2026-01-01T10:00:00.00Z (at most two fraction digits).`);
};
const interval: Check = like(/^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/, 'time interval like PT1H2M3.5S (at most two fraction digits)');
const text = (most: number): Check => (value) => localized(value, most);

const success = oneOf('passed', 'failed', 'unknown');
const completion = oneOf('completed', 'incomplete', 'not attempted', 'unknown');

const keyword = (...elements: string[]): Row[] => elements.map((element) => ({ element, access: 'keyword' }));
const read = (...elements: string[]): Row[] => elements.map((element) => ({ element, access: 'r' }));
const write = (element: string, check: Check): Row => ({ element, access: 'w', check });
const readWrite = (element: string, check: Check, more: Pick<Row, 'after' | 'isFinal'> = {}): Row => ({ element, access: 'rw', check, ...more });
/** An element of a record that has to have its id first (408). */
const inRecord = (element: string, check: Check, ...after: string[]): Row => readWrite(element, check, { after: ['id', ...after] });
const score = (owner: string, add: (element: string, check: Check) => Row): Row[] => [
  ...keyword(`${owner}._children`), add(`${owner}.scaled`, scaled), add(`${owner}.raw`, real), add(`${owner}.min`, real), add(`${owner}.max`, real),
];

export const table2004 = model(
  [
    ...keyword('cmi._version', 'cmi.comments_from_learner._children', 'cmi.comments_from_learner._count', 'cmi.comments_from_lms._children',
      'cmi.comments_from_lms._count', 'cmi.interactions._children', 'cmi.interactions._count', 'cmi.interactions.n.objectives._count',
      'cmi.interactions.n.correct_responses._count', 'cmi.learner_preference._children', 'cmi.objectives._children', 'cmi.objectives._count'),
    ...read('cmi.comments_from_lms.n.comment', 'cmi.comments_from_lms.n.location', 'cmi.comments_from_lms.n.timestamp', 'cmi.completion_threshold',
      'cmi.credit', 'cmi.entry', 'cmi.launch_data', 'cmi.learner_id', 'cmi.learner_name', 'cmi.max_time_allowed', 'cmi.mode', 'cmi.scaled_passing_score',
      'cmi.time_limit_action', 'cmi.total_time', 'adl.nav.request_valid.continue', 'adl.nav.request_valid.previous'),
    readWrite('cmi.comments_from_learner.n.comment', text(4000), { isFinal: true }),
    readWrite('cmi.comments_from_learner.n.location', atMost(250), { isFinal: true }),
    readWrite('cmi.comments_from_learner.n.timestamp', timestamp),
    readWrite('cmi.completion_status', completion),
    write('cmi.exit', oneOf('', 'suspend', 'normal', 'logout', 'time-out')),
    inRecord('cmi.interactions.n.id', longId),
    inRecord('cmi.interactions.n.type', oneOf(...interactionTypes)),
    { ...inRecord('cmi.interactions.n.objectives.n.id', uniqueId(false)), after: ['id'] },
    inRecord('cmi.interactions.n.timestamp', timestamp),
    { ...inRecord('cmi.interactions.n.correct_responses.n.pattern', correctPattern, 'type'), isFinal: true },
    inRecord('cmi.interactions.n.weighting', real),
    { ...inRecord('cmi.interactions.n.learner_response', learnerResponse, 'type'), isFinal: true },
    inRecord('cmi.interactions.n.result', either(oneOf('correct', 'incorrect', 'unanticipated', 'neutral'), real)),
    inRecord('cmi.interactions.n.latency', interval),
    { ...inRecord('cmi.interactions.n.description', text(250)), isFinal: true },
    readWrite('cmi.learner_preference.audio_level', positive),
    readWrite('cmi.learner_preference.language', like(/^$|^([A-Za-z]{2,3}|[ixIX])(-[A-Za-z0-9]{2,8})*$/, 'language tag')),
    readWrite('cmi.learner_preference.delivery_speed', positive),
    readWrite('cmi.learner_preference.audio_captioning', oneOf('-1', '0', '1')),
    readWrite('cmi.location', atMost(1000), { isFinal: true }),
    inRecord('cmi.objectives.n.id', uniqueId(true)),
    ...score('cmi.objectives.n.score', inRecord),
    inRecord('cmi.objectives.n.success_status', success),
    inRecord('cmi.objectives.n.completion_status', completion),
    inRecord('cmi.objectives.n.progress_measure', measure),
    { ...inRecord('cmi.objectives.n.description', text(250)), isFinal: true },
    readWrite('cmi.progress_measure', measure),
    ...score('cmi.score', readWrite),
    write('cmi.session_time', interval),
    readWrite('cmi.success_status', success),
    readWrite('cmi.suspend_data', atMost(64000), { isFinal: true }),
    readWrite('adl.nav.request', like(/^(_none_|continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|\{target=[\w.-]+\}(choice|jump))$/, 'navigation request'), { isFinal: true }),
  ],
  {
    'cmi.interactions': 250, 'cmi.objectives': 100, 'cmi.comments_from_learner': 250, 'cmi.interactions.n.objectives': 10,
    'cmi.interactions.n.correct_responses': patternsOf,
  },
);
