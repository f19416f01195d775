import { lifecycle } from '../kernel/lifecycle/lifecycle.js';
import type { PassState } from './pass.entity.js';

/** `active` ⇄ `suspended`; → `revoked`, for good (domain.md, Pass). */
export const passPath = lifecycle<PassState, 'suspend' | 'resume' | 'revoke'>({
  suspend: {
    from: ['active'],
    to: 'suspended',
    by: ['ccas'],
    action: 'pass.suspended',
    refusal: 'Seul un pass actif peut être suspendu.',
  },
  resume: {
    from: ['suspended'],
    to: 'active',
    by: ['ccas'],
    action: 'pass.resumed',
    refusal: 'Ce pass n’est pas suspendu.',
  },
  revoke: {
    from: ['active', 'suspended'],
    to: 'revoked',
    by: ['ccas'],
    action: 'pass.revoked',
    refusal: 'Ce pass est déjà retiré.',
  },
});
