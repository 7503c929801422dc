/**
 * What may be written in a course folder. The comment above each field is the author's manual.
 * Texts are `{fr: …, en: …}`, one entry per language of the course; a course in one language writes plain strings.
 */
import { z } from 'zod';
import { id, type TextSchema } from '../quizzes/item-schema.ts';
import { dialogueSchema, personSchema } from '../quizzes/scenario/schema.ts';

/** BCP 47, two letters with an optional region: `fr`, `en`, `pt-BR`. */
export const langSchema = z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'is not a language tag. Write two lower-case letters, like "fr" or "en".');

/** The text schema of a course: strict about missing languages, because a hole in a translation must stop the build. */
export const textSchema = (languages: readonly string[]): TextSchema => {
  const full = z.strictObject(Object.fromEntries(languages.map((lang) => [lang, z.string().trim().min(1)])));
  return languages.length === 1 ? z.union([z.string().trim().min(1), full]) : full;
};

const outcomeSchema = (text: TextSchema) =>
  z.strictObject({
    /** `O1`, `O2`…: permanent. */
    id: z.string().regex(/^O[0-9]{1,2}$/, 'is not the id of an outcome. Write "O" and a number, like "O1".'),
    /** What the learner can do at the end, beginning with a measurable verb. */
    text,
  });

const moduleSchema = (text: TextSchema) =>
  z.strictObject({
    id,
    title: text,
    /** Accent colour of the module's pages, by name (`styles/tokens.css`). */
    accent: z.enum(['teal', 'plum', 'ochre', 'brick', 'navy', 'olive', 'rose', 'slate', 'violet']),
    /** The picture of its badge, an SVG file beside course.yaml or one folder below: `badges/ear.svg`. Learners earn it with the module’s last lesson. */
    badge: z.string().regex(/^([a-z0-9][a-z0-9-]*\/)?[a-z0-9][a-z0-9-]*\.svg$/, 'is not the name of an SVG picture. Write one like "badges/ear.svg", in lower-case letters, digits and hyphens.').optional(),
    /** Lesson folders, in order. A folder that does not exist yet is left out of the build of a draft. */
    lessons: z.array(id).min(1),
  });

