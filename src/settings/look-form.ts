import { measuredPairs, nearestGood } from '../ccas/palette.js';
import { Tick } from '../kernel/fields/choices.js';
import { type FieldOptions, field } from '../kernel/fields/word.js';
import { VersionedForm } from '../ccas/version-in.js';

const ratioWords = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const wantedWords = new Intl.NumberFormat('fr-FR');

type Role = 'main' | 'accent';

/** A colour of the CCAS, `#rrggbb`, with enough contrast for what it serves; a page may leave out `#`, or double three digits. */
const Colour = (role: Role, options: FieldOptions) =>
  field(
    {
      checks: [
        {
          code: 'wrong_form',
          sentence: 'Une couleur s’écrit avec six chiffres ou lettres, par exemple #0b5560.',
          holds: (value) => typeof value === 'string' && /^#[0-9a-f]{6}$/.test(value),
        },
        {
          code: 'low_contrast',
          sentence: (colour: string) => tooPale(colour, role),
          holds: (value) => weakest(value as string, role) === undefined,
        },
      ],
      read: wholeColour,
      schema: { type: String, example: '#0b5560' },
      look: { label: 'Couleur', control: 'input', maxLength: 7, autocomplete: 'off' },
    },
    options,
  );

/** Logo and colours; none for those of the house. */
export class LookForm extends VersionedForm {
  @Tick({ label: 'Retirer le logo' })
  sansLogo!: boolean;

  @Colour('main', {
    optional: true,
    label: 'Couleur principale',
    hint: 'Liens, boutons, titres de la carte. Par exemple #0b5560.',
  })
  mainColour!: string | null;

  @Colour('accent', { optional: true, label: 'Couleur d’accent', hint: 'Filets et graphiques, jamais du texte.' })
  accentColour!: string | null;
}

function wholeColour(typed: string): string {
  const digits = typed.toLowerCase().replace(/^#/, '');
  const isShort = /^[0-9a-f]{3}$/.test(digits);
  return `#${isShort ? [...digits].map((digit) => digit + digit).join('') : digits}`;
}

/** The pair below AA that misses it most. */
function weakest(colour: string, role: Role) {
  const pairs = measuredPairs({ main: role === 'main' ? colour : null, accent: role === 'accent' ? colour : null });
  return pairs.filter(({ ratio, wanted }) => ratio < wanted).toSorted((a, b) => a.ratio - b.ratio)[0];
}

/** With the contrast that was measured, and a colour that would pass. */
function tooPale(colour: string, role: Role): string {
  const { ratio, use, wanted } = weakest(colour, role)!;
  return `Contraste trop faible : ${ratioWords.format(ratio)} pour 1 (${use}), il en faut ${wantedWords.format(wanted)}. Essayez ${nearestGood(colour, role)}, la plus proche qui convient.`;
}
