import { lifecycle, type Step } from '../kernel/lifecycle/lifecycle.js';
import type { OfferState } from './offer-terms.js';
import type { OfferVerb } from './offer-verb.js';

/** `draft` → `submitted` → `published` ⇄ `paused` → `ended`; `submitted` → `returned` with a reason (domain.md, Offer). */
export const offerPath = lifecycle<OfferState, OfferVerb>({
  submit: {
    from: ['draft', 'returned'],
    to: 'submitted',
    by: ['partner', 'ccas'],
    action: 'offer.submitted',
    refusal: 'Seul un brouillon peut être envoyé au CCAS.',
  },
  publish: {
    from: ['submitted'],
    to: 'published',
    by: ['ccas'],
    action: 'offer.published',
    refusal: 'Seul un avantage envoyé par le partenaire peut être publié.',
  },
  return: {
    from: ['submitted'],
    to: 'returned',
    by: ['ccas'],
    action: 'offer.returned',
    refusal: 'Seul un avantage à examiner peut être renvoyé.',
  },
  pause: {
    from: ['published'],
    to: 'paused',
    by: ['partner', 'ccas'],
    action: 'offer.paused',
    refusal: 'Seul un avantage en ligne peut être mis en pause.',
  },
  resume: {
    from: ['paused'],
    to: 'published',
    by: ['partner', 'ccas'],
    action: 'offer.resumed',
    refusal: 'Cet avantage n’est pas en pause.',
  },
  end: {
    from: ['published', 'paused'],
    to: 'ended',
    by: ['partner', 'ccas'],
    action: 'offer.ended',
    refusal: 'Cet avantage n’est pas en ligne.',
  },
});

/** It was on line and is no more. */
export function leavesLine(from: OfferState, { to }: Step<OfferState>): boolean {
  return from === 'published' && to !== 'published';
}
