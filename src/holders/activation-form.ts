import { Choice } from '../kernel/fields/choices.js';
import { BirthDate } from '../kernel/fields/days.js';
import { Pattern, Verbatim } from '../kernel/fields/lines.js';
import { Part } from '../kernel/fields/parts.js';

/** A P-256 point: 32 bytes a coordinate, base64url. */
const Coordinate = () => Pattern(/^[\w-]{43}$/, { sentence: 'Une coordonnée de 32 octets en base64url est attendue.' });

class PublicJwk {
  @Choice(['EC'])
  kty!: 'EC';

  @Choice(['P-256'])
  crv!: 'P-256';

  @Coordinate()
  x!: string;

  @Coordinate()
  y!: string;
}

export class ActivationForm {
  @Verbatim(40, { example: 'K7QM-4T2X-W', description: 'Numéro du pass.' })
  number!: string;

  @Verbatim(40, {
    example: 'K7QM-4T2X',
    description: 'Code secret de la lettre ; il sert une fois, pendant 30 jours.',
  })
  secret!: string;

  @BirthDate({ description: 'Date de naissance de la personne titulaire du pass.' })
  bornOn!: string;

  @Part(() => PublicJwk, { description: 'Clé publique du téléphone ; la clé privée n’en sort jamais.' })
  publicJwk!: PublicJwk;
}
