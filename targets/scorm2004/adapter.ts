/** SCORM 2004 in the browser: names, formats and vocabularies of its data model. */
import type { Answer, Interaction, Result } from '../../tracking/port.ts';
import { decimal, identifier, oneLine, percent, turnInWords } from '../shared/cmi.ts';
import { scormPort, type Dialect, type Write } from '../shared/scorm-port.ts';
import type { Adapter, AdapterEnv } from '../target.ts';
import { limits } from './limits.ts';

export const adapter: Adapter = (env) => scormPort(env, dialect);

/** What SCORM calls things in this version. */
export const dialect: Dialect = {
  apiName: 'API_1484_11',
  method: '',
  terminate: 'Terminate',
  limits,
  elements: ['cmi.learner_id', 'cmi.learner_name', 'cmi.learner_preference.language', 'cmi.mode', 'cmi.suspend_data', 'cmi.location', 'cmi.exit', 'cmi.session_time', 'cmi.scaled_passing_score'],
  statuses: ['cmi.completion_status', 'cmi.success_status', 'cmi.score.raw'],
  passMarkOutOf: 1,
  left: 'normal',
  navigationRequest: 'adl.nav.request',
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

function resultOf(result: Result, { reporting, isScored }: AdapterEnv, [completionBefore, successBefore, scoreBefore]: string[]): Write[] {
  const { success, scaled, mayRetry, progress } = result;
  const failed = success === 'failed' && !mayRetry;
  const isCompleted = result.isComplete || completionBefore === 'completed' || (failed && reporting === 'completed-passed-failed');
  const pairs: Write[] = [];
  if (scaled !== undefined && !(scaled * 100 < Number(scoreBefore))) pairs.push(['cmi.score.scaled', decimal(scaled)], ['cmi.score.raw', percent(scaled)], ['cmi.score.min', '0'], ['cmi.score.max', '100']);
  if (isScored && reporting !== 'completed-incomplete' && successBefore !== 'passed') {
    if (success === 'passed') pairs.push(['cmi.success_status', 'passed']);
    else if (failed) pairs.push(['cmi.success_status', 'failed']);
  }
  pairs.push(['cmi.progress_measure', isCompleted ? '1' : decimal(progress)], ['cmi.completion_status', isCompleted ? 'completed' : 'incomplete']);
  return pairs;
}

function answerOf(answer: Answer): Write[] {
  const [type, response, ...patterns] = wordsOf(answer.interaction);
  return [
    ['id', identifier(answer.id)],
    ['type', type!],
    ['timestamp', timestamp(answer.at)],
    ...[...new Set(patterns)].filter(Boolean).slice(0, 10).map((pattern, index): Write => [`correct_responses.${index}.pattern`, pattern]),
    ['weighting', decimal(answer.weight)],
    ...(response ? [['learner_response', response] as Write] : []),
    ['result', { correct: 'correct', incorrect: 'incorrect', ungraded: 'neutral', partial: decimal(answer.scaled, 4) }[answer.outcome]],
    ['latency', interval(answer.seconds)],
    ['description', answer.details ? turnInWords(answer.text, answer.details, 250) : oneLine(answer.text, 250)],
  ];
}

/** Type, response, patterns: ids joined by `[,]`, pairs by `[.]`; texts at most 250 a gap and 4,000 in all. */
function wordsOf(interaction: Interaction): string[] {
  const list = (ids: string[]) => ids.map(identifier).join('[,]');
  const pairs = (each: [string, string][]) => each.map(([from, to]) => `${identifier(from)}[.]${identifier(to)}`).join('[,]');
  const texts = (each: string[]) => each.slice(0, 10).map((text) => oneLine(text, 250).replace(/\[[.,:]\]/g, ' ')).join('[,]');
  switch (interaction.kind) {
    case 'choice':
    case 'sequencing':
    case 'likert':
      return [interaction.kind, list(interaction.response), ...interaction.correct.map(list)];
    case 'matching':
      return ['matching', pairs(interaction.response), ...interaction.correct.map(pairs)];
    case 'fill-in': {
      const prefix = `{case_matters=${interaction.caseMatters}}{order_matters=true}`;
      // The SPM is 5 patterns: each takes the next accepted text of every gap.
      const patterns = interaction.correct.length ? [0, 1, 2, 3, 4].map((index) => prefix + texts(interaction.correct.map((accepted) => accepted[index] ?? accepted[0] ?? ''))) : [];
      return ['fill-in', texts(interaction.response), ...patterns];
    }
    case 'true-false':
      return ['true-false', interaction.response === undefined ? '' : String(interaction.response), ...interaction.correct.map(String)];
    // The SPM is one pattern. Strict LMSs take five digits before the point: a larger number goes as text.
    case 'numeric': {
      const { response, correct } = interaction;
      const best = correct[0] ?? {};
      const write = (value?: number) => (value === undefined ? '' : decimal(value, 6));
      const isSmall = [response, best.min, best.max].every((value = 0) => Math.round(Math.abs(value)) < 1e5);
      if (!isSmall) return wordsOf({ kind: 'fill-in', response: [write(response)], correct: best.min === best.max ? [[write(best.min)]] : [], caseMatters: false });
      return ['numeric', write(response), ...correct.slice(0, 1).map(({ min, max }) => `${write(min)}[:]${write(max)}`)];
    }
    case 'performance': {
      const steps = (each: [string, string][]) => each.map(([step, done]) => `${identifier(step)}[.]${oneLine(done, 250).replace(/\[[.,:]\]/g, ' ')}`).join('[,]');
      return ['performance', steps(interaction.response), ...interaction.correct.map((each) => `{order_matters=false}${steps(each)}`)];
    }
    case 'long-fill-in':
    case 'other':
      return [interaction.kind, oneLine(interaction.response, 4000)];
    default:
      return interaction satisfies never;
  }
}
