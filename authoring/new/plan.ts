import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { shownPath } from '../../course/files.ts';
import { Refusal } from '../command.ts';

/** What a command is about to do to files, and what it then tells the author. */
export interface Plan {
  /** New files: path and text. */
  files: [path: string, text: string][];
  /** Files that are there, with their text after the change. */
  changes: [path: string, text: string][];
  /** Sentences: what to edit next. */
  next: string[];
}

/** Does it all, or nothing where one of the new files is there already. Says what was written. */
export function carryOut({ files, changes, next }: Plan): void {
  const taken = files.map(([path]) => path).filter((path) => existsSync(path));
  if (taken.length) throw new Refusal(`${taken.map((path) => `"${shownPath(path)}"`).join(' and ')} ${taken.length > 1 ? 'exist' : 'exists'} already, and nothing is ever overwritten. Choose another id, or edit what is there.`);
  for (const [path, text] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
    console.log(`written  ${shownPath(path)}`);
  }
  for (const [path, text] of changes) {
    writeFileSync(path, text);
    console.log(`changed  ${shownPath(path)}`);
  }
  console.log(['', ...next].join('\n'));
}
