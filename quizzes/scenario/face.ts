/**
 * Geometry and colours of the portraits: plain data, so that one face stays the same person at every strength of emotion.
 * Drawn while the pages are built (Node only); learners download the finished shapes.
 */

export interface Look {
  skin: keyof typeof skins;
  hair: 'short' | 'bob' | 'long' | 'bun' | 'curly' | 'coils' | 'bald' | 'grey-short' | 'grey-bob' | 'scarf';
  hairColour: keyof typeof hairs;
  clothes: keyof typeof cloths;
  glasses?: boolean;
  beard?: boolean;
}

/** The kind of emotion. */
export type Shade = 'anger' | 'worry' | 'sadness' | 'neutral';

/** Face; ears and neck; lines; lips. Lines keep a contrast on every skin. */
const skins = {
  porcelain: ['#f7dcc9', '#e9bfa6', '#99574a', '#cc6f66'],
  sand: ['#efc6a0', '#dba77d', '#8f5138', '#c0604f'],
  honey: ['#dca671', '#c1854f', '#774023', '#a9503f'],
  bronze: ['#bd8052', '#9c6138', '#57291a', '#8d4036'],
  umber: ['#93603f', '#74462c', '#3a1b10', '#a35a50'],
  ebony: ['#704a36', '#553424', '#24100a', '#a45f58'],
} as const;
/** Hair; brows. */
const hairs = { black: ['#2d2624', '#201916'], brown: ['#63422e', '#432a1c'], auburn: ['#964f2c', '#6b351b'], blond: ['#d6ad66', '#94692f'], grey: ['#a39d96', '#6f6862'], white: ['#e0dcd5', '#8d857c'] } as const;
/** Garment; ground behind the person; headscarf. Fixed in light and dark, so that a person looks the same in both. */
const cloths = {
  teal: ['#2f7f7c', '#d3e6e1', '#d7a64b'],
  plum: ['#80507a', '#ead9e6', '#c48bb2'],
  ochre: ['#c48f36', '#f3e4c4', '#9c4a66'],
  brick: ['#b65b43', '#f4dbd0', '#e0a184'],
  navy: ['#40609a', '#d7e1f0', '#86a8d4'],
  olive: ['#7a853f', '#e5e9cd', '#c9b25c'],
} as const;

/** Hair behind the head and in front of it; `curl` is the size of curls along its edge. */
const cuts: Record<Look['hair'], { back?: string; front?: string; curl?: number }> = {
  bald: {},
  short: { front: 'M24.5 46C21 23 34 11 51 11c17 0 28 12 24.5 35-2-6-3-11-6-15-11 2-25 0-32-7-3 5-6 8-8 11-2 3-3.5 6-5 11z' },
  'grey-short': { front: 'M24.5 47C21 28 31 13 50 13s29 15 25.5 34c-1.5-5-2-9-3-13-4-3-6-6-7-10-9-3-22-3-31 0-1 4-3 7-7 10-1 4-1.5 8-3 13z' },
  bob: { back: 'M20 48C17 21 32 8 50 8s33 13 30 40c0 9 2 17 0 25-5 5-13 5-17 3H37c-4 2-12 2-17-3-2-8 0-16 0-25z', front: 'M24.5 49C21 29 32 15 50 15s29 14 25.5 34c-5-4-9-10-11-17-9 3-21 3-30-3-2 8-6 15-10 20z' },
  'grey-bob': { back: 'M20 47C18 22 33 9 50 9s32 13 30 38c0 7 2 13-1 19-3 4-8 3-11 2H32c-3 1-8 2-11-2-3-6-1-12-1-19z', front: 'M24.5 45c-1-20 10-30 25.5-30s26.5 10 25.5 30c-2-3-3-6-4-9-13 3-30 3-43 0-1 3-2 6-4 9z' },
  long: { back: 'M20 46C18 20 33 8 50 8s32 12 30 38c0 15 3 27 5 36-10 7-60 7-70 0 2-9 5-21 5-36z', front: 'M24.5 52C20 30 32 15 50 15s30 15 25.5 37c-3-9-8-22-25.5-33-17 11-22.5 24-25.5 33z' },
  bun: { back: 'M40.5 10a9.5 9 0 0 1 19 0a9.5 9 0 0 1-19 0z', front: 'M24.5 46C21 25 32 12 50 12s29 13 25.5 34c-3-9-9-18-25.5-18s-22.5 9-25.5 18z' },
  curly: { back: 'M23 66C17 52 17 33 25 23c6-7 15-11 25-11s19 4 25 11c8 10 8 29 2 43z', front: 'M27 38C27 20 36 13 50 13s23 7 23 25c-3-7-9-13-15-13-5 1.5-11 1.5-16 0-7 1-12 6-15 13z', curl: 8 },
  coils: { back: 'M50 9c18 0 31 12 31 30 0 9-2 16-6 20H25c-4-4-6-11-6-20C19 21 32 9 50 9z', front: 'M27 39c-1-18 9-25 23-25s24 7 23 25c-3-9-11-13-23-13s-20 4-23 13z', curl: 5 },
  scarf: { back: 'M21 50C17 22 32 8 50 8s33 14 29 42c0 10 3 22 5 32-10 8-58 8-68 0 2-10 5-22 5-32z', front: 'M22 52C18 23 32 9 50 9s32 14 28 43c-1 15-6 27-28 35-22-8-27-20-28-35zM27.5 48c0 17 10 31 22.5 31s22.5-14 22.5-31C72.5 32 66 24 50 24s-22.5 8-22.5 24z' },
};

