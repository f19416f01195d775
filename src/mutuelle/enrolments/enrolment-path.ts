import { lifecycle, type Step } from '../../kernel/lifecycle/lifecycle.js';
import type { EnrolmentState } from './enrolment-states.js';

type EnrolmentVerb = 'orient' | 'meet' | 'transmit' | 'enrol' | 'end' | 'decline' | 'withdraw';

const action = 'enrolment.moved';

/**
 * The path of one person to the mutuelle. The database holds the same list (trigger `enrolment_moves`); a test compares
 * them. Whoever was sent to the C2S and is not entitled goes on to an appointment; an appointment may show that the C2S
 * comes first. The mutuelle says what becomes of the people it was given.
 */
export const enrolmentPath = lifecycle<EnrolmentState, EnrolmentVerb, Step<EnrolmentState>>({
  orient: { from: ['interested', 'appointment'], to: 'oriented_c2s', by: ['ccas'], action },
  meet: { from: ['interested', 'oriented_c2s'], to: 'appointment', by: ['ccas'], action },
  transmit: { from: ['appointment'], to: 'transmitted', by: ['ccas'], action },
  enrol: { from: ['transmitted'], to: 'enrolled', by: ['ccas', 'insurer'], action },
  end: { from: ['enrolled'], to: 'ended', by: ['ccas', 'insurer'], action },
  decline: {
    from: ['interested', 'oriented_c2s', 'appointment', 'transmitted'],
    to: 'declined',
    by: ['ccas', 'insurer'],
    action,
  },
  withdraw: {
    from: ['interested', 'oriented_c2s', 'appointment', 'transmitted'],
    to: 'withdrawn',
    by: ['ccas'],
    action,
  },
});
