/** The portraits a dialogue can show, drawn while its page is built. Node only. */
import { portrait, type Look, type Shape } from './face.ts';
import { endingMoods, type Mood } from './scenario.ts';

interface Told { emotion?: Mood | undefined }
interface Node extends Told { id: string; person?: string | undefined; variants?: Told[] | undefined }
interface Scenario { person: string; first: string; nodes: Node[] }

/**
 * Every portrait of one person, keyed as `faceOf` asks for them: the moods of their lines, which replies leave on the face
 * too, a mild one where a line names none, and those of the endings.
 */
export function facesOf({ person, first, nodes }: Scenario, id: string, look: Look): Record<string, Shape[]> {
  const own = nodes.filter((node) => (node.person ?? person) === id || (id === person && node.id === first));
  const moods = [{ level: 2 }, ...own.flatMap((node) => [node, ...(node.variants ?? [])]).flatMap(({ emotion }) => emotion ?? []), ...endingMoods];
  return Object.fromEntries(moods.map(({ level, shade = 'anger' }: Mood) => [`${level}-${shade}`, portrait(look, level, shade)]));
}
