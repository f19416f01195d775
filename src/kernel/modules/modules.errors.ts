import { DomainError } from '../errors/domain-error.js';
import { refusal } from '../errors/refusal.js';

/** Also said to whoever was filling in a form when it was switched off: what they typed is given back to them. */
export const ModuleOff = refusal(
  'module_off',
  404,
  'Ce service n’est pas proposé ici, ou ne l’est plus.',
  'Appelez le CCAS. Un responsable peut le remettre en service : Réglages, Modules.',
);

export const ModuleNotGranted = refusal(
  'module_not_granted',
  403,
  'Votre compte n’ouvre pas cette partie du service.',
  'Demandez-la à un responsable du CCAS : Comptes, votre nom, Modules.',
);

export class ModuleStillHolds extends DomainError {
  readonly code = 'module_still_holds';
  readonly status = 409;

  /** @param what `2 rendez-vous à venir` */
  constructor(what: string) {
    super(`Des personnes comptent encore dessus : ${what}.`, {
      nextStep: 'Terminez-les d’abord, puis arrêtez le module.',
    });
  }
}
