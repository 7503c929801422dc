/**
 * xAPI statements of what a learner does (xAPI 1.0.3, Data 2.4 and appendix C). Pure: who, where and when are given, and the
 * same thing told again is the same statement, id included.
 */
import type { Activity, Actor, Context, Extensions, InteractionActivityDefinition, LanguageMap, Result as Outcome, Statement } from '@xapi/xapi';
import type { Answer, Component, Interaction } from '../../tracking/port.ts';
import { clip, decimal, percent } from './cmi.ts';
import { uuidOf } from './uuid.ts';

export type { Activity, Actor, Context, Extensions, Outcome, Statement };

/** What all statements of a launch have in common. */
export interface Frame {
  /** IRI of the course: everything in it is named after it. */
  iri: string;
  /** As the launch gave it: cmi5 players compare it letter by letter. */
  actor: Actor;
  registration?: string | undefined;
  /** BCP 47, of the page the learner sees. */
  language: string;
  /** Activity the course goes by in this launch. */
  course: string;
  /** Context that must stand in every statement (cmi5 10.2.1): its own activities come first. */
  template?: Context;
}

/** How long texts may be: LRSs index them. */
const longest = 4000;
const adl = 'http://adlnet.gov/expapi/';

export const verbs = {
  initialized: `${adl}verbs/initialized`,
  resumed: `${adl}verbs/resumed`,
  suspended: `${adl}verbs/suspended`,
  terminated: `${adl}verbs/terminated`,
  experienced: `${adl}verbs/experienced`,
  answered: `${adl}verbs/answered`,
  progressed: `${adl}verbs/progressed`,
  completed: `${adl}verbs/completed`,
  passed: `${adl}verbs/passed`,
  failed: `${adl}verbs/failed`,
};

/** Any statement. `of` makes it one of its kind: statements with the same verb, object and `of` are the same statement; without it, those of one moment in one session. */
export function statement(frame: Frame, verb: keyof typeof verbs, object: Activity, at: number, more: { result?: Outcome; context?: Context; of?: string } = {}): Statement {
  const { actor, registration } = frame;
  const { result, context = {}, of = `${at} ${JSON.stringify(frame.template?.extensions ?? '')}` } = more;
  return {
    id: uuidOf([registration ?? '', JSON.stringify(actor), verb, object.id, of].join(' ')),
    actor,
    verb: { id: verbs[verb], display: { en: verb } as LanguageMap },
    object: { objectType: 'Activity', ...object } as Activity,
    ...(result && { result }),
    context: joined(frame, context),
    timestamp: new Date(at).toISOString(),
  };
}

/** An answer, as `answered` with the whole question beside it: an LRS that never saw the course can read it. */
export function answered(frame: Frame, answer: Answer): Statement {
  const { iri, language, course } = frame;
  const { text, interaction, outcome, scaled, at, seconds, activity } = answer;
  const { response, ...definition } = question(interaction, language);
  const isGraded = outcome !== 'ungraded';
  const details = Object.entries(answer.details ?? {}).filter(([, value]) => value !== undefined);
  return statement(frame, 'answered', {
    id: `${iri}/questions/${answer.id}`,
    definition: { type: `${adl}activities/cmi.interaction`, description: said(language, text), ...definition } as InteractionActivityDefinition,
  }, at, {
    // Handed on to a later session it is still the same answer.
    of: String(at),
    result: {
      ...(isGraded && { success: outcome === 'correct', score: { scaled: Number(decimal(scaled)) } }),
      completion: true,
      ...(response && { response }),
      duration: duration(seconds),
    },
    context: {
      contextActivities: { ...(activity && { parent: [{ id: `${iri}/activities/${activity}` }] }), grouping: [...new Set([course, iri])].map((id) => ({ id })) },
      ...(details.length && { extensions: Object.fromEntries(details.map(([name, value]) => [`${iri}/extensions/${name}`, value])) }),
    },
  });
}

/** A page the learner came to; `page` is its id without the language, so that both languages are one page. */
export const experienced = (frame: Frame, page: string, title: string, at: number): Statement =>
  statement(frame, 'experienced', { id: `${frame.iri}/pages/${page}`, definition: { type: 'http://activitystrea.ms/schema/1.0/page', name: said(frame.language, title) } }, at, { context: { contextActivities: { parent: [{ id: frame.course }] } } });

