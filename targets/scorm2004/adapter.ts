/** SCORM 2004 in the browser: names, formats and vocabularies of its data model. */
import type { Answer, Interaction, Result } from '../../tracking/port.ts';
import { decimal, identifier, oneLine, percent } from '../shared/cmi.ts';
import { scormPort, type Dialect } from '../shared/scorm-port.ts';
import type { Adapter, AdapterEnv } from '../target.ts';
import { limits } from './limits.ts';

export const adapter: Adapter = (env) => scormPort(env, dialect);

const dialect: Dialect = {
  apiName: 'API_1484_11',
  method: '',
  terminate: 'Terminate',
  limits,
  elements: {
    learnerId: 'cmi.learner_id', learnerName: 'cmi.learner_name', language: 'cmi.learner_preference.language', mode: 'cmi.mode', status: 'cmi.completion_status',
    state: 'cmi.suspend_data', location: 'cmi.location', exit: 'cmi.exit', time: 'cmi.session_time', passMark: 'cmi.scaled_passing_score',
  },
  commitsBeforeTerminate: false,
  navigationRequest: 'adl.nav.request',
  passMark: (value) => (/^(0?\.\d+|1(\.0+)?)$/.test(value) ? Number(value) : undefined),
  isUnset: (status) => /^(|not attempted|unknown)$/.test(status),
  isComplete: ([completion, success]) => completion === 'completed' || success === 'passed',
  start: [['cmi.completion_status', 'incomplete']],
  statusElements: ['cmi.completion_status', 'cmi.success_status'],
  result: resultOf,
  answer: answerOf,
  duration: interval,
};

/** `PT1H2M3S`: whole seconds, because three decimals are refused (ADL, Moodle). */
export function interval(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `PT${Math.floor(whole / 3600)}H${Math.floor(whole / 60) % 60}M${whole % 60}S`;
}

/** UTC with two decimals: ADL and Moodle refuse three, and a zone without a fraction. */
const timestamp = (at: number): string => new Date(at).toISOString().replace(/(\.\d\d)\dZ$/, '$1Z');

function resultOf(result: Result, { reporting, isScored }: AdapterEnv, [completionBefore, successBefore]: string[]): [string, string][] {
  const { success, scaled, mayRetry, progress } = result;
  const failed = success === 'failed' && !mayRetry;
  const isCompleted = result.isComplete || completionBefore === 'completed' || (failed && reporting === 'completed-passed-failed');
  const pairs: [string, string][] = [];
  if (scaled !== undefined) pairs.push(['cmi.score.scaled', decimal(scaled)], ['cmi.score.raw', percent(scaled)], ['cmi.score.min', '0'], ['cmi.score.max', '100']);
  if (isScored && reporting !== 'completed-incomplete' && successBefore !== 'passed') {
    if (success === 'passed') pairs.push(['cmi.success_status', 'passed']);
    else if (failed) pairs.push(['cmi.success_status', 'failed']);
  }
  pairs.push(['cmi.progress_measure', isCompleted ? '1' : decimal(progress)], ['cmi.completion_status', isCompleted ? 'completed' : 'incomplete']);
  return pairs;
}

function answerOf(answer: Answer): [string, string][] {
  const { type, response, patterns } = wordsOf(answer.interaction);
  return [
    ['id', identifier(answer.id)],
    ['type', type],
    ['timestamp', timestamp(answer.at)],
    ...[...new Set(patterns)].filter(Boolean).map((pattern, index): [string, string] => [`correct_responses.${index}.pattern`, pattern]),
    ['weighting', decimal(answer.weight)],
    ...(response ? [['learner_response', response] as [string, string]] : []),
    ['result', { correct: 'correct', incorrect: 'incorrect', ungraded: 'neutral', partial: decimal(answer.scaled, 4) }[answer.outcome]],
    ['latency', interval(answer.seconds)],
    ['description', oneLine(answer.text, 250)],
  ];
}

/** Ids joined by `[,]`, pairs by `[.]`; texts at most 250 a gap and 4,000 in all. */
function wordsOf(interaction: Interaction): { type: string; response: string; patterns: string[] } {
  const list = (ids: string[]) => ids.map(identifier).join('[,]');
  const pairs = (each: [string, string][]) => each.map(([from, to]) => `${identifier(from)}[.]${identifier(to)}`).join('[,]');
  const texts = (each: string[]) => each.slice(0, 10).map((text) => oneLine(text, 250).replace(/\[[.,:]\]/g, ' ')).join('[,]');
  switch (interaction.kind) {
    case 'choice':
    case 'sequencing':
      return { type: interaction.kind, response: list(interaction.response), patterns: interaction.correct.map(list) };
    case 'matching':
      return { type: 'matching', response: pairs(interaction.response), patterns: interaction.correct.map(pairs) };
    case 'fill-in': {
      const alternatives = Math.min(5, Math.max(1, ...interaction.correct.map((accepted) => accepted.length)));
      const pattern = (index: number) => `{case_matters=${interaction.caseMatters}}{order_matters=true}${texts(interaction.correct.map((accepted) => accepted[index] ?? accepted[0] ?? ''))}`;
      return { type: 'fill-in', response: texts(interaction.response), patterns: interaction.correct.length ? Array.from({ length: alternatives }, (_none, index) => pattern(index)) : [] };
    }
    case 'long-fill-in':
      return { type: 'long-fill-in', response: oneLine(interaction.response, 4000), patterns: [] };
    default:
      return interaction satisfies never;
  }
}
