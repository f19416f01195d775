/** What may be done with an offer; see `ChangeOfferState`. */
export type OfferVerb = 'submit' | 'publish' | 'return' | 'pause' | 'resume' | 'end';

export interface OfferVerbFacts {
  /** For `return`: what to revise. Else a word for the partner, when the CCAS decides. */
  reason?: string;
  /** For `pause`: the ISO day it ends by itself. */
  resumesOn?: string;
}
