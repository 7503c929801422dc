import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import subsetFont from 'subset-font';
import type { EnvironmentModuleNode, Plugin, ViteDevServer } from 'vite';
import { pageFolders } from '../../course/content.ts';
import type { Activity, Course } from '../../course/course.ts';
import { mediaIn } from '../../course/media.ts';
import { outlineOf } from '../../course/outline.ts';
import { folderOf, pictureName, picturesIn } from '../../course/pictures.ts';
import { worstStateOf } from '../../course/state-size.ts';
import { partsOf } from '../../quizzes/parts-of.ts';
import { settingsOf } from '../../targets/beside/settings.ts';
import { courseIri } from '../../targets/shared/package-info.ts';
import type { CourseFacts } from '../course-facts.ts';
import { currentCourse, galleryCourse, opensOnHome } from './current-course.ts';
import { here, root } from './here.ts';
import { hasFirstAnswer } from '../../course/first-answer.ts';

/** What the package's script must know of the course; the pages hold everything else. */
export function courseFacts(course: Course): CourseFacts {
  const outline = outlineOf(course);
  const worst = worstStateOf(course);
  return {
    outline,
    iri: courseIri(course),
    languages: course.builds,
    home: opensOnHome(course) ? 'home' : course.lessons[0]!.id,
    isOrdered: course.navigation === 'ordered',
    reporting: course.reporting,
    requiresTracking: course.requireTracking,
    isScored: outline.lessons.some((lesson) => lesson.activities.some((activity) => activity.isFinal)),
    stateChars: worst.fixed + worst.words,
  };
}

const SITE = join(root, 'components/site.ts');
const VIEWS = join(root, 'quizzes/types/views.ts');
const KINDS = join(root, 'components/islands/kinds.ts');
const PARTS = join(root, 'quizzes/parts.ts');
const PIECES = join(root, 'components/pieces/pieces.ts');
const pascal = (name: string) => name.replace(/(^|-)([a-z])/g, (_all, _dash, letter: string) => letter.toUpperCase());
const camel = (name: string) => name.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());

/**
 * Modules made from the course: its facts, the adapter of a target, the typeface, and twins of the registries
 * that hold only what this course uses (a package pays for nothing else). While serving, the whole registries stay.
 * With `isSplit` the registries hold what the first question needs, and `virtual:course/more` adds the rest when asked.
 */
export function courseModules(options: { adapter?: string; tellsBeside?: boolean | undefined; isSplit?: boolean; only?: Views } = {}): Plugin {
  let isBuild = false;
  return {
    name: 'course-modules',
    enforce: 'pre',
    configResolved: (config) => {
      isBuild = config.command === 'build';
    },
    resolveId: (id) => (id.startsWith('virtual:course/') ? `\0${id}` : undefined),
    async load(id) {
      if (id === '\0virtual:course/facts') return `export const facts = ${JSON.stringify(courseFacts(currentCourse()))};`;
      if (id === '\0virtual:course/adapter') return adapterModule(join(root, 'targets', options.adapter ?? 'web/adapter.ts'), options.tellsBeside ? currentCourse().lrs : undefined);
      if (id === '\0virtual:course/typeface.css') return typefaceCss(currentCourse().branding.typeface);
      const isRegistry = isBuild && (id === VIEWS || id === KINDS || id === PARTS || id === PIECES);
      if (!isRegistry && id !== '\0virtual:course/more' && id !== '\0virtual:course/more-views') return undefined;
      const { first, rest } = options.only ? { first: options.only, rest: none } : options.isSplit ? splitViews(currentCourse()) : { first: usedViews(currentCourse()), rest: none };
      if (id === VIEWS) return `${imports({ ...none, types: first.types })}\nexport const views = ${viewsOf(first)};`;
      if (id === KINDS) return `${imports({ ...none, kinds: first.kinds })}\nexport const kinds = ${kindsOf(first)};`;
      if (id === PARTS) return `${imports({ ...none, parts: first.parts })}\nexport const parts = { ${first.parts} };`;
      if (id === PIECES) return `${imports({ ...none, pieces: first.pieces })}\nexport const pieces = { ${first.pieces} };`;
      if (id === '\0virtual:course/more') return rest === none ? 'export const more = undefined;' : "export const more = () => import('virtual:course/more-views');";
      return `import { views } from ${JSON.stringify(VIEWS)};\nimport { kinds } from ${JSON.stringify(KINDS)};\nimport { parts } from ${JSON.stringify(PARTS)};\nimport { pieces } from ${JSON.stringify(PIECES)};\n${imports(rest)}\nObject.assign(views, ${viewsOf(rest)});\nObject.assign(kinds, ${kindsOf(rest)});\nObject.assign(parts, { ${rest.parts} });\nObject.assign(pieces, { ${rest.pieces} });`;
    },
  };
}

