import { readFileSync } from 'node:fs';

/** An SVG file as it is set into a page (Node, while building): the drawing alone, without prologue, comments and titles. Throws where there is no such file. */
export const inlineSvg = (file: string): string =>
  readFileSync(file, 'utf8').replace(/<\?xml[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/g, '').replace(/<title>[\s\S]*?<\/title>|<desc>[\s\S]*?<\/desc>/g, '').trim();
