import { DomainError } from '../kernel/errors/domain-error.js';
import { refusal } from '../kernel/errors/refusal.js';

export const NothingToPrint = refusal(
  'nothing_to_print',
  409,
  'Aucune carte ne correspond : il n’y a rien à imprimer.',
  'Choisissez d’autres cartes, une date plus ancienne, ou délivrez d’abord les pass.',
);

export class TooManyCards extends DomainError {
  readonly code = 'too_many_cards';
  readonly status = 409;

  constructor(count: number, limit: number) {
    super(`${count} cartes, c’est plus que les ${limit} d’un seul envoi.`, {
      nextStep: 'Imprimez-les en plusieurs fois, par exemple par date de délivrance.',
      extra: { count, limit },
    });
  }
}

/** The files of a batch: not made yet, given up, or deleted since. */
export class FileNotThere extends DomainError {
  readonly code = 'file_not_there';
  readonly status = 409;

  constructor(why: 'not_ready' | 'failed' | 'cleared' | 'not_asked') {
    const [detail, nextStep] = {
      not_ready: ['Ce fichier est encore en préparation.', 'Attendez que la préparation soit finie.'],
      failed: ['Ce fichier n’a pas pu être préparé.', 'Préparez de nouveau ces cartes.'],
      cleared: [
        'Ce fichier a été effacé : un fichier est gardé sept jours.',
        'Préparez de nouveau ces cartes : les codes imprimés restent valables.',
      ],
      not_asked: ['Ce fichier n’a pas été demandé.', 'Préparez de nouveau ces cartes en choisissant ce format.'],
    }[why] as [string, string];
    super(detail, { nextStep, extra: { why } });
  }
}
