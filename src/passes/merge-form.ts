import { Choice, Reference } from '../kernel/fields/choices.js';
import { type MergeChoices, type MergeField, mergeLabels } from '../residents/merged-values.js';

const ChoicesForm = class {} as new () => MergeChoices;

/** Of which dossier an answer stays; unless it is said, the one that is proposed. What nobody offered is no answer: two people would be one. */
for (const field of Object.keys(mergeLabels) as MergeField[])
  Choice(['kept', 'merged'], {
    optional: true,
    sentence: `${mergeLabels[field]} : choisissez une des deux réponses.`,
  })(ChoicesForm.prototype, field);

export class MergeForm extends ChoicesForm {
  /** Where both have a pass that serves. */
  @Reference({ optional: true, isLoose: true })
  stayingPassId?: string;
}
