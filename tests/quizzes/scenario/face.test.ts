import { describe, expect, it } from 'vitest';
import { portrait, type Look, type Shade } from '../../../quizzes/scenario/face.ts';

const hair: Look['hair'][] = ['short', 'bob', 'long', 'bun', 'curly', 'coils', 'bald', 'grey-short', 'grey-bob', 'scarf'];
const skins: Look['skin'][] = ['porcelain', 'sand', 'honey', 'bronze', 'umber', 'ebony'];
const shades: Shade[] = ['anger', 'worry', 'sadness', 'neutral'];
const looks = hair.flatMap((cut) => skins.map((skin, index): Look => ({ skin, hair: cut, hairColour: 'brown', clothes: 'teal', glasses: index % 2 === 0, beard: index % 3 === 0 })));

describe('a portrait', () => {
  it('is made of finite numbers and plain colours', () => {
    for (const look of looks) for (const shade of shades) for (const level of [1, 2, 3, 4, 5]) {
      for (const [d, fill, stroke = 'none'] of portrait(look, level, shade)) {
        expect(d).toMatch(/^M[\d\s.,a-zA-Z-]+$/);
        expect(d).not.toMatch(/NaN|Infinity|undefined/);
        for (const colour of [fill, stroke]) expect(colour).toMatch(/^(#[0-9a-f]{3}|#[0-9a-f]{6}|none)$/);
      }
    }
  });

  it.each(shades)('shows five strengths of %s, all different', (shade) => {
    for (const look of looks) expect(new Set([1, 2, 3, 4, 5].map((level) => JSON.stringify(portrait(look, level, shade)))).size).toBe(5);
  });

  it('shows worry and sadness otherwise than anger', () => {
    for (const level of [3, 4, 5]) expect(new Set(shades.map((shade) => JSON.stringify(portrait(looks[0]!, level, shade)))).size).toBe(4);
  });

  it('keeps hair, skin and clothes whatever the emotion', () => {
    const lasting = (level: number) => portrait(looks[0]!, level, 'anger').filter(([d]) => /^M(40 66|25\.5 43|24\.5 46)/.test(d));
    expect(lasting(1)).toHaveLength(4);
    expect(lasting(5)).toEqual(lasting(1));
  });

  it('takes a strength out of its bounds for the nearest', () => {
    expect(portrait(looks[0]!, 0, 'anger')).toEqual(portrait(looks[0]!, 1, 'anger'));
    expect(portrait(looks[0]!, 9, 'anger')).toEqual(portrait(looks[0]!, 5, 'anger'));
  });
});
