import { type FieldOptions, field, Unread } from '../../kernel/fields/word.js';

/** A number a person types for the sum; its sentence never repeats it: an error body or a log would hold it. */
const Typed = (
  wrong: { code: string; sentence: string },
  [minimum, maximum]: [number, number],
  { read = wholeNumber, ...options }: FieldOptions & { read?: (typed: string) => number | undefined },
) =>
  field(
    {
      checks: [
        {
          ...wrong,
          holds: (value) => Number.isSafeInteger(value) && Number(value) >= minimum && Number(value) <= maximum,
        },
      ],
      blank: wrong,
      read: (typed) => read(typed) ?? new Unread(wrong.code),
      schema: { type: 'integer', minimum, maximum },
      look: { label: 'Nombre', control: 'input', inputmode: 'numeric', autocomplete: 'off', maxLength: 3 },
    },
    options,
  );

function wholeNumber(typed: string): number | undefined {
  return /^\d{1,3}$/.test(typed) ? Number(typed) : undefined;
}

/** What a page and a program ask of a household. */
export class C2sForm {
  @Typed(
    {
      code: 'invalid_household',
      sentence: 'Comptez les personnes du foyer, vous compris : 1 si vous vivez seul·e, 2 pour un couple.',
    },
    [1, 20],
    {
      example: 2,
      description: 'Personnes du foyer, vous compris.',
      label: 'Combien de personnes dans le foyer ?',
      hint: 'Vous compris : 1 si vous vivez seul·e, 2 pour un couple.',
    },
  )
  household!: number;

  @Typed(
    {
      code: 'invalid_amount',
      sentence:
        'Écrivez un seul montant en euros, pour toute l’année, par exemple 15 508 ou 15508,50. Ni francs, ni texte, ni deux nombres.',
    },
    [0, 10_000_000_000],
    {
      read: readResources,
      example: 1550800,
      description: 'Ressources de douze mois, en centimes.',
      page: 'resources',
      label: 'Ressources du foyer sur un an, en euros',
      hint: 'Tout ce que le foyer a reçu ces douze derniers mois : retraites, salaires, allocations. Par exemple 15 508.',
      inputmode: 'decimal',
      maxLength: 20,
    },
  )
  resourcesCents!: number;

  /** Of the person who would pay; absent: the amounts of all ages are shown. */
  @Typed({ code: 'invalid_age', sentence: 'Écrivez un âge en années, par exemple 74, ou laissez vide.' }, [0, 120], {
    optional: true,
    example: 74,
    description: 'Pour le montant de la participation à cet âge.',
    label: 'Votre âge',
    hint: 'Pour dire combien coûterait la participation à cet âge.',
  })
  age?: number;
}

/**
 * Spaces are accepted where a thousand is set apart (`15 508`, `15 508,50 €`), since so do people and their tax notice
 * write it. Elsewhere they are refused: `15 50` or `1 200 12` may be two amounts, or a month and a number of months, and
 * a wrong answer would send somebody away from a right. So are francs, and a point for the thousands (`15.508`), which
 * read as an amount with three decimals.
 */
function readResources(text: string): number | undefined {
  const match = /^(\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,2}|\d{1,8})(?:[.,](\d{1,2}))?\s?(?:€|euros?)?$/i.exec(text);
  if (!match) return undefined;
  const euros = Number(match[1]!.replaceAll(/\D/g, ''));
  return euros * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