/** Half width of the mouth, its curve (down is negative) and how far it opens, from calm to overwhelmed. */
const mouths: Record<Shade, [number, number, number][]> = {
  anger: [[8, 5, 0], [7, 0, 0], [7.5, -3, 0], [8, -5, 4], [8.5, -8, 9]],
  worry: [[8, 5, 0], [6, -1, 0], [6.5, -3, 0], [6, -5, 3], [6, -8, 8]],
  sadness: [[8, 4, 0], [6.5, -2, 0], [7, -4, 0], [7, -6, 0], [7.5, -8, 2]],
  neutral: [[8, 5, 0], [7.5, 2, 0], [7, 0, 0], [7, -1, 0], [7, -2, 0]],
};
/** What each step of strength adds: inner and outer end of the brows, inner and outer end of the lids (down is positive), gaze. */
const pulls: Record<Shade, [number, number, number, number, number]> = {
  anger: [1.25, -0.5, 0.65, 0.1, 0],
  worry: [-1.1, 0.5, -0.45, -0.25, 0],
  sadness: [-1.1, 0.8, 0, 0.75, 0.35],
  neutral: [0.3, 0, 0.2, 0.2, 0],
};

/** One shape: path, fill, stroke, stroke width, opacity, length of dashes. */
export type Shape = [d: string, fill: string, stroke?: string, width?: number, opacity?: number, dash?: string];

