import { lifecycle } from '../kernel/lifecycle/lifecycle.js';
import type { PartnerState } from './partner.entity.js';

export type PartnerVerb = 'approve' | 'return' | 'resubmit' | 'suspend' | 'leave';

/** `waiting` → `approved` ⇄ `suspended`; `waiting` → `returned` with a reason → `waiting`; any → `left`. */
export const partnerPath = lifecycle<PartnerState, PartnerVerb>({
  approve: {
    from: ['waiting', 'suspended'],
    to: 'approved',
    by: ['ccas'],
    action: 'partner.approved',
    refusal: 'Seul un partenaire qui attend, ou qui est suspendu, peut être approuvé.',
  },
  return: {
    from: ['waiting'],
    to: 'returned',
    by: ['ccas'],
    action: 'partner.returned',
    refusal: 'Seule une inscription à examiner peut être renvoyée.',
  },
  resubmit: {
    from: ['returned'],
    to: 'waiting',
    by: ['partner', 'ccas'],
    action: 'partner.resubmitted',
    refusal: 'Seule une inscription renvoyée peut être envoyée de nouveau.',
  },
  suspend: {
    from: ['approved'],
    to: 'suspended',
    by: ['ccas'],
    action: 'partner.suspended',
    refusal: 'Seul un partenaire approuvé peut être suspendu.',
  },
  leave: {
    from: ['waiting', 'approved', 'returned', 'suspended'],
    to: 'left',
    by: ['ccas'],
    action: 'partner.left',
    refusal: 'Ce partenaire est déjà parti.',
  },
});
