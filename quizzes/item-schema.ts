import { z } from 'zod';

/** A text field: one string for a course in one language, `{fr: …, en: …}` otherwise (see `course/schema.ts`). */
export type TextSchema = z.ZodType<unknown>;

/** Kebab-case ASCII, letter first, at most 60 characters: fits every LMS's identifier once `-` is written `_`. Permanent once published. */
export const id = z.string().regex(/^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is not an id. Use lower-case letters, digits and single hyphens, beginning with a letter: "like-this".').max(60);

/** Fields of anything inside an item that can be an answer. */
export const part = { /** Permanent; unique within its item. */ id };

/** What a picture's file may be called: kinds that every browser shows, names that every LMS serves. */
export const pictureFile = /^[a-z0-9][a-z0-9.-]*\.(svg|webp|png|jpe?g)$/;

/** A picture in an item: a file beside the activity's own. The runtime item has its packed address in `src`, and its size (`Picture` in choices.ts). */
export const pictureSchema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    /** The file's name alone: `.svg`, `.webp`, `.png` or `.jpg`. It lies in the folder of the activity's file. */
    src: z.string().regex(pictureFile, 'is not the name of a picture. Use a file beside this one, in lower-case letters, digits and hyphens, that ends in .svg, .webp, .png or .jpg.'),
    /** What the picture shows, for those who cannot see it. */
    alt: text,
  });

/** What only authors read of an option: why somebody would choose it. Never sent to learners. */
const authorsOptionShape = {
  /** The mistaken idea that a wrong option stands for, in a few words: "a quick fix counts for more than being heard". */
  misconception: z.string().min(3).max(200).optional(),
  /** Id of a habit (a tag with `kind: habit` in course.yaml) that a wrong option stands for. */
  habit: z.string().optional(),
  /** The option is a line under study: its own words may be absolute or vague. */
  quoted: z.boolean().optional(),
};

/** An option without what only authors read. */
export const withoutAuthors = ({ misconception: _misconception, habit: _habit, quoted: _quoted, ...option }: AuthorsOption): Record<string, unknown> => option;
interface AuthorsOption { misconception?: unknown; habit?: unknown; quoted?: unknown; [field: string]: unknown }

/** What can be chosen: words, a picture, or a picture with words below it (`checkShown` asks for one of them). */
export const optionSchema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    ...part,
    /** May be left out where there is a picture. */
    text: text.optional(),
    picture: pictureSchema(text).optional(),
    correct: z.boolean().optional(),
    feedback: text.optional(),
    ...authorsOptionShape,
  });

/** Fields that every item may carry, whatever its type. */
export const itemShape = <T extends TextSchema>(text: T) => ({
  /** Permanent and unique in the whole course: it names this question in LMS reports for ever. */
  id,
  /** The question or task. */
  stem: text,
  /** Outcomes of `course.yaml` this item practises or assesses. */
  outcomes: z.array(z.string()).optional(),
  /** Rows of the coverage table that this item practises or assesses. */
  covers: z.array(z.string()).optional(),
  /** What item lists are sorted by: `skill`, `difficulty`, `sector`, `channel`. */
  tags: z.strictObject({ skill: z.string().optional(), difficulty: z.enum(['easy', 'medium', 'hard']).optional(), sector: z.string().optional(), channel: z.string().optional() }).optional(),
  /** Said of the whole answer, after what the chosen options say themselves. */
  feedback: z.strictObject({ correct: text.optional(), partial: text.optional(), incorrect: text.optional() }).optional(),
  /** Shown on demand before answering. */
  hint: text.optional(),
  /** Relative weight in the quiz's score; 1 when absent. */
  weight: z.number().positive().optional(),
  /** Show the parts in an order drawn for each learner, and kept: the same after a resume. */
  shuffle: z.boolean().optional(),
  /** Kept on the learner's device only, never reported, takes no part in a score: self-checks, notes, the own customer's name. Not kept at all where the learner is unknown. */
  private: z.boolean().optional(),
  /** The learner writes an answer of their own first, then the choices appear. What they wrote is kept, and never judged nor reported. */
  writeFirst: z.boolean().optional(),
  /** In a final: answered less than right, the final is not passed, whatever the score. */
  critical: z.boolean().optional(),
  /** Items told of the same situation carry the same name here: a draw has one of them at most. */
  situation: id.optional(),
});

type Issues = z.core.$ZodRawIssue[];

/** Adds a finding of a named rule to what `.check` collects; `path` leads to the faulty field. */
export const fault = (issues: Issues, input: unknown, rule: string, path: (string | number)[], message: string): void => {
  issues.push({ code: 'custom', input, path, message, params: { rule } });
};

/** Rule `unique-part`: two parts of an item never share an id, because reports and saved answers name parts by it. */
export function checkUnique(issues: Issues, ...lists: [path: (string | number)[], parts: readonly { id: string }[]][]): void {
  const seen = new Set<string>();
  for (const [path, list] of lists) {
    list.forEach((each, index) => {
      if (seen.has(each.id)) fault(issues, each.id, 'unique-part', [...path, index, 'id'], `the id "${each.id}" is used twice in this item. Give each part an id of its own.`);
      seen.add(each.id);
    });
  }
}

/**
 * Rule `option-feedback`: whatever a learner can choose explains itself, or its item does for that outcome.
 * Right or wrong alone teaches next to nothing.
 */
export function checkFeedback(issues: Issues, item: { feedback?: { correct?: unknown; incorrect?: unknown } | undefined }, path: string[], parts: Explained | readonly Explained[]): void {
  const check = (each: Explained, at: (string | number)[]) => {
    const side = each.correct ? 'correct' : 'incorrect';
    if (each.feedback === undefined && item.feedback?.[side] === undefined) {
      fault(issues, each, 'option-feedback', at, `"${each.id}" has no feedback, and neither has its item. Add "feedback" here, or "feedback: {${side}: …}" to the item.`);
    }
  };
  if ('id' in parts) check(parts, path);
  else parts.forEach((each, index) => check(each, [...path, index]));
}

/** Rule `option-shows`: whatever can be chosen has words or a picture. */
export function checkShown(issues: Issues, path: string, options: readonly { id: string; text?: unknown; picture?: unknown }[]): void {
  options.forEach((option, index) => {
    if (option.text === undefined && !option.picture) fault(issues, option, 'option-shows', [path, index], `"${option.id}" has neither a text nor a picture. Add "text" or "picture: {src: …, alt: …}".`);
  });
}

interface Explained { id: string; correct?: boolean | undefined; feedback?: unknown }
