import type { Temporal } from 'temporal-polyfill';
import { DomainError } from '../kernel/errors/domain-error.js';
import { refusal } from '../kernel/errors/refusal.js';
import { frenchMoment } from '../kernel/ui/french.js';

export class NoIssuerKey extends DomainError {
  readonly code = 'no_issuer_key';
  readonly status = 503;

  constructor(cause?: unknown) {
    super('Ce CCAS ne peut pas signer de pass pour le moment.', {
      nextStep: 'Vérifiez que SECRET_KEY est bien celle de l’installation.',
      cause,
    });
  }
}

export const NextKeyWaiting = refusal(
  'next_key_waiting',
  409,
  (kid: string, activeFrom: Temporal.Instant) =>
    `Une clé attend déjà son tour : ${kid}, qui signera à partir du ${frenchMoment(activeFrom)}.`,
  'Attendez ce jour, ou employez --compromised si la clé actuelle a pu être copiée.',
);

export const SettingsChanged = refusal(
  'settings_changed',
  409,
  'Une autre personne a enregistré ces réglages pendant que vous les modifiiez.',
  'Comparez les deux versions ci-dessous, corrigez si besoin, puis enregistrez de nouveau.',
);
