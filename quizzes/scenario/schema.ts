import { z } from 'zod';
import { id, type TextSchema } from '../item-schema.ts';

/** `{trust: {min: 7}, tension: {max: 3}}`: every named meter must lie within its bounds. A list means "any of these". */
const bounds = z.record(z.string(), z.strictObject({ min: z.number().optional(), max: z.number().optional() }));
const anyOf = z.union([bounds, z.array(bounds).min(1)]);

/**
 * What must be so at this moment of the conversation; everything named must hold, and a list means "any of these".
 * `{meters: {trust: {max: 3}}, said: [opening/blame]}`. Replies are written `<node>/<reply>`.
 */
const situation = z.strictObject({
  /** Every named meter lies within its bounds. */
  meters: bounds.optional(),
  /** Each of these flags was raised in this part, paid for or not. */
  flags: z.array(id).min(1).optional(),
  /** None of these flags was. */
  notFlags: z.array(id).min(1).optional(),
  /** Each of these replies was given before, in any part. */
  said: z.array(z.string()).min(1).optional(),
  /** None of these replies was. */
  notSaid: z.array(z.string()).min(1).optional(),
});
const condition = z.union([situation, z.array(situation).min(1)]);

/** A meter of the relation, shown as bar, number and word. Declared once for the course (`dialogue.meters` in course.yaml). */
export const meterSchema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    id,
    label: text,
    /** Whether more of it is better (`trust`) or worse (`tension`). */
    better: z.enum(['more', 'less']),
    min: z.number().default(0),
    max: z.number().default(10),
    /** Words for equal bands from `min` to `max`, lowest first. */
    words: z.array(text).min(2),
  });

/**
 * An ending. At the end the first whose condition holds is reached, and the last of the list where none holds;
 * one with `at: any-turn` also ends the conversation at once, as soon as its condition holds after a reply.
 */
export const endingSchema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    id,
    title: text,
    /** Absent: reached only where a reply names it, or as the last of the list. */
    when: anyOf.optional(),
    at: z.enum(['end', 'any-turn']).default('end'),
    /** What the ending is worth as a result: `success`, `partial` or `failure`. */
    worth: z.enum(['success', 'partial', 'failure']),
  });

/** What a reply shows of the learner's craft (`skill`) or of a habit to lose (`habit`). Declared once for the course. */
export const tagSchema = <T extends TextSchema>(text: T) => z.strictObject({ id: z.string().regex(/^[A-Z]{2,4}$/), label: text, kind: z.enum(['skill', 'habit']) });

const replySchema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    /** Permanent; unique within its node. */
    id,
    text,
    /** What the learner does with it: says it (when absent), does it without a word, or thinks it. */
    how: z.enum(['say', 'do', 'think']).optional(),
    /** The reply a skilled person would give. Exactly one in a node. */
    model: z.boolean().optional(),
    tags: z.array(z.string()).default([]),
    /** Change of each meter, −4…+4. */
    effect: z.record(z.string(), z.number().int().min(-4).max(4)).default({}),
    /** Offered only then. A reply without it is always offered; the model always is. */
    when: condition.optional(),
    /** Raises a hidden flag, paid at the end, or earlier at a node that `pays` it. */
    flag: id.optional(),
    /** What the other person shows or says at once, before the next line. */
    reaction: text.optional(),
    /** What the coach says of this reply: its effect, why, a better line. */
    coach: text,
    /** Id of the next node, or `end`. */
    next: z.string(),
    /** Ends the conversation with this ending, whatever the meters say. Needs `next: end`. */
    ending: id.optional(),
  });

const channel = z.enum(['phone', 'desk', 'e-mail', 'chat', 'public-post']);

/** Ids of options are unique among those of the node's replies too. */
const askSchema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    /** "In this remark, what do you hear?" */
    prompt: text,
    /** Ticked by the learner, none or several; right when exactly the `correct` ones are. */
    options: z.array(z.strictObject({ id, text, correct: z.boolean().optional() })).min(2).max(6),
    /** Said beside what the reply did. `partial`: something right was ticked, and more right than wrong; `incorrect` where it is absent. */
    feedback: z.strictObject({ correct: text, partial: text.optional(), incorrect: text }),
    /** What a right classification shows: counted among the learner's strengths. */
    tags: z.array(z.string()).optional(),
  });

const saidSchema = <T extends TextSchema>(text: T) => ({
  /** What the other person says. Absent: a turn of the learner alone (see `situation`). */
  line: text.optional(),
  /** What happens or is seen, told before the line. */
  situation: text.optional(),
  /** The other person's emotion: how strong (1…5), its name, and its kind where it is not anger (the face shows it). */
  emotion: z.strictObject({ level: z.number().int().min(1).max(5), name: text, shade: z.enum(['anger', 'worry', 'sadness', 'neutral']).optional() }).optional(),
  /** What the other person thinks, revealed after the turn. */
  thought: text.optional(),
});

