import { isUUID } from 'class-validator';
import type { Composed } from '../kernel/fields/fields-of.js';
import { type FieldOptions, field, Unread } from '../kernel/fields/word.js';
import { isNewcomer, NEWCOMER, pickedOtherwise } from './picked-otherwise.js';
import { AnyPersonField, KnownPersonField } from './pages/person-field.js';

/** Who was picked: somebody of the register, or somebody who enters it with this form. `PickResident` says who it is. */
export interface PickedResident extends Composed {
  id?: string;
  /** As typed in the fields of `NewcomerForm`. */
  newcomer?: Record<string, string>;
}

const notChosen = new Unread('not_chosen', 'Choisissez la personne parmi celles qui ont été trouvées.');

interface ResidentOptions extends FieldOptions {
  /** Only somebody who has a dossier: nobody is registered here. */
  isKnown?: boolean;
}

/**
 * A person of the register, found by name, birth date, pass number or code. Its page finds them with `ResidentPicks`, its
 * handler learns who it is from `PickResident`.
 */
export function Resident({ isKnown, ...options }: ResidentOptions = {}) {
  return field(
    {
      checks: [{ code: notChosen.code, sentence: notChosen.sentence, holds: (value) => isPicked(value) }],
      blank: { code: 'required', sentence: 'Cherchez la personne, puis choisissez-la.' },
      compose: (own, beside) => composed(own, beside, isKnown),
      schema: { type: String, format: 'uuid' },
      look: {
        label: 'Personne',
        hint: 'Trois lettres de son nom, sa date de naissance, ou son pass : le numéro, ou le code lu par un lecteur.',
        control: isKnown ? KnownPersonField : AnyPersonField,
      },
    },
    options,
  );
}

function composed(own: string, beside: Record<string, string>, isKnown = false): PickedResident | Unread | undefined {
  const { cherche: typed = '', vu: listed = '' } = beside;
  if (isNewcomer(own) && !isKnown) {
    const newcomer = Object.fromEntries(
      Object.entries(beside)
        .filter(([name]) => name.startsWith(NEWCOMER))
        .map(([name, text]) => [name.slice(NEWCOMER.length), text]),
    );
    if (own === pickedOtherwise.someoneElse) newcomer.confirmedNew = 'oui';
    return { isComposed: true, newcomer };
  }
  // Somebody else was looked for after this one was chosen.
  if (typed !== '' && typed !== listed) return notChosen;
  if (isUUID(own)) return { isComposed: true, id: own.toLowerCase() };
  return own === pickedOtherwise.nobody || typed === '' ? undefined : notChosen;
}

function isPicked(value: unknown): boolean {
  const { id, newcomer } = (value ?? {}) as Partial<PickedResident>;
  return isUUID(id) || typeof newcomer === 'object';
}
