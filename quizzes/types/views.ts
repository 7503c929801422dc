/**
 * The registry of question types for pages: each type's pure functions and its view. Its twin for Node is `index.ts`.
 * The packager replaces this module by one with only the types a course uses (`components/build/course-modules.ts`), so
 * each entry has this one shape, its folder, file and export carry the type's name, and no schema is imported here.
 */
import type { Component } from 'svelte';
import type { ItemBase, ItemType, ItemViewProps } from '../item-type.ts';
import Classification from './classification/Classification.svelte';
import { classification } from './classification/classification.ts';
import Cloze from './cloze/Cloze.svelte';
import { cloze } from './cloze/cloze.ts';
import Flashcard from './flashcard/Flashcard.svelte';
import { flashcard } from './flashcard/flashcard.ts';
import Highlight from './highlight/Highlight.svelte';
import { highlight } from './highlight/highlight.ts';
import Hotspot from './hotspot/Hotspot.svelte';
import { hotspot } from './hotspot/hotspot.ts';
import type { TypeName } from './index.ts';
import Likert from './likert/Likert.svelte';
import { likert } from './likert/likert.ts';
import Matching from './matching/Matching.svelte';
import { matching } from './matching/matching.ts';
import Matrix from './matrix/Matrix.svelte';
import { matrix } from './matrix/matrix.ts';
import MultipleChoice from './multiple-choice/MultipleChoice.svelte';
import { multipleChoice } from './multiple-choice/multiple-choice.ts';
import Numeric from './numeric/Numeric.svelte';
import { numeric } from './numeric/numeric.ts';
import OpenResponse from './open-response/OpenResponse.svelte';
import { openResponse } from './open-response/open-response.ts';
import Questionnaire from './questionnaire/Questionnaire.svelte';
import { questionnaire } from './questionnaire/questionnaire.ts';
import Sequencing from './sequencing/Sequencing.svelte';
import { sequencing } from './sequencing/sequencing.ts';
import SingleChoice from './single-choice/SingleChoice.svelte';
import { singleChoice } from './single-choice/single-choice.ts';
import TrueFalse from './true-false/TrueFalse.svelte';
import { trueFalse } from './true-false/true-false.ts';

/** A type as the quiz sees it: which item and response it really takes is known only to the type itself. */
export interface View {
  logic: ItemType<ItemBase, unknown>;
  View: Component<ItemViewProps<ItemBase, unknown>>;
}

export const views = {
  'single-choice': { logic: singleChoice, View: SingleChoice },
  'multiple-choice': { logic: multipleChoice, View: MultipleChoice },
  sequencing: { logic: sequencing, View: Sequencing },
  classification: { logic: classification, View: Classification },
  cloze: { logic: cloze, View: Cloze },
  'open-response': { logic: openResponse, View: OpenResponse },
  highlight: { logic: highlight, View: Highlight },
  hotspot: { logic: hotspot, View: Hotspot },
  'true-false': { logic: trueFalse, View: TrueFalse },
  matching: { logic: matching, View: Matching },
  matrix: { logic: matrix, View: Matrix },
  likert: { logic: likert, View: Likert },
  questionnaire: { logic: questionnaire, View: Questionnaire },
  flashcard: { logic: flashcard, View: Flashcard },
  numeric: { logic: numeric, View: Numeric },
} satisfies Record<TypeName, { logic: unknown; View: unknown }>;
