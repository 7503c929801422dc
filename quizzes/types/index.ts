/**
 * The registry of question types for Node: schema, parts and pure functions. Its twin for pages is `views.ts`.
 * A new type is its folder and one entry in each of the two.
 */
import * as classificationSchema from './classification/schema.ts';
import { classification } from './classification/classification.ts';
import * as clozeSchema from './cloze/schema.ts';
import { cloze } from './cloze/cloze.ts';
import * as flashcardSchema from './flashcard/schema.ts';
import { flashcard } from './flashcard/flashcard.ts';
import * as highlightSchema from './highlight/schema.ts';
import { highlight } from './highlight/highlight.ts';
import * as hotspotSchema from './hotspot/schema.ts';
import { hotspot } from './hotspot/hotspot.ts';
import * as likertSchema from './likert/schema.ts';
import { likert } from './likert/likert.ts';
import * as matchingSchema from './matching/schema.ts';
import { matching } from './matching/matching.ts';
import * as matrixSchema from './matrix/schema.ts';
import { matrix } from './matrix/matrix.ts';
import * as multipleChoiceSchema from './multiple-choice/schema.ts';
import { multipleChoice } from './multiple-choice/multiple-choice.ts';
import * as numericSchema from './numeric/schema.ts';
import { numeric } from './numeric/numeric.ts';
import * as openResponseSchema from './open-response/schema.ts';
import { openResponse } from './open-response/open-response.ts';
import * as questionnaireSchema from './questionnaire/schema.ts';
import { questionnaire } from './questionnaire/questionnaire.ts';
import * as sequencingSchema from './sequencing/schema.ts';
import { sequencing } from './sequencing/sequencing.ts';
import * as singleChoiceSchema from './single-choice/schema.ts';
import { singleChoice } from './single-choice/single-choice.ts';
import * as trueFalseSchema from './true-false/schema.ts';
import { trueFalse } from './true-false/true-false.ts';

export const types = {
  'single-choice': { ...singleChoiceSchema, logic: singleChoice },
  'multiple-choice': { ...multipleChoiceSchema, logic: multipleChoice },
  sequencing: { ...sequencingSchema, logic: sequencing },
  classification: { ...classificationSchema, logic: classification },
  cloze: { ...clozeSchema, logic: cloze },
  'open-response': { ...openResponseSchema, logic: openResponse },
  highlight: { ...highlightSchema, logic: highlight },
  hotspot: { ...hotspotSchema, logic: hotspot },
  'true-false': { ...trueFalseSchema, logic: trueFalse },
  matching: { ...matchingSchema, logic: matching },
  matrix: { ...matrixSchema, logic: matrix },
  likert: { ...likertSchema, logic: likert },
  questionnaire: { ...questionnaireSchema, logic: questionnaire },
  flashcard: { ...flashcardSchema, logic: flashcard },
  numeric: { ...numericSchema, logic: numeric },
};

export type TypeName = keyof typeof types;
