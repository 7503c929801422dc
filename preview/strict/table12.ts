import { atMost, both, either, like, numberIn, oneOf, wrongType } from './grammar.ts';
import type { Check, Row } from './rules.ts';
import { model } from './rules.ts';

/** SCORM 1.2 (RTE 3.4): every element, who may touch it, and what it takes, as the strictest real LMS has it. */

const decimalForm = /^-?\d{1,3}(\.\d+)?$/;
const decimal: Check = like(decimalForm, 'decimal number with at most three digits before the point');
const percent: Check = numberIn(decimalForm, 0, 100);
/** Spec alphabet; Moodle takes more, others do not. */
const identifier: Check = like(/^[A-Za-z0-9_-]{1,255}$/, 'identifier of letters, digits, "_" and "-" (1 to 255)');
const timespan: Check = like(/^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/, 'time span like 0001:02:03.50');
const time: Check = like(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/, 'time of day like 10:20:30.50');
const string255 = atMost(255);
const string4096 = atMost(4096);

const list = /^[0-9a-z](,[0-9a-z])*$/;
const set = (text: string): string => text.replace(/^\{(.*)\}$/, '$1');
/** Responses and patterns by type (RTE 3.4.7). Text types take anything up to 255 characters, newlines too. */
const responses: Record<string, Check> = {
  'true-false': like(/^[01tf]$/, 'true-false response: t, f, 0 or 1'),
  choice: (value) => (list.test(set(value)) ? undefined : wrongType(`"${value}" is no choice response like "a" or "{a,c}".`)),
  sequencing: (value) => (list.test(set(value)) ? undefined : wrongType(`"${value}" is no sequence like "a,b,c".`)),
  matching: (value) =>
    /^[0-9a-z]\.[0-9a-z](,[0-9a-z]\.[0-9a-z])*$/.test(set(value)) ? undefined : wrongType(`"${value}" is no matching response like "a.1,b.2".`),
  numeric: decimal,
  likert: like(/^[0-9a-z]$/, 'likert response: one character'),
  'fill-in': string255,
  performance: string255,
};
const response: Check = (value, place) => {
  const record = place.element.replace(/^(cmi\.interactions\.\d+)\..*$/, '$1');
  const type = place.values.get(`${record}.type`);
  return string255(value, place) ?? (type === undefined ? undefined : responses[type]?.(value, place));
};

const keyword = (...elements: string[]): Row[] => elements.map((element) => ({ element, access: 'keyword' }));
const read = (...elements: string[]): Row[] => elements.map((element) => ({ element, access: 'r' }));
const write = (element: string, check: Check, isFinal = false): Row => ({ element, access: 'w', check, isFinal });
const readWrite = (element: string, check: Check, isFinal = false): Row => ({ element, access: 'rw', check, isFinal });

export const table12 = model(
  [
    ...keyword('cmi._version', 'cmi.core._children', 'cmi.core.score._children', 'cmi.objectives._children', 'cmi.objectives._count',
      'cmi.objectives.n.score._children', 'cmi.student_data._children', 'cmi.student_preference._children', 'cmi.interactions._children',
      'cmi.interactions._count', 'cmi.interactions.n.objectives._count', 'cmi.interactions.n.correct_responses._count'),
    { element: 'cmi._children', access: 'absent' },
    ...read('cmi.core.student_id', 'cmi.core.student_name', 'cmi.core.credit', 'cmi.core.entry', 'cmi.core.total_time', 'cmi.core.lesson_mode',
      'cmi.launch_data', 'cmi.comments_from_lms', 'cmi.student_data.mastery_score', 'cmi.student_data.max_time_allowed',
      'cmi.student_data.time_limit_action'),
    readWrite('cmi.core.lesson_location', string255, true),
    readWrite('cmi.core.lesson_status', oneOf('passed', 'completed', 'failed', 'incomplete', 'browsed')),
    readWrite('cmi.core.score.raw', percent),
    readWrite('cmi.core.score.min', percent),
    readWrite('cmi.core.score.max', percent),
    write('cmi.core.exit', oneOf('', 'suspend', 'logout', 'time-out')),
    write('cmi.core.session_time', timespan),
    readWrite('cmi.suspend_data', string4096, true),
    readWrite('cmi.comments', string4096, true),
    readWrite('cmi.objectives.n.id', identifier),
    readWrite('cmi.objectives.n.score.raw', percent),
    readWrite('cmi.objectives.n.score.min', percent),
    readWrite('cmi.objectives.n.score.max', percent),
    readWrite('cmi.objectives.n.status', oneOf('passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted')),
    readWrite('cmi.student_preference.audio', numberIn(/^-?\d+$/, -1, 100)),
    readWrite('cmi.student_preference.language', string255),
    readWrite('cmi.student_preference.speed', numberIn(/^-?\d+$/, -100, 100)),
    readWrite('cmi.student_preference.text', numberIn(/^-?\d+$/, -1, 1)),
    write('cmi.interactions.n.id', identifier),
    write('cmi.interactions.n.objectives.n.id', identifier),
    write('cmi.interactions.n.time', time),
    write('cmi.interactions.n.type', oneOf('true-false', 'choice', 'fill-in', 'matching', 'performance', 'sequencing', 'likert', 'numeric')),
    write('cmi.interactions.n.correct_responses.n.pattern', response, true),
    write('cmi.interactions.n.weighting', decimal),
    write('cmi.interactions.n.student_response', response, true),
    write('cmi.interactions.n.result', either(oneOf('correct', 'wrong', 'unanticipated', 'neutral'), both(decimal, string255))),
    write('cmi.interactions.n.latency', timespan),
  ],
  { 'cmi.interactions': 250, 'cmi.objectives': 100, 'cmi.interactions.n.objectives': 10, 'cmi.interactions.n.correct_responses': 10 },
);
