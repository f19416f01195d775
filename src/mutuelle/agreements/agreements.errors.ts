import { refusal } from '../../kernel/errors/refusal.js';

export const NoAgreement = refusal(
  'no_agreement',
  409,
  'Aucune convention avec une mutuelle n’est en vigueur.',
  'Enregistrez la convention et sa date de signature, puis recommencez.',
);

export const AgreementOverlaps = refusal(
  'agreement_overlaps',
  409,
  (insurer: string) => `Ces dates recouvrent la convention signée avec ${insurer}.`,
  'Une seule convention est en vigueur à la fois, pour ne jamais comparer des assureurs devant les habitants. Changez les dates, ou mettez d’abord fin à l’autre.',
);

export const WrongAgreementState = refusal(
  'wrong_agreement_state',
  409,
  (detail: string, _nextStep: string) => detail,
  (_detail, nextStep) => nextStep,
);
