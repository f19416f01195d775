import { DomainError } from '../errors/domain-error.js';
import { refusal } from '../errors/refusal.js';
import { bytesInWords } from '../text/bytes-in-words.js';

/** What was sent, and how it is made smaller. */
const tooLarge = {
  file: ['Ce fichier est trop gros', 'Choisissez un fichier plus léger, ou coupez-le en plusieurs.'],
  list: ['Cette liste est trop grosse', 'Coupez-la en plusieurs, puis envoyez-les l’une après l’autre.'],
  form: [
    'Ce formulaire est trop long',
    'Ce que vous avez écrit est encore dans la page précédente : revenez-y, raccourcissez le texte, puis envoyez.',
  ],
  json: ['Cette demande est trop grosse', 'Envoyez-en moins à la fois.'],
} as const;

export type SentKind = keyof typeof tooLarge;

export class BodyTooLarge extends DomainError {
  readonly code = 'too_large';
  readonly status = 413;

  /** @param mostBytes of it that this address takes */
  constructor(what: SentKind, mostBytes: number) {
    super(`${tooLarge[what][0]} : ${bytesInWords(mostBytes)} au plus.`, { nextStep: tooLarge[what][1] });
  }
}

/** A kind of body that this address does not take, or that nobody here reads. */
export const BodyNotTaken = refusal(
  'unsupported_media_type',
  415,
  (_taken: string) => 'Ce format n’est pas reconnu ici.',
  (taken) => `Envoyez ${taken}.`,
);

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