/** Id without its language and title of the page at a location. */
export const pageOf = (location: string, { document }: Window): [page: string, title: string] => [location.replace(/^[a-z]{2}(-[A-Z]{2})?-/, ''), document.title.split(' · ')[0]!];

/** Share of the course done, 0..1, as xAPI results tell it: a whole number of per cent. */
export const progressOf = (share: number): Extensions => ({ 'https://w3id.org/xapi/cmi5/result/extensions/progress': Math.floor(share * 100) });

/** A score 0..1 in all its forms: some LMSs read only `raw`, which wants its bounds (cmi5 9.5.1). */
export const scoreOf = (scaled: number): NonNullable<Outcome['score']> => ({ scaled: Number(decimal(scaled)), raw: Number(percent(scaled)), min: 0, max: 100 });

/** ISO 8601, hundredths of a second at most: `PT75.5S`. */
export const duration = (seconds: number): string => `PT${decimal(Math.max(0, seconds), 2)}S`;

const said = (language: string, text: string) => ({ [language]: clip(text, longest) }) as LanguageMap;

/** The frame's template first, the statement's own after it (CATAPULT refuses it the other way round). */
function joined({ registration, language, template = {} }: Frame, own: Context): Context {
  const places = ['parent', 'grouping', 'category', 'other'] as const;
  const activities = Object.fromEntries(places.map((place) => [place, [...(template.contextActivities?.[place] ?? []), ...(own.contextActivities?.[place] ?? [])]] as const).filter(([, list]) => list.length));
  const extensions = { ...template.extensions, ...own.extensions };
  return {
    ...template,
    ...(registration && { registration }),
    ...(Object.keys(activities).length && { contextActivities: activities }),
    ...(Object.keys(extensions).length && { extensions }),
    language: template.language ?? language,
  };
}

/** Definition and response by kind: ids joined by `[,]`, pairs by `[.]`, bounds by `[:]`. */
function question(interaction: Interaction, language: string): Record<string, unknown> & { response: string } {
  const components = (parts: Component[]) => parts.map(({ id, text }) => ({ id, description: said(language, text) }));
  const list = (ids: string[]) => ids.join('[,]');
  const pairs = (each: [string, string][]) => list(each.map(([from, to]) => `${from}[.]${to}`));
  const texts = (each: string[]) => list(each.map(plain));
  const told = (response: string, patterns: string[] = [], parts: Record<string, Component[]> = {}) => ({
    interactionType: interaction.kind,
    ...Object.fromEntries(Object.entries(parts).map(([name, each]) => [name, components(each)])),
    ...(patterns.length && { correctResponsesPattern: [...new Set(patterns)] }),
    response: clip(response, longest),
  });
  switch (interaction.kind) {
    case 'choice':
    case 'sequencing':
      return told(list(interaction.response), interaction.correct.map(list), { choices: interaction.components });
    case 'likert':
      return told(list(interaction.response), [], { scale: interaction.components });
    case 'matching':
      return told(pairs(interaction.response), interaction.correct.map(pairs), { source: interaction.sources, target: interaction.targets });
    case 'true-false':
      return told(String(interaction.response ?? ''), interaction.correct.map(String));
    case 'numeric': {
      const bound = (value?: number) => (value === undefined ? '' : decimal(value));
      return told(bound(interaction.response), interaction.correct.map(({ min, max }) => (min === max ? bound(min) : `${bound(min)}[:]${bound(max)}`)));
    }
    case 'fill-in': {
      // Each pattern is complete: it takes the next accepted text of every gap.
      const rounds = Math.max(0, ...interaction.correct.map((accepted) => accepted.length));
      const round = (index: number) => `{case_matters=${interaction.caseMatters}}{order_matters=true}${texts(interaction.correct.map((accepted) => accepted[index] ?? accepted[0] ?? ''))}`;
      return told(texts(interaction.response), Array.from({ length: rounds }, (_none, index) => round(index)));
    }
    case 'performance': {
      const steps = (each: [string, string][]) => pairs(each.map(([step, done]) => [step, plain(done)]));
      return told(steps(interaction.response), interaction.correct.map((each) => `{order_matters=false}${steps(each)}`), { steps: interaction.components });
    }
    case 'long-fill-in':
    case 'other':
      return told(interaction.response.replace(/[^\P{Cc}\n]/gu, ' '));
    default:
      return interaction satisfies never;
  }
}

/** A text among others: on one line, without the signs that part them, not beginning like a `{parameter}`. */
const plain = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').replace(/\[[.,:]\]/g, ' ').replace(/^\{/, '({');