const nodeSchema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    id,
    ...saidSchema(text),
    /** Other words for this turn: the first entry whose condition holds replaces the fields it names; none holds: the node's own. */
    variants: z.array(z.strictObject({ when: condition, ...saidSchema(text) })).min(1).optional(),
    /** This turn takes place only then; else the conversation goes on at `otherwise`, a node or `end`. */
    when: condition.optional(),
    otherwise: z.string().optional(),
    /** A classification asked before the replies show. */
    ask: askSchema(text).optional(),
    /** See `writeFirst` of the scenario; here for this turn alone. */
    writeFirst: z.boolean().optional(),
    /** Flags paid here, if they were raised: their scene is told before the line, their effect counts at once. */
    pays: z.array(id).min(1).optional(),
    /** A new part begins here: meters of its own from these values. Each part is judged by itself, and the worst counts. */
    start: z.record(z.string(), z.number()).optional(),
    /** Id of a person of `people` in course.yaml, where someone else than the scenario's person speaks. */
    person: id.optional(),
    /** Where the conversation moves to at this turn. */
    channel: channel.optional(),
    replies: z.array(replySchema(text)).min(2).max(6),
  });

/** A dialogue with a graph of turns, placed in a lesson by `<Scenario id="…"/>`. */
export const scenarioSchema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    type: z.literal('scenario'),
    title: text,
    required: z.boolean().default(true),
    /** Outcomes of `course.yaml` this dialogue practises. */
    outcomes: z.array(z.string()).optional(),
    /** Rows of the coverage table this dialogue practises. */
    covers: z.array(z.string()).optional(),
    /** Said before the first turn. */
    briefing: z.strictObject({ role: text, situation: text, goal: text, channel, /** Said first where the dialogue may hurt: insults, grief. */ note: text.optional() }),
    /** Id of a person of `people` in course.yaml: the one the learner speaks with. */
    person: id,
    /**
     * The learner chooses who they are here, before the conversation. Texts of this dialogue may then say `{name}`, and
     * differ by gender: `seul{f:e|m:|x:·e}`.
     */
    learner: z.strictObject({ names: z.array(z.strictObject({ id, name: z.string(), gender: z.enum(['f', 'm', 'x']) })).min(2).max(8) }).optional(),
    /**
     * `practice`: the coach speaks after each turn; `challenge`: in the debrief only. With both the learner chooses before
     * the conversation, the first being proposed.
     */
    modes: z.array(z.enum(['practice', 'challenge'])).min(1).refine((list) => new Set(list).size === list.length, 'names a mode twice. Write each once.').default(['practice']),
    /** Whether the meters show during a challenge. */
    meters: z.enum(['shown', 'hidden']).default('shown'),
    /** Before the replies to a line show, the learner may write what they would say. */
    writeFirst: z.boolean().default(false),
    /** Value of each meter at the start. */
    start: z.record(z.string(), z.number()),
    first: id,
    nodes: z.array(nodeSchema(text)).min(1),
    /** Hidden flags: what they cost at the end (or where a node `pays` them), and the scene that shows it. */
    flags: z.array(z.strictObject({ id, title: text, scene: text, effect: z.record(z.string(), z.number().int()) })).default([]),
    /** What each ending says in this dialogue, keyed by the ending's id. */
    endings: z.record(z.string(), text),
    /** Said in the debrief: the one thing to keep. */
    lesson: text,
    /** Questions to think about after the debrief. */
    reflect: z.array(text).default([]),
  });

/** `dialogue` of course.yaml: what all dialogues of a course share. */
export const dialogueSchema = <T extends TextSchema>(text: T) =>
  z.strictObject({ meters: z.array(meterSchema(text)).min(1), endings: z.array(endingSchema(text)).min(1), tags: z.array(tagSchema(text)).default([]) });

/** `people` of course.yaml: how a recurring person is drawn. */
export const personSchema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    id,
    name: z.string(),
    /** Who they are, in a few words: "caterer". */
    role: text,
    look: z.strictObject({
      skin: z.enum(['porcelain', 'sand', 'honey', 'bronze', 'umber', 'ebony']),
      hair: z.enum(['short', 'bob', 'long', 'bun', 'curly', 'coils', 'bald', 'grey-short', 'grey-bob', 'scarf']),
      hairColour: z.enum(['black', 'brown', 'auburn', 'blond', 'grey', 'white']).default('brown'),
      clothes: z.enum(['teal', 'plum', 'ochre', 'brick', 'navy', 'olive']),
      glasses: z.boolean().default(false),
      beard: z.boolean().default(false),
    }),
  });

