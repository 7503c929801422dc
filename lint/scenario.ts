import type { Activity } from '../course/course.ts';

/** A scenario as rules read it: ids and links; lists that a faulty file lacks are empty. */
export interface ScenarioLinks {
  /** File name without folder. */
  slug: string;
  person?: string;
  first?: string;
  start: Record<string, number>;
  endings: Record<string, unknown>;
  nodes: { id: string; replies: ReplyLinks[] }[];
  flags: { id: string; effect: Record<string, number> }[];
}

export interface ReplyLinks {
  id: string;
  model: boolean;
  tags: string[];
  effect: Record<string, number>;
  next?: string;
  flag?: string;
  ending?: string;
}

/** The links of a scenario, or `undefined` for a quiz. */
export function scenarioOf({ id, data }: Pick<Activity, 'id' | 'data'>): ScenarioLinks | undefined {
  if (data.type !== 'scenario') return undefined;
  const given = data as unknown as Partial<ScenarioLinks>;
  return {
    ...given,
    slug: id.slice(id.lastIndexOf('/') + 1),
    start: given.start ?? {},
    endings: given.endings ?? {},
    nodes: (given.nodes ?? []).map((node) => ({ ...node, replies: (node.replies ?? []).map((reply) => ({ ...reply, model: reply.model ?? false, tags: reply.tags ?? [], effect: reply.effect ?? {} })) })),
    flags: (given.flags ?? []).map((flag) => ({ ...flag, effect: flag.effect ?? {} })),
  };
}
