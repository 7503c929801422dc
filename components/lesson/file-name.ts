import { pictureName } from '../../course/pictures.ts';

/** Address of a file of a folder in the package. */
export const fileName = (folder: string, file: string): string => `assets/${pictureName(folder, file)}`;

/** `120 kB`, `1.5 MB`, as the language says it: decimal units, as file managers show them. */
export function sizeOf(bytes: number, lang: string): string {
  const [value, unit] = bytes < 1e6 ? [Math.max(1, Math.round(bytes / 1e3)), 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(lang, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value!);
}
