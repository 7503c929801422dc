/** Sound, video and files to download that pages name: they lie in the page's folder and are packed as they are. */
import { readMdx, type Tag } from './mdx.ts';

/** Kinds that every browser plays or reads, by component and attribute; a file to download may be of any kind an LMS serves. */
export const mediaKinds: Record<string, Record<string, RegExp>> = {
  Audio: { src: /\.(mp3|m4a|wav)$/ },
  Download: { src: /\.(pdf|docx|xlsx|pptx|odt|ods|odp|csv|txt|ics|vcf|zip|png|webp|jpe?g|mp3|m4a|wav|mp4|webm)$/ },
  Video: { src: /\.(mp4|webm)$/, captions: /\.vtt$/, poster: /\.(webp|png|jpe?g)$/ },
};

export interface NamedFile { tag: Tag; key: string; name: string }

/** Files that the media components of a page name, in order. */
export const mediaIn = (body: string): NamedFile[] =>
  readMdx(body).tags.filter(({ kind }) => kind !== 'close').flatMap((tag) => Object.keys(mediaKinds[tag.name] ?? {}).flatMap((key): NamedFile[] => {
    const name = tag.attributes.get(key)?.value;
    return name === undefined ? [] : [{ tag, key, name }];
  }));
