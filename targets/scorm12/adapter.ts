/** SCORM 1.2 in the browser: names, formats and vocabularies of its data model. */
import type { Answer, Interaction, Result } from '../../tracking/port.ts';
import { clip, decimal, identifier, oneLine, percent, turnInWords } from '../shared/cmi.ts';
import { scormPort, type Dialect, type Write } from '../shared/scorm-port.ts';
import type { Adapter, AdapterEnv } from '../target.ts';
import { limits } from './limits.ts';

export const adapter: Adapter = (env) => scormPort(env, dialect);

/** Values that are valid whatever stood there: see `Dialect.detour`. */
const others: Record<string, string> = {
  lesson_status: 'incomplete', exit: '', session_time: '0000:00:00', id: 'again', type: 'performance', time: '00:00:00', pattern: '-', student_response: '-', result: 'unanticipated', latency: '0000:00:00',
};

/** What SCORM calls things in this version. */
export const dialect: Dialect = {
  apiName: 'API',
  method: 'LMS',
  terminate: 'Finish',
  limits,
  elements: [
    'cmi.core.student_id', 'cmi.core.student_name', 'cmi.student_preference.language', 'cmi.core.lesson_mode', 'cmi.suspend_data', 'cmi.core.lesson_location', 'cmi.core.exit', 'cmi.core.session_time',
    'cmi.student_data.mastery_score',
  ],
  statuses: ['cmi.core.lesson_status', 'cmi.core.score.raw'],
  passMarkOutOf: 100,
  left: '',
  commitsBeforeTerminate: true,
  // Numbers get a zero more, texts a blank: the same number, the same state.
  // A type goes round by another that takes any response.
  // A pass is never called incomplete, not even between two commits.
  detour: (element, value) => (value === 'performance' ? 'fill-in' : value === 'passed' ? 'completed' : others[element.slice(element.lastIndexOf('.') + 1)]) ?? value + (/^\d+$/.test(value) ? '.0' : /^\d+\.\d+$/.test(value) ? '0' : ' '),
  result: resultOf,
  answer: answerOf,
  duration: span,
};

/** `HHHH:MM:SS.SS` (CMITimespan). */
export function span(seconds: number): string {
  const hundredths = Math.min(Math.round(Math.max(0, seconds) * 100), 9999 * 360000 + 359999);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(Math.floor(hundredths / 360000)).padStart(4, '0')}:${two(Math.floor(hundredths / 6000) % 60)}:${two(Math.floor(hundredths / 100) % 60)}.${two(hundredths % 100)}`;
}

/** `HH:MM:SS` of the learner's day (CMITime). */
const timeOfDay = (at: number): string => new Date(at).toTimeString().slice(0, 8);

/** One field says it all here, so the reporting profile decides which word it holds; never less than the LMS had. */
function resultOf(result: Result, { reporting, isScored }: AdapterEnv, [before, score]: string[]): Write[] {
  const failed = result.success === 'failed' && !result.mayRetry;
  // An LMS may complete a course by itself (Workday at launch, Moodle at Finish): that is not a final passed.
  const done = isScored && result.success === 'passed' && reporting !== 'completed-incomplete' ? 'passed' : 'completed';
  const status = result.isComplete ? done : failed && reporting !== 'completed-incomplete' ? 'failed' : 'incomplete';
  const isLess = before === 'passed' || (before === 'completed' && status !== 'passed');
  return [...scoreOf(result, Number(score)), ...(isLess ? [] : [['cmi.core.lesson_status', status] as Write])];
}

function scoreOf({ scaled }: Result, before: number): Write[] {
  if (scaled === undefined || scaled * 100 < before) return [];
  return [['cmi.core.score.raw', percent(scaled)], ['cmi.core.score.min', '0'], ['cmi.core.score.max', '100']];
}

function answerOf(answer: Answer): Write[] {
  const [type, response, ...patterns] = answer.details ? turnOf(answer, answer.details) : wordsOf(answer.interaction);
  return [
    ['id', identifier(answer.id)],
    ['type', type!],
    ['time', timeOfDay(answer.at)],
    ...patterns.slice(0, 10).map((pattern, index): Write => [`correct_responses.${index}.pattern`, pattern]),
    ['weighting', decimal(answer.weight)],
    ...(response ? [['student_response', response] as Write] : []),
    ['result', resultWord(answer)],
    ['latency', span(answer.seconds)],
  ];
}

/** A dialogue turn in words: 1.2 has no description, and a choice would carry codes only. */
function turnOf({ text, interaction }: Answer, details: NonNullable<Answer['details']>): string[] {
  const models = interaction.kind === 'choice' ? interaction.components.filter(({ id }) => interaction.correct.some(([model]) => model === id)) : [];
  return ['performance', turnInWords(text, details, 255), ...models.map((model) => oneLine(model.text, 255))];
}

/** A partly right answer is its share: CMIResult takes a decimal, and so do Moodle and scorm-again. */
function resultWord({ outcome, scaled }: Answer): string {
  return { correct: 'correct', incorrect: 'wrong', ungraded: 'neutral', partial: decimal(scaled, 2) }[outcome];
}

/** Type, response, patterns. Choices are single characters here (CMIIdentifier of a choice), texts at most 255 characters. */
function wordsOf(interaction: Interaction): string[] {
  const codeOf = (components: { id: string; code: string }[]) => (id: string) => components.find((each) => each.id === id)?.code ?? '';
  switch (interaction.kind) {
    case 'choice':
    case 'sequencing':
    case 'likert': {
      const write = (ids: string[]) => clip(ids.map(codeOf(interaction.components)).join(','), 255);
      return [interaction.kind, write(interaction.response), ...interaction.correct.map(write).filter(Boolean)];
    }
    case 'matching': {
      const [source, target] = [codeOf(interaction.sources), codeOf(interaction.targets)];
      const write = (pairs: [string, string][]) => clip(pairs.map(([from, to]) => `${source(from)}.${target(to)}`).join(','), 255);
      return ['matching', write(interaction.response), ...interaction.correct.map(write).filter(Boolean)];
    }
    case 'fill-in': {
      const write = (texts: string[]) => oneLine(texts.join(', '), 255);
      const best = interaction.correct.map(([first]) => first ?? '');
      return ['fill-in', write(interaction.response), ...[write(best)].filter(Boolean)];
    }
    case 'true-false': {
      const write = (value?: boolean) => (value === undefined ? '' : value ? 't' : 'f');
      return ['true-false', write(interaction.response), ...interaction.correct.map(write)];
    }
    // CMIDecimal has three digits before the point at most; a larger number goes as text. A range has no place in 1.2: its middle, where it has both ends.
    case 'numeric': {
      const { response, correct } = interaction;
      const exact = correct.flatMap(({ min, max }) => (min !== undefined && max !== undefined ? [(min + max) / 2] : []));
      const isSmall = [response ?? 0, ...exact].every((value) => Math.abs(value) < 1000);
      return [isSmall ? 'numeric' : 'fill-in', response === undefined ? '' : decimal(response), ...exact.map((value) => decimal(value))];
    }
    case 'performance': {
      const write = (steps: [string, string][]) => oneLine(steps.map((step) => step.join(': ')).join('; '), 255);
      return ['performance', write(interaction.response), ...interaction.correct.map(write).filter(Boolean)];
    }
    // 1.2 has neither long texts nor `other`: what fits.
    case 'long-fill-in':
    case 'other':
      return ['fill-in', oneLine(interaction.response, 255)];
    default:
      return interaction satisfies never;
  }
}
