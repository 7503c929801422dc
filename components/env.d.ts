/// <reference types="astro/client" />
/// <reference types="svelte" />

declare namespace App {
  interface Locals {
    /** The page being rendered; set by `pages/[page].astro` for the components inside a lesson's text. */
    here: import('./site.ts').Here;
  }
}

declare module 'virtual:course/facts' {
  export const facts: import('./course-facts.ts').CourseFacts;
}

declare module 'virtual:course/adapter' {
  export const adapter: import('../targets/target.ts').Adapter;
}

declare module 'virtual:course/typeface.css' {}

declare module 'virtual:course/more' {
  /** Adds the views the first script left out; absent when it left none. */
  export const more: (() => Promise<unknown>) | undefined;
}

/** For tools that do not read Astro files themselves; Astro's own check knows better. */
declare module '*.astro' {
  const component: (props: Record<string, unknown>) => unknown;
  export default component;
}
