import type { Activity, Course } from '../course/course.ts';
import type { Graph } from '../quizzes/scenario/graph.ts';

/** What a scenario names of course.yaml, besides its graph. */
export type Scenario = Omit<Graph, 'meters' | 'endingRules' | 'nodes'> & {
  /** File name without folder. */
  slug: string;
  person: string;
  nodes: (Omit<Node, 'replies' | 'ask'> & { person?: string; ask?: { options: { id: string }[]; tags?: string[] }; replies: (Node['replies'][number] & { tags: string[] })[] })[];
};

type Node = Graph['nodes'][number];

/** A scenario with the lists its file may leave out; `undefined` for a quiz. */
export function scenarioOf({ id, data }: Pick<Activity, 'id' | 'data'>): Scenario | undefined {
  if (data.type !== 'scenario') return undefined;
  const given = data as unknown as Scenario;
  return {
    ...given,
    slug: id.slice(id.lastIndexOf('/') + 1),
    nodes: given.nodes.map((node) => ({ ...node, replies: node.replies.map((reply) => ({ ...reply, tags: reply.tags ?? [], effect: reply.effect ?? {} })) })),
    flags: given.flags ?? [],
  };
}

/** A scenario with the course's meters and endings; `undefined` where course.yaml has no `dialogue`. */
export function graphOf(scenario: Scenario, { dialogue }: Pick<Course, 'dialogue'>): Graph | undefined {
  return (
    dialogue && {
      ...scenario,
      meters: dialogue.meters.map((meter) => ({ ...meter, min: meter.min ?? 0, max: meter.max ?? 10 })),
      endingRules: dialogue.endings.map((ending) => ({ ...ending, at: ending.at ?? 'end' })),
    }
  );
}
