/** The registry of question types for Node: schema, parts and pure functions. Its twin for pages is `views.ts`. */
import * as singleChoiceSchema from './single-choice/schema.ts';
import { singleChoice } from './single-choice/single-choice.ts';

export const types = {
  'single-choice': { ...singleChoiceSchema, logic: singleChoice },
};

export type TypeName = keyof typeof types;
