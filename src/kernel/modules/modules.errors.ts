import { refusal } from '../errors/refusal.js';

/** Also said to whoever was filling in a form when it was switched off: what they typed is given back to them. */
export const ModuleOff = refusal(
  'module_off',
  404,
  'Ce service n’est pas proposé ici, ou ne l’est plus.',
  'Appelez le CCAS.',
);

/** What whoever sees `ModuleOff` can do about it: the one who may switch it on, those who can ask, everybody else. */
export function whenModuleOff(kind: string | undefined): { nextStep: string } {
  if (kind === 'manager') return { nextStep: 'Vous pouvez le remettre en service : Réglages, Modules.' };
  if (kind === 'agent') return { nextStep: 'Demandez à un responsable de le remettre en service : Réglages, Modules.' };
  return { nextStep: 'Appelez le CCAS.' };
}

export const ModuleNotGranted = refusal(
  'module_not_granted',
  403,
  'Votre compte n’ouvre pas cette partie du service.',
  'Demandez-la à un responsable du CCAS : Comptes, votre nom, Modules.',
);

/** @param what `2 rendez-vous à venir` */
export const ModuleStillHolds = refusal(
  'module_still_holds',
  409,
  (what: string) => `Des personnes comptent encore dessus : ${what}.`,
  'Terminez-les d’abord, puis arrêtez le module.',
);
