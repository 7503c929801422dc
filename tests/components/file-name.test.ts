import { expect, it } from 'vitest';
import { sizeOf } from '../../components/lesson/file-name.ts';

it.each([[0, 'en', '1 kB'], [119_600, 'en', '120 kB'], [119_600, 'fr', '120\u202Fko'], [1_540_000, 'en', '1.5 MB'], [1_540_000, 'fr', '1,5\u202FMo']])('%i bytes in %s are %s', (bytes, lang, text) => expect(sizeOf(bytes, lang)).toBe(text));
