import { Choice, Reference } from '../kernel/fields/choices.js';
import type { MergeChoices } from '../residents/merged-values.js';

/** Of which dossier an answer stays; unless it is said, the one that is proposed. What nobody offered is no answer: two people would be one. */
const Side = () => Choice(['kept', 'merged'], { optional: true });

export class MergeForm implements MergeChoices {
  @Side() lastName?: 'kept' | 'merged';
  @Side() firstName?: 'kept' | 'merged';
  @Side() bornOn?: 'kept' | 'merged';
  @Side() home?: 'kept' | 'merged';
  @Side() phone?: 'kept' | 'merged';
  @Side() email?: 'kept' | 'merged';
  @Side() residenceProof?: 'kept' | 'merged';

  /** Where both have a pass that serves. */
  @Reference({ optional: true, isLoose: true })
  stayingPassId?: string;
}
