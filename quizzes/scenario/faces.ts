/** The portraits a dialogue can show, drawn while its page is built. Node only. */
import { portrait, type Look, type Shape } from './face.ts';
import { endingLevels, type Mood } from './scenario.ts';

interface Node { id: string; person?: string | undefined; emotion?: Mood | undefined; replies: { next: string }[] }
interface Scenario { person: string; first: string; nodes: Node[] }

/**
 * Every portrait of one person, keyed as `faceOf` asks for them: the mood of each own line, and what each reply leaves
 * on the face, that is the mood of the line that follows or of the ending.
 */
export function facesOf({ person, first, nodes }: Scenario, id: string, look: Look): Record<string, Shape[]> {
  const moodOf = (node: string) => nodes.find((each) => each.id === node)?.emotion ?? { level: 2 };
  const own = nodes.filter((node) => (node.person ?? person) === id);
  const moods = [
    ...(id === person ? [moodOf(first)] : []),
    ...own.flatMap((node) => [moodOf(node.id), ...node.replies.map(({ next }) => moodOf(next))]),
    ...endingLevels.map((level) => ({ level })),
  ];
  return Object.fromEntries(moods.map(({ level, shade = 'anger' }: Mood) => [`${level}-${shade}`, portrait(look, level, shade)]));
}
