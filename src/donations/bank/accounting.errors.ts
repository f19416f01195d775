import { refusal } from '../../kernel/errors/refusal.js';

export const AccountsMissing = refusal(
  'accounts_missing',
  409,
  (missing: string[]) => `Il manque des comptes pour écrire ce fichier : ${missing.join(', ')}.`,
  'Un responsable les écrit dans « Dons », « Réglages ».',
);