/** A target's adapter; where the course has an LRS it is told as well, and only then does a package hold anything of that. */
function adapterModule(file: string, lrs: Course['lrs']): string {
  if (!lrs) return `export { adapter } from ${JSON.stringify(file)};`;
  const [beside, state] = ['targets/beside/beside.ts', 'tracking/state.ts'].map((path) => JSON.stringify(join(root, path)));
  return `import { adapter as own, dialect } from ${JSON.stringify(file)};
import { tellBeside } from ${beside};
import { decodeState } from ${state};
export const adapter = tellBeside(own, dialect, ${JSON.stringify(settingsOf(lrs))}, (state) => String(decodeState(state).state?.seed));`;
}

/** Content types of what pages load. */
const served: Record<string, string> = { svg: 'image/svg+xml', webp: 'image/webp', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', mp3: 'audio/mpeg', m4a: 'audio/mp4', wav: 'audio/wav', mp4: 'video/mp4', webm: 'video/webm', vtt: 'text/vtt' };

/** Serves pictures and media while developing, and reloads the page when a course file other than MDX changes. */
export function courseFiles(): Plugin {
  return {
    name: 'course-files',
    configureServer(server) {
      server.watcher.add(here.courseDir);
      server.middlewares.use((request, response, next) => {
        const name = /^\/assets\/([\w.-]+)$/.exec((request.url ?? '').split('?')[0]!)?.[1];
        const picture = name && (picturesOf(currentCourse()).get(name) ?? picturesOf(galleryCourse()).get(name));
        if (picture) response.setHeader('content-type', served[/\w+$/.exec(picture)![0]] ?? 'application/octet-stream').end(readFileSync(picture));
        else next();
      });
    },
    hotUpdate({ file, server }) {
      if (!file.startsWith(here.courseDir + sep)) return undefined;
      // Asked once for each kind of module, the browser’s first.
      if (this.environment.name === 'client') forgetCourse(server);
      // Texts are Astro’s: it reloads the page itself.
      if (file.endsWith('.mdx')) return undefined;
      if (this.environment.name === 'client') server.ws.send({ type: 'full-reload' });
      return [];
    },
  };
}

/** Modules that hold the course, and what is built on them, are evaluated anew; nothing else is compiled again. */
function forgetCourse(server: ViteDevServer): void {
  for (const { moduleGraph } of Object.values(server.environments)) {
    const seen = new Set<EnvironmentModuleNode>();
    for (const module of moduleGraph.idToModuleMap.values()) {
      if (module.file === SITE || module.id?.startsWith('\0virtual:course/')) moduleGraph.invalidateModule(module, seen, Date.now(), true);
    }
  }
}

/** Files that pages load: raster pictures and media of the text, all pictures of the activities. Name in `assets/` → file. Throws when two files would have one name there. */
export function picturesOf(course: Course): Map<string, string> {
  const pictures = new Map<string, string>();
  const add = (folder: string, src: string) => {
    const [name, file] = [pictureName(folder, src), join(course.dir, folder, src)];
    if ((pictures.get(name) ?? file) !== file) throw new Error(`"${pictures.get(name)}" and "${file}" would both be packed as "${name}". Rename one of them.`);
    pictures.set(name, file);
  };
  for (const { id, pages } of pageFolders(course)) {
    for (const page of Object.values(pages)) {
      for (const [, name] of page.body.matchAll(/\bsrc="([\w.-]+\.(?:webp|png|jpe?g))"/g)) add(id, name!);
      for (const { name } of mediaIn(page.body)) add(id, name);
    }
  }
  for (const activity of placed(course)) for (const { src } of picturesIn(activity.data)) add(folderOf(activity), src);
  return pictures;
}

/** Views by name: question types, kinds of activity, parts only some quizzes have, and what pages hold beside activities. */
export interface Views { types: string[]; kinds: string[]; parts: string[]; pieces: string[] }

const none: Views = { types: [], kinds: [], parts: [], pieces: [] };

const viewsIn = (activities: Activity[]): Views => ({
  types: [...new Set(activities.flatMap((activity) => (activity.data.items ?? []) as { type: string }[]).map((item) => item.type))].sort(),
  kinds: [...new Set(activities.map((activity) => activity.data.type))].sort(),
  parts: [...new Set(activities.flatMap((activity) => partsOf(activity.data as { purpose?: unknown })))].sort(),
  pieces: [],
});

/** Activities some page places, in order. */
const placed = (course: Course): Activity[] => course.lessons.flatMap((lesson) => lesson.activities).filter((activity) => activity.isUsed);

function usedViews(course: Course): Views {
  const used = viewsIn(placed(course));
  const showsFirst = course.lessons.some((lesson) => Object.values(lesson.pages).some((page) => hasFirstAnswer(page.body)));
  return { ...used, kinds: [...used.kinds, ...(showsFirst ? ['firstAnswer'] : [])], pieces: piecesIn(course) };
}

/** Pieces by the components that place them; a certificate is printed. */
function piecesIn(course: Course): string[] {
  const bodies = pageFolders(course).flatMap(({ pages }) => Object.values(pages).map(({ body }) => body));
  const has = (pattern: RegExp) => bodies.some((body) => pattern.test(body));
  return [...(course.certificate ? ['certificate'] : []), ...(course.certificate || has(/<Print(Button|Sheet)\b/) ? ['print'] : []), ...(has(/<(Audio|Video)\b/) ? ['recording'] : []), ...(has(/<ReviewSchedule\b/) ? ['schedule'] : [])];
}

/** What the first activity of the course needs; everything else can come a moment later. */
function splitViews(course: Course): { first: Views; rest: Views } {
  const used = usedViews(course);
  const first = viewsIn(placed(course).slice(0, 1));
  const rest = { types: used.types.filter((type) => !first.types.includes(type)), kinds: used.kinds.filter((kind) => !first.kinds.includes(kind)), parts: used.parts.filter((part) => !first.parts.includes(part)), pieces: used.pieces };
  return { first, rest: rest.types.length + rest.kinds.length + rest.parts.length + rest.pieces.length ? rest : none };
}

const kindFiles: Record<string, string> = { firstAnswer: 'quizzes/FirstAnswer.svelte', quiz: 'quizzes/Quiz.svelte', scenario: 'quizzes/scenario/Scenario.svelte' };

function imports({ types, kinds, parts, pieces }: Views): string {
  const folder = join(root, 'quizzes/types');
  return [
    ...types.map((type) => `import { ${camel(type)} } from ${JSON.stringify(join(folder, type, `${type}.ts`))};\nimport ${pascal(type)} from ${JSON.stringify(join(folder, type, `${pascal(type)}.svelte`))};`),
    ...kinds.map((kind) => `import ${kind} from ${JSON.stringify(join(root, kindFiles[kind]!))};`),
    ...pieces.map((piece) => `import { ${piece} } from ${JSON.stringify(join(root, `components/pieces/${piece}.ts`))};`),
    // A part with a small letter is a module of functions, the others are components.
    ...parts.map((part) => (/^[a-z]/.test(part) ? `import * as ${part} from ${JSON.stringify(join(root, 'quizzes', `${part}.ts`))};` : `import ${part} from ${JSON.stringify(join(root, 'quizzes', `${part}.svelte`))};`)),
  ].join('\n');
}

const viewsOf = ({ types }: Views): string => `{ ${types.map((type) => `'${type}': { logic: ${camel(type)}, View: ${pascal(type)} }`).join(', ')} }`;
const kindsOf = ({ kinds }: Views): string => `{ ${kinds.join(', ')} }`;

const faces = { 'atkinson-hyperlegible-next': { family: 'Atkinson Hyperlegible Next', file: '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2' } };

/** `@font-face` of the course's typeface, cut to Latin text and two weights' range; nothing for system fonts. */
async function typefaceCss(name: string): Promise<string> {
  if (!(name in faces)) return '';
  const face = faces[name as keyof typeof faces];
  const source = readFileSync(createRequire(import.meta.url).resolve(face.file));
  const key = createHash('sha256').update(source).update(LATIN).digest('hex').slice(0, 8);
  const file = join(root, '.cache/fonts', `${name}-${key}.woff2`);
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await subsetFont(source, LATIN, { targetFormat: 'woff2', variationAxes: { wght: { min: 400, max: 700 } } }));
  }
  return `@font-face{font-family:"${face.family}";src:url("/${relative(root, file).split(sep).join('/')}") format("woff2");font-weight:400 700;font-display:swap}:root{--brand-font:"${face.family}"}`;
}

/** Letters of Western European languages, typographic signs and the spaces French needs. */
const LATIN = [[0x20, 0x7e], [0xa0, 0x17f], [0x2010, 0x2026], [0x202f, 0x203a], [0x20ac, 0x20ac], [0x2190, 0x2193], [0x2212, 0x2212]]
  .flatMap(([from, to]) => Array.from({ length: to! - from! + 1 }, (_none, index) => String.fromCodePoint(from! + index)))
  .join('');
