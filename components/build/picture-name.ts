/** Name of a lesson's raster picture in `assets/`: the lesson first, so that basenames stay unique (Open edX serves by basename). */
export const pictureName = (lesson: string, file: string): string => `${lesson}-${file.toLowerCase()}`;
