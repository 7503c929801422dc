/** Geometry and colours of the portraits: plain data, so that one face stays the same person at every strength of emotion. */

export interface Look {
  skin: keyof typeof skins;
  hair: 'short' | 'bob' | 'long' | 'bun' | 'curly' | 'coils' | 'bald' | 'grey-short' | 'grey-bob' | 'scarf';
  hairColour: keyof typeof hairs;
  clothes: keyof typeof cloths;
  glasses?: boolean;
  beard?: boolean;
}

export type Shade = 'anger' | 'worry' | 'sadness' | 'neutral';

/** Face, and its shade for ears, nose and lids. */
const skins = { porcelain: ['#f6d9c6', '#e5b79d'], sand: ['#eec39c', '#d79f73'], honey: ['#d9a066', '#bb7f46'], bronze: ['#b97a4a', '#965b31'], umber: ['#8a5636', '#6c3f25'], ebony: ['#5f3b28', '#452818'] } as const;
const hairs = { black: '#2b2320', brown: '#5b3b28', auburn: '#8b4a2b', blond: '#d2a75d', grey: '#9a958f', white: '#dcd8d2' } as const;
const cloths = { teal: '#2f7f7c', plum: '#7f4a73', ochre: '#c08a2e', brick: '#b0553d', navy: '#3b5b8c', olive: '#75803a' } as const;

export const colours = ({ skin, hair, hairColour, clothes }: Look) => ({ skin: skins[skin][0], shade: skins[skin][1], hair: hair.startsWith('grey') ? hairs.grey : hairs[hairColour], cloth: cloths[clothes] });

/** Hair behind the head and in front of it. */
export function hairOf(hair: Look['hair']): { back?: string; front?: string } {
  const cap = 'M27 44C25 22 38 13 50 13s25 9 23 31c-3-9-8-15-14-17-8 4-20 5-26 3-3 3-5 8-6 14z';
  switch (hair) {
    case 'bald': return {};
    case 'short':
    case 'grey-short': return { front: cap };
    case 'bob':
    case 'grey-bob': return { back: 'M24 42C22 18 36 10 50 10s28 8 26 32l1 24c-4 5-11 6-14 4H37c-3 2-10 1-14-4z', front: 'M27 46c0-17 6-24 15-26 12 7 24 6 29 12 2 4 2 9 2 14-3-6-6-10-10-12-11 2-24-1-30-4-3 4-5 9-6 16z' };
    case 'long': return { back: 'M23 44C20 17 36 9 50 9s30 8 27 35c0 18 4 34 6 44-12 6-54 6-66 0 2-10 6-26 6-44z', front: 'M27 46c0-17 6-26 23-27 17 1 23 10 23 27-4-9-9-15-21-18-12 2-20 8-25 18z' };
    case 'bun': return { back: 'M40 9a10 9 0 1 1 20 0 10 9 0 1 1-20 0zM25 42C23 20 37 12 50 12s27 8 25 30c-1 6-4 10-4 10H29s-3-4-4-10z', front: 'M27 43c0-16 8-23 23-23s23 7 23 23c-4-7-11-12-23-12s-19 5-23 12z' };
    case 'curly': return { back: 'M22 46a10 10 0 0 1 2-15 11 11 0 0 1 11-15 14 14 0 0 1 30 0 11 11 0 0 1 11 15 10 10 0 0 1 2 15 9 9 0 0 1-5 12H27a9 9 0 0 1-5-12z', front: 'M27 43c-1-16 9-25 23-25s24 9 23 25c-3-5-6-8-9-8-4 3-9 3-14 0-5 3-10 3-14 0-3 0-6 3-9 8z' };
    case 'coils': return { back: 'M19 40a31 29 0 0 1 62 0c0 8-3 13-7 16H26c-4-3-7-8-7-16z', front: 'M27 42c-1-15 9-24 23-24s24 9 23 24c-2-4-5-6-8-6-3-3-7-3-10-1-3-3-7-3-10 0-3-2-7-2-10 1-3 0-6 2-8 6z' };
    case 'scarf': return { back: 'M22 46C19 18 36 9 50 9s31 9 28 37c0 14 5 24 3 34-10 10-52 10-62 0-2-10 3-20 3-34z', front: 'M27 50c-2-22 8-31 23-31s25 9 23 31c-2-12-9-21-23-21s-21 9-23 21z' };
    default: return hair satisfies never;
  }
}

/** Brows, lids and mouth for a strength of emotion, 1 calm … 5 overwhelmed. */
export function expressionOf(level: number, shade: Shade): { tilt: number; lift: number; open: number; mouth: string; isOpen: boolean } {
  const strength = Math.min(5, Math.max(1, level)) - 1;
  const inward = shade === 'anger' ? 1 : shade === 'neutral' ? 0.3 : -1;
  const mouths = {
    anger: ['M41 65q9 6 18 0', 'M42 66h16', 'M42 67q8-4 16 0', 'M41 69q9-8 18 0', 'M41 70q1-9 9-9t9 9q-9 3-18 0z'],
    worry: ['M41 65q9 6 18 0', 'M43 66q7-1 14 1', 'M43 68q4-4 7 0t7-1', 'M43 68q3-5 7-1t7-2', 'M44 71q0-8 6-8t6 8q-6 2-12 0z'],
    sadness: ['M42 66q8 4 16 0', 'M43 67q7-2 14 0', 'M43 69q7-6 14 0', 'M42 70q8-9 16 0', 'M43 71q0-8 7-8t7 8q-7-3-14 0z'],
    neutral: ['M41 65q9 6 18 0', 'M42 66q8 2 16 0', 'M42 66h16', 'M42 67q8-2 16 0', 'M42 68q8-4 16 0'],
  };
  return { tilt: inward * strength * 4.5, lift: shade === 'anger' ? strength * 0.7 : -strength * 0.8, open: shade === 'anger' && strength >= 2 ? 2.5 : 3.1 + (shade === 'worry' ? strength * 0.25 : 0), mouth: mouths[shade][strength]!, isOpen: strength === 4 && shade !== 'neutral' };
}
