/** What conditions of a dialogue are, and when they hold. Pure. */

export type Values = Record<string, number>;
export type Bounds = Record<string, { min?: number | undefined; max?: number | undefined }>;

/** See `when` in schema.ts: everything named must hold. Replies are named `<node>/<reply>`. */
export interface Condition {
  meters?: Bounds | undefined;
  flags?: string[] | undefined;
  notFlags?: string[] | undefined;
  said?: string[] | undefined;
  notSaid?: string[] | undefined;
}

/** A list means "any of these". */
export type When = Condition | Condition[] | undefined;

/** What a condition looks at. */
interface Seen { meters: Values; flags: readonly string[]; turns: readonly { node: string; reply: string }[] }

/** Every named meter lies within its bounds. */
export const within = (bounds: Bounds, values: Values): boolean => Object.entries(bounds).every(([meter, { min = -Infinity, max = Infinity }]) => values[meter]! >= min && values[meter]! <= max);

/** No condition always holds. */
export const holds = (when: When, { meters, flags, turns }: Seen): boolean => {
  const isSaid = (name: string) => turns.some(({ node, reply }) => `${node}/${reply}` === name);
  const isRaised = (flag: string) => flags.includes(flag);
  return !when || [when].flat().some((one) => within(one.meters ?? {}, meters) && !one.flags?.some((flag) => !isRaised(flag)) && !one.notFlags?.some(isRaised) && !one.said?.some((name) => !isSaid(name)) && !one.notSaid?.some(isSaid));
};
