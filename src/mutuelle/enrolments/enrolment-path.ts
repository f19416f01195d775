import { lifecycle, type Step } from '../../kernel/lifecycle/lifecycle.js';
import type { EnrolmentState } from './enrolment-states.js';

type EnrolmentVerb = 'orient' | 'meet' | 'transmit' | 'enrol' | 'end' | 'decline' | 'withdraw';

const ofCcas = { by: ['ccas'], action: 'enrolment.moved' } as const;
const ofBoth = { by: ['ccas', 'insurer'], action: 'enrolment.moved' } as const;

/**
 * The path of one person to the mutuelle. The database holds the same list (trigger `enrolment_moves`); a test compares
 * them. Whoever was sent to the C2S and is not entitled goes on to an appointment; an appointment may show that the C2S
 * comes first. The mutuelle says what becomes of the people it was given.
 */
export const enrolmentPath = lifecycle<EnrolmentState, EnrolmentVerb, Step<EnrolmentState>>({
  orient: { from: ['interested', 'appointment'], to: 'oriented_c2s', ...ofCcas },
  meet: { from: ['interested', 'oriented_c2s'], to: 'appointment', ...ofCcas },
  transmit: { from: ['appointment'], to: 'transmitted', ...ofCcas },
  enrol: { from: ['transmitted'], to: 'enrolled', ...ofBoth },
  end: { from: ['enrolled'], to: 'ended', ...ofBoth },
  decline: {
    from: ['interested', 'oriented_c2s', 'appointment', 'transmitted'],
    to: 'declined',
    ...ofBoth,
  },
  withdraw: {
    from: ['interested', 'oriented_c2s', 'appointment', 'transmitted'],
    to: 'withdrawn',
    ...ofCcas,
  },
});