const safeAddress = z.string().regex(/^(https:\/\/[\w.-]+(:\d+)?|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?)(\/[^\s?#@]*)?$/, 'is not an address that learners’ answers may go to. Write one that begins with "https://", without a user, a password or a "?".');

/** An LRS that SCORM packages tell beside the LMS. Without this block they hold nothing of it. */
const lrsSchema = z.strictObject({
  /** Address of its xAPI endpoint: `https://lrs.example.org/xapi/`. The packages may talk to this host and the broker’s, and to no other. */
  endpoint: safeAddress,
  /** Address of your LMS: the home page of learners’ accounts. Their name there is the SHA-256 of `salt` and the id the LMS gives. */
  accounts: safeAddress,
  /** Goes before the id when it is hashed, so that nobody can find it out by trying all ids. At least 8 characters; once learners have begun, permanent. */
  salt: z.string().min(8).optional(),
  /** The key, first way: an address that is asked for one at each launch, and answers `{"auth-token": "…"}`. */
  broker: safeAddress.optional(),
  /** The key, second way: the LMS holds it in the activity’s launch data, as `auth=Basic …`. */
  launchData: z.literal(true).optional(),
  /** The key, third way: in the package itself, where every learner can read it. Stops the build without the next line. */
  credentials: z.string().regex(/^(Basic|Bearer) [!-~]+$/, 'is not a key. Write "Basic" or "Bearer", a space and the key.').optional(),
  /** The key in `credentials` may only write statements, can be withdrawn, and may stand in every package. */
  allowEmbeddedCredentials: z.boolean().default(false),
  /** What learners type goes to the LRS too. */
  freeText: z.boolean().default(false),
}).refine(({ broker, launchData, credentials }) => [broker, launchData, credentials].filter(Boolean).length === 1, 'needs one way to get a key. Write "broker", "launchData: true" or "credentials", and only one of them.');

/** `course.yaml`. */
export const courseSchema = (text: TextSchema) =>
  z.strictObject({
    /** Permanent: LMS records and the learner's saved progress hang on it. */
    id,
    /**
     * Permanent: names the course in an LRS, beside courses of others. An address of your own organisation; nothing needs to be
     * there. No `/` at the end. Without it: `https://course.invalid/` and the id.
     */
    iri: z.string().regex(/^https?:\/\/[^\s/?#]+(\/[^\s/?#]+)*$/, 'is not the address of a course. Write one of your own, like "https://example.org/courses/two-tills".').optional(),
    /** `1.2.3`; raise it with every published change. */
    version: z.string().regex(/^\d+\.\d+\.\d+$/, 'is not a version. Write three numbers, like "1.0.0".'),
    /** `draft`: totals of the whole course are only warnings. `complete`: they stop the build. */
    status: z.enum(['draft', 'complete']).default('draft'),
    /** The first is the course's own language, shown when nothing else decides. */
    languages: z.array(langSchema).min(1),
    title: text,
    /** One or two sentences: the LMS catalogue and the course home show them. */
    description: text,
    /** Who publishes it: shown in the footer and in package metadata. */
    publisher: z.string().optional(),
    /** `free`: every lesson is open. `ordered`: a lesson opens when those before it are complete. */
    navigation: z.enum(['free', 'ordered']).default('free'),
    /** Where a first launch opens: on the course home, or at once on the first lesson (always so in a course of one lesson). */
    opens: z.enum(['home', 'lesson']).default('home'),
    /** Score needed in the final, 0…1. Only with a final. */
    passMark: z.number().gt(0).max(1).optional(),
    /** How status is reported; see docs/lms.md. */
    reporting: z.enum(['passed-incomplete', 'completed-incomplete', 'passed-failed', 'completed-passed-failed']).default('passed-incomplete'),
    /** `true`: where no LMS records it, the course does not open, and says how to open it. Otherwise it teaches on, and keeps progress on the device. */
    requireTracking: z.boolean().default(false),
    lrs: lrsSchema.optional(),
    outcomes: z.array(outcomeSchema(text)).default([]),
    modules: z.array(moduleSchema(text)).min(1),
    /** Pages beside the lessons, in order: folders with a page per language (about, glossary, job aids…). Every page links to them; they take no part in progress. */
    pages: z.array(id.refine((name) => !['home', 'index', 'certificate'].includes(name), 'is the name of a page of the course’s own. Give the folder another.')).default([]),
    /** A page to print once the course is complete and its final, where there is one, is passed. Without this there is none. */
    certificate: z.strictObject({
      /** What it is called: “Certificate of completion”. */
      title: text,
      /** What it attests, after the learner’s name: “has followed the course and passed its assessment:”. The course’s title follows. */
      text,
      /** What nobody may read into it. */
      doesNotProve: text,
      /** Who answers for it, and as what. */
      signer: text.optional(),
    }).optional(),
    people: z.array(personSchema(text)).default([]),
    /** What each organisation sets for itself: a page shows it with `<Setting name="…" />`. */
    settings: z.record(id, z.strictObject({
      /** What it is; stands before the line to fill in by hand. */
      label: text,
      /** Shown to learners; `""`: a line to fill in by hand. */
      value: z.string().default(''),
    })).default({}),
    dialogue: dialogueSchema(text).optional(),
    branding: z.strictObject({
      /** `system` (no download) or a typeface that is packed: `atkinson-hyperlegible-next`. */
      typeface: z.enum(['system', 'atkinson-hyperlegible-next']).default('system'),
    }).prefault({}),
    /** Content rules switched off, each with the reason: `{rule-name: "why"}`. */
    rulesOff: z.record(z.string(), z.string().min(10)).default({}),
  });

/** `glossary.yaml`, beside course.yaml. */
export const glossarySchema = (text: TextSchema) =>
  z.strictObject({
    /** The course’s words, in any order: pages show them alphabetically. */
    terms: z.array(z.strictObject({
      /** What a lesson writes: `<Term id="active-listening">`. Permanent. */
      id,
      /** The word itself, as a list gives it. */
      term: text,
      /** Other words for the same: a list per language, as long as each language needs; in a course of one language a list. */
      also: z.union([z.array(z.string().min(1)), z.record(langSchema, z.array(z.string().min(1)))]).optional(),
      /** An everyday word with a meaning of its own here: where it stands in a text, its translation is free. */
      everyday: z.literal(true).optional(),
      /** What it means here, in one or two sentences. */
      definition: text,
      /** Anything more that belongs in the glossary, but not beside the word in a lesson. */
      note: text.optional(),
    })).min(1),
  });

/** Front matter of a page beside the lessons. */
export const pageSchema = z.strictObject({
  title: z.string().min(1),
  /** One sentence for the course home: what this page is for. */
  summary: z.string().min(1),
});

/** Front matter of `<lesson>/<lang>.mdx`. */
export const lessonSchema = z.strictObject({
  title: z.string().min(1),
  /** Number in the blueprint, `L2.1`: ties the lesson to the coverage table. The same in every language. */
  code: z.string().regex(/^L\d+\.\d+$/, 'is not the number of a lesson. Write "L", the module, a point and the lesson, like "L2.1".').optional(),
  /** One sentence for the course home: what happens in this lesson. */
  summary: z.string().min(1),
  /** Planned time in minutes. */
  minutes: z.number().positive(),
  /** Outcomes of `course.yaml`. The same in every language. */
  outcomes: z.array(z.string()).default([]),
  /** What the learner will be able to do, one line each. */
  objectives: z.array(z.string()).default([]),
  /** Rows of the coverage table this lesson treats. The same in every language. */
  covers: z.array(z.string()).default([]),
});

export type CourseFile = z.infer<ReturnType<typeof courseSchema>>;
export type GlossaryFile = z.infer<ReturnType<typeof glossarySchema>>;
export type LessonMatter = z.infer<typeof lessonSchema>;