const NONE = 'none';
/** An ellipse as a path. */
const dot = (x: number, y: number, rx: number, ry = rx) => `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
/** The same on both sides of the face; `x` turns a distance from its middle into a place. */
const both = (path: (x: (away: number) => number) => string) => path((away) => 50 - away) + path((away) => 50 + away);

/** The shapes of a portrait, back to front, in a box of 100 × 100; strength of the emotion from 1 (calm) to 5 (overwhelmed). */
export function portrait(look: Look, level = 2, shade: Shade = 'anger'): Shape[] {
  const { hair, beard } = look;
  const [skin, shadow, line, lip] = skins[look.skin];
  const isGrey = hair.startsWith('grey');
  const [strand, browColour] = hairs[isGrey ? 'grey' : look.hairColour];
  const [cloth, ground, scarf] = cloths[look.clothes];
  const { back, front, curl } = cuts[hair];
  const isScarf = hair === 'scarf';
  const strands = (d: string): Shape => (curl ? [d, strand, strand, curl, 1, `0 ${curl * 0.85}`] : [d, isScarf ? scarf : strand]);
  const strength = Math.min(5, Math.max(1, Math.round(level))) - 1;
  const isAngry = shade === 'anger';
  const [brow0, brow1, lid0, lid1, gaze] = pulls[shade].map((pull) => pull * strength) as (typeof pulls)[Shade];
  const [half, curve, open] = mouths[shade][strength]!;
  const corner = 67 - curve / 2;
  const arc = (inset: number) => `M${50 - half + inset} ${corner}Q50 ${67 + curve + inset / 2} ${50 + half - inset} ${corner}`;
  const lid = (x: (away: number) => number) => `M${x(16)} ${43.5 + lid1}Q${x(10.5)} ${41.2 + (lid0 + lid1) * 0.8} ${x(5)} ${43.5 + lid0}`;
  const crease = isAngry ? strength > 2 && 'M48 34.5l.6 4.5M52 34.5l-.6 4.5' : shade !== 'neutral' && strength > 1 && 'M43 28.5q7-2 14 0';
  return (
    [
      [dot(50, 50, 50), ground],
      back && strands(back),
      ['M40 66h20v13q8 3 16 4.5 6 1 9.5 2.5a50 50 0 0 1-71 0q3.5-1.5 9.5-2.5 8-1.5 16-4.5z', cloth],
      ['M40 66h20v14q-10 12-20 0z', shadow],
      !isScarf && [dot(25.5, 49, 4.5, 6) + dot(74.5, 49, 4.5, 6), shadow],
      ['M25.5 43C25 25 36 17 50 17s25 8 24.5 26c0 9-1 15-4 21-4 9-12 15-20.5 15S33.5 73 29.5 64c-3-6-4-12-4-21z', skin],
      [dot(34.5, 57, 7.5, 5.5) + dot(65.5, 57, 7.5, 5.5), '#d8402f', NONE, 0, isAngry ? 0.05 + strength * 0.045 : 0.06],
      beard && ['M25.5 45c0 8 1 14 4 20 4 9 12 15 20.5 15s16.5-6 20.5-15c3-6 4-12 4-20-2 8-4 13-8 14-5 1-9-1.5-16.5-1.5s-11.5 2.5-16.5 1.5c-4-1-6-6-8-14z', strand],
      [dot(39.5, 46, 5.2, 4) + dot(60.5, 46, 5.2, 4), '#fffaf4'],
      [dot(39.7, 46 + gaze, 3) + dot(60.3, 46 + gaze, 3), '#2a1d17'],
      [dot(40.7, 45 + gaze, 0.9) + dot(61.3, 45 + gaze, 0.9), '#fff'],
      [both((x) => `${lid(x)}V37H${x(16)}z`), skin],
      [both(lid), NONE, '#2a1d17', 1.5],
      ['M50 47.5q-3.5 6-3.2 9 2.7 2 6 .6', NONE, line, 1.7, 0.6],
      (isGrey || look.hairColour === 'white') && ['M35 52.5q4 1.8 8 .4M65 52.5q-4 1.8-8 .4M38 60q-1.5 3-1.5 6M62 60q1.5 3 1.5 6', NONE, line, 1.2, 0.45],
      crease && [crease, NONE, line, 1.5, 0.6],
      front && strands(front),
      hair !== 'bald' && ['M36 20q9-6.5 22-4', NONE, '#fff', 2.5, 0.22],
      ...(open
        ? ([[`${arc(0)}Q50 ${corner + open} ${50 - half} ${corner}z`, '#541a1a', lip, 2], [`${arc(1.5)}Q50 ${72 + curve} ${51.5 - half} ${corner}z`, '#fff8f1']] as Shape[])
        : ([!beard && [`M${50 - half * 0.4} ${70.5 + curve / 4}q${half * 0.4} ${1 + curve / 5} ${half * 0.8} 0`, NONE, lip, 2.2, 0.75], [arc(0), NONE, beard ? lip : line, 2.3]] as Shape[])),
      shade === 'sadness' && strength > 2 && ['M36 51.5c-2.6 4-2.6 6.5 0 6.5s2.6-2.5 0-6.5z', '#7db4d8'],
      look.glasses && ['M31 42h14.5q2 0 2 2v3q0 7-8.5 7-9 0-9-8v-2q0-2 1-2zM69 42H54.5q-2 0-2 2v3q0 7 8.5 7 9 0 9-8v-2q0-2-1-2zM47.5 45q2.5-1.5 5 0M30 44l-4.5 1M70 44l4.5 1', NONE, skin < '#a' ? '#d9b877' /* gold, on dark skin */ : '#4a403b', 1.6],
      [both((x) => `M${x(17)} ${37 + brow1}Q${x(11)} ${33 + (brow0 + brow1) / 2} ${x(isAngry ? 4.5 : 5.5)} ${36 + brow0}`), NONE, browColour, 2.8],
    ] as (Shape | false | undefined | '')[]
  ).filter((shape) => !!shape);
}
