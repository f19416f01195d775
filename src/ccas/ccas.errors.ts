import type { Temporal } from 'temporal-polyfill';
import { DomainError } from '../kernel/errors/domain-error.js';
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

export class NextKeyWaiting extends DomainError {
  readonly code = 'next_key_waiting';
  readonly status = 409;

  constructor(kid: string, activeFrom: Temporal.Instant) {
    super(`Une clé attend déjà son tour : ${kid}, qui signera à partir du ${frenchMoment(activeFrom)}.`, {
      nextStep: 'Attendez ce jour, ou employez --compromised si la clé actuelle a pu être copiée.',
    });
  }
}

export class SettingsChanged extends DomainError {
  readonly code = 'settings_changed';
  readonly status = 409;

  constructor() {
    super('Une autre personne a enregistré ces réglages pendant que vous les modifiiez.', {
      nextStep: 'Comparez les deux versions ci-dessous, corrigez si besoin, puis enregistrez de nouveau.',
    });
  }
}
