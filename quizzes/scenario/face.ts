/** Geometry and colours of the portraits: plain data, so that one face stays the same person at every strength of emotion. */

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

/** Face; ears and neck; lines; lips. */
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

/** Every colour of a portrait. */
export function colours({ skin, hair, hairColour, clothes }: Look) {
  const [face, shade, line, lip] = skins[skin];
  const [strand, brow] = hairs[hair.startsWith('grey') ? 'grey' : hairColour];
  const [cloth, ground, scarf] = cloths[clothes];
  return { face, shade, line, lip, brow, cloth, ground, hair: hair === 'scarf' ? scarf : strand };
}

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
export const cutOf = (hair: Look['hair']) => cuts[hair];

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

/** Paths of brows, lids and mouth for a strength of emotion, 1 calm … 5 overwhelmed. */
export function expressionOf(level: number, shade: Shade) {
  const strength = Math.min(5, Math.max(1, Math.round(level))) - 1;
  const [brow0, brow1, lid0, lid1, gaze] = pulls[shade].map((pull) => pull * strength) as (typeof pulls)[Shade];
  const [half, curve, open] = mouths[shade][strength]!;
  const both = (path: (x: (from: number) => number) => string) => path((from) => 50 - from) + path((from) => 50 + from);
  const corner = 67 - curve / 2;
  const arc = (inset: number, depth: number) => `M${50 - half + inset} ${corner}Q50 ${67 + curve + depth} ${50 + half - inset} ${corner}`;
  const lid = (x: (from: number) => number) => `${x(16)} ${43.5 + lid1}Q${x(10.5)} ${41.2 + (lid0 + lid1) * 0.8} ${x(5)} ${43.5 + lid0}`;
  return {
    brows: both((x) => `M${x(17)} ${37 + brow1}Q${x(11)} ${33 + (brow0 + brow1) / 2} ${x(4.5 + (shade === 'anger' ? 0 : 1))} ${36 + brow0}`),
    lids: both((x) => `M${lid(x)}V37H${x(16)}z`),
    lashes: both((x) => `M${lid(x)}`),
    gaze: 46 + gaze,
    lip: arc(0, 0),
    mouth: open ? `${arc(0, 0)}Q50 ${corner + open} ${50 - half} ${corner}z` : '',
    teeth: open ? `${arc(1.5, 1)}Q50 ${72 + curve} ${51.5 - half} ${corner}z` : '',
    underLip: open ? '' : `M${50 - half * 0.4} ${70.5 + curve / 4}q${half * 0.4} ${1 + curve / 5} ${half * 0.8} 0`,
    flush: shade === 'anger' ? 0.05 + strength * 0.045 : 0.06,
    crease: strength < 2 ? '' : shade === 'anger' ? (strength > 2 ? 'M48 34.5l.6 4.5M52 34.5l-.6 4.5' : '') : shade === 'neutral' ? '' : 'M43 28.5q7-2 14 0',
    tear: shade === 'sadness' && strength > 2,
  };
}
