/** Pictures that activities show: files beside the YAML that names them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pictureFile } from '../quizzes/item-schema.ts';
import type { Activity, Problem } from './course.ts';
import { error } from './files.ts';
import { didYouMean } from './nearest.ts';
import { pictureSize } from './picture-size.ts';
import { ownerOf } from './place.ts';
import type { Path } from './yaml-file.ts';

/** A picture as an author names it, and where in the activity. */
export interface NamedPicture { src: string; path: Path }

/** Every `picture: {src, alt}` of plain data, however deep. */
export function picturesIn(data: unknown, path: Path = []): NamedPicture[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]): NamedPicture[] => {
    const at = [...path, Array.isArray(data) ? Number(name) : name];
    return name === 'picture' && isPicture(value) ? [{ src: value.src, path: [...at, 'src'] }] : picturesIn(value, at);
  });
}

/** Name of a lesson's picture in `assets/`: the lesson first, so that basenames stay unique (Open edX serves by basename). `folder` is `.` for what lies beside course.yaml. */
export const pictureName = (folder: string, file: string): string => (folder === '.' ? '' : `${folder}-`) + file.toLowerCase();

/** Folder, from the course's, of the files an activity names: the one its own file lies in. */
export const folderOf = (activity: Pick<Activity, 'id'>): string => dirname(activity.id);

/** Address of a picture in a package. */
const packed = (folder: string, file: string) => `assets/${pictureName(folder, file)}`;

/** The same data with what a page needs in the place of every picture: its address (`packed`, when not told otherwise), and the size in pixels, so that nothing moves when it arrives. */
export function placePictures<T>(data: T, dir: string, activity: Pick<Activity, 'id'>, address = packed): T {
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map((each) => placePictures(each, dir, activity, address)) as T;
  const place = (name: string, value: unknown) => {
    if (name !== 'picture' || !isPicture(value)) return placePictures(value, dir, activity, address);
    const folder = folderOf(activity);
    return { ...value, src: address(folder, value.src), ...pictureSize(value.src, readFileSync(join(dir, folder, value.src))) };
  };
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, place(name, value)])) as T;
}

/** Rule `picture-exists`: the pictures an activity names lie in `folder`, the folder of its own file. */
export function missingPictures(folder: string, file: string, data: unknown, lineOf: (path: Path) => number): Problem[] {
  return picturesIn(data).filter(({ src }) => pictureFile.test(src) && !existsSync(join(folder, src))).map(({ src, path }) => {
    const near = didYouMean(src, readdirSync(folder).filter((name) => pictureFile.test(name)));
    return error(file, lineOf(path), 'picture-exists', `${ownerOf(data, path)}there is no picture "${src}" beside this file.${near || ' Put it there, or take "picture" out here.'}`);
  });
}

const isPicture = (value: unknown): value is { src: string } => typeof value === 'object' && value !== null && typeof (value as { src?: unknown }).src === 'string';
