import { measuredPairs, nearestGood } from '../ccas/palette.js';
import type { FormValues } from '../kernel/http/input.js';
import { TypedFields } from '../kernel/http/typed-fields.js';

const ratioWords = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const wantedWords = new Intl.NumberFormat('fr-FR');

/**
 * The two colours of a CCAS: `#rrggbb`, or nothing for those of the house.
 * @throws InvalidInput with the contrast that was measured, where it is below AA, and a colour that would pass
 */
export function readColours(body: FormValues): { mainColour: string | null; accentColour: string | null } {
  const typed = new TypedFields(body);
  const colours = { mainColour: colourIn(typed, 'mainColour'), accentColour: colourIn(typed, 'accentColour') };
  for (const [field, role] of [
    ['mainColour', 'main'],
    ['accentColour', 'accent'],
  ] as const) {
    const colour = colours[field];
    if (!colour) continue;
    const pairs = measuredPairs({ main: role === 'main' ? colour : null, accent: role === 'accent' ? colour : null });
    const [worst] = pairs.filter(({ ratio, wanted }) => ratio < wanted).toSorted((a, b) => a.ratio - b.ratio);
    if (worst)
      typed.refuse(
        field,
        'low_contrast',
        `Contraste trop faible : ${ratioWords.format(worst.ratio)} pour 1 (${worst.use}), il en faut ${wantedWords.format(worst.wanted)}. Essayez ${nearestGood(colour, role)}, la plus proche qui convient.`,
      );
  }
  typed.done();
  return colours;
}

/** Six digits, with or without `#`; three are doubled. */
function colourIn(typed: TypedFields, field: string): string | null {
  const text = typed.text(field, 20)?.toLowerCase().replace(/^#/, '') ?? null;
  if (text === null) return null;
  if (/^[0-9a-f]{3}$/.test(text)) return `#${[...text].map((digit) => digit + digit).join('')}`;
  if (!/^[0-9a-f]{6}$/.test(text)) {
    typed.refuse(field, 'wrong_form', 'Une couleur s’écrit avec six chiffres ou lettres, par exemple #0b5560.');
    return null;
  }
  return `#${text}`;
}
