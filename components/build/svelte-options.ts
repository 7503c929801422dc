/** One set of compiler options for the pages (server HTML) and for the script: their class names must agree. */
export const svelteOptions = {
  compilerOptions: {
    runes: true,
    // From the styles themselves, not from a path: the same bytes from any folder. Short, because every element carries it; a test sees to it that no two are alike.
    cssHash: ({ hash, css }: { hash: (text: string) => string; css: string }) => `s${hash(css).slice(-4)}`,
  },
};
