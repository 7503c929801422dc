/** What the command lines of this folder have in common. */
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Why a command does nothing: full sentences for the person who typed it. */
export class Refusal extends Error {}

/** Runs a command. A refusal is printed without a trace of the program, and the exit code is 2. */
export async function command(run: () => void | Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

/** The arguments after `npm run …`; `usage` is shown where they cannot be understood. */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(options: T, usage: string) {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new Refusal(`${(error as Error).message.split(/\. (?:To specify|This option)/)[0]!.replace(/\.?$/, '.')}\nWrite: ${usage}`);
  }
}
