import { DomainError } from '../errors/domain-error.js';
import { refusal } from '../errors/refusal.js';

/** Said at the top of a form that is brought back after its session had ended. */
export class FormResumed extends DomainError {
  readonly code = 'form_resumed';
  readonly status = 409;

  constructor(hadFile: boolean) {
    super('Votre session s’était terminée. Voici ce que vous aviez écrit.', {
      nextStep: hadFile
        ? 'Choisissez de nouveau le fichier, puis envoyez.'
        : 'Rien n’a encore été enregistré : relisez, puis envoyez.',
    });
  }
}

/**
 * A field's own button was pressed, to look something up: the form is its page again with all that was typed, and nothing
 * is done. Nothing is wrong, and nothing is said of it at the top.
 */
export class FormAsks extends DomainError {
  readonly code = 'form_asks';
  readonly status = 409;

  /** @param asked of which field, and what of it */
  constructor(asked: { field: string; what: string }) {
    super('Voici ce qui a été trouvé.', { nextStep: 'Choisissez, puis envoyez.', extra: asked });
  }
}

/** What was typed waits: the person signs in, or sees it again at once. */
export class FormInterrupted extends DomainError {
  readonly code = 'form_interrupted';
  readonly status = 401;

  /** @param goTo path of ours that leads on */
  constructor(override readonly goTo: string) {
    super('Votre session s’est terminée.', { nextStep: 'Connectez-vous : ce que vous avez écrit est gardé.' });
  }
}

/** What was sent only to be seen again would write: its page cannot show itself, and whoever asked shows what was typed. */
export const NotInRehearsal = refusal(
  'not_in_rehearsal',
  409,
  'Ce que vous veniez d’envoyer n’a pas été fait.',
  'Revenez à la page, puis envoyez de nouveau.',
);

/** Too much waits already, or this is too much: what was typed stays where it is, in the browser. */
export const FormNotKept = refusal(
  'form_not_kept',
  401,
  'Votre session s’est terminée, et ce que vous avez écrit n’a pas pu être gardé ici.',
  'Votre texte est encore dans la page précédente : revenez-y, copiez-le, puis connectez-vous dans un autre onglet.',
);
