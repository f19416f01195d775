import type { ReadingVerdict } from './read-pass-code.js';
import type { ListedStatus } from './read-status-list.js';

/** Why a code is not good, and what to do: the same words on the till and on the checking page. */
export const codeSentences: Record<
  ReadingVerdict | `status_${ListedStatus & 'unknown'}` | 'revoked' | 'suspended',
  { why: string; next: string }
> = {
  malformed: { why: 'Ce code n’est pas un pass senior.', next: 'Demandez à voir la carte ou le téléphone du pass.' },
  unknown_issuer: {
    why: 'Ce pass vient d’un autre organisme.',
    next: 'Il n’est pas accepté ici. La personne peut appeler son CCAS.',
  },
  unknown_key: {
    why: 'La signature de ce pass n’est plus reconnue.',
    next: 'La personne doit demander une nouvelle carte au CCAS.',
  },
  bad_signature: {
    why: 'Ce code a été modifié ou abîmé.',
    next: 'Essayez encore. Sinon, la personne doit appeler le CCAS.',
  },
  not_yet_valid: {
    why: 'Ce pass n’est pas encore valable.',
    next: 'La personne peut demander au CCAS à partir de quel jour il le sera.',
  },
  expired: { why: 'Ce pass n’est plus valable.', next: 'La personne peut le renouveler au CCAS.' },
  code_stale: { why: 'Ce code est trop ancien.', next: 'Sur le téléphone, attendez le code suivant, puis scannez.' },
  status_unknown: {
    why: 'Nous ne pouvons pas vérifier ce pass.',
    next: 'Réessayez avec le réseau, ou appelez le CCAS.',
  },
  revoked: { why: 'Cette carte a été annulée.', next: 'La personne doit appeler le CCAS.' },
  suspended: { why: 'Ce pass est suspendu.', next: 'La personne doit appeler le CCAS.' },
};
