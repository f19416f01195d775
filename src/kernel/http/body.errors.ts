import { DomainError } from '../errors/domain-error.js';
import { bytesInWords } from '../text/bytes-in-words.js';

export class BodyTooLarge extends DomainError {
  readonly code = 'too_large';
  readonly status = 413;

  /** @param mostBytes what would have been taken */
  constructor(mostBytes: number) {
    super(`Cet envoi est trop gros : ${bytesInWords(mostBytes)} au plus.`, {
      nextStep: 'Envoyez un fichier plus léger, ou coupez-le en plusieurs.',
    });
  }
}

/** A kind of body that this address does not take, or that nobody here reads. */
export class BodyNotTaken extends DomainError {
  readonly code = 'unsupported_media_type';
  readonly status = 415;

  constructor(taken: string) {
    super('Ce format n’est pas reconnu ici.', { nextStep: `Envoyez ${taken}.` });
  }
}

const sentences = {
  cut_short: ['Cet envoi n’est pas arrivé entier.', 'Recommencez ; si cela continue, essayez d’un autre réseau.'],
  bad_json: ['Ce texte n’est pas du JSON.', 'Vérifiez les guillemets, les virgules et les accolades.'],
  too_deep: ['Cet envoi emboîte trop de niveaux.', 'Vérifiez comment il est fabriqué : dix niveaux suffisent partout.'],
  bad_form: ['Ce formulaire ne peut pas être lu.', 'Rechargez la page, puis recommencez.'],
  too_many_parts: ['Ce formulaire a trop de champs ou de fichiers.', 'Rechargez la page, puis recommencez.'],
} as const;

/** What was sent cannot be read, whatever it meant. */
export class UnreadableBody extends DomainError {
  readonly status = 400;

  constructor(
    readonly code: keyof typeof sentences,
    cause?: unknown,
  ) {
    super(sentences[code][0], { nextStep: sentences[code][1], cause });
  }
}
