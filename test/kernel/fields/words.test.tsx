import { describe, expect, test } from '@jest/globals';
import {
  Agreement,
  Choice,
  Choices,
  Confirmation,
  Reference,
  References,
  Tick,
} from '../../../src/kernel/fields/choices.js';
import { Siren, Siret } from '../../../src/kernel/fields/companies.js';
import { BirthDate, Day, TimeOfDay } from '../../../src/kernel/fields/days.js';
import { Line, LongText, Pattern, Secret, Verbatim, WebAddress } from '../../../src/kernel/fields/lines.js';
import { Euros, Whole } from '../../../src/kernel/fields/numbers.js';
import { Commune, Email, PersonName, PhoneNumber, Postcode, Street } from '../../../src/kernel/fields/people.js';
import { Printed, PrintedText } from '../../../src/kernel/fields/printed.js';
import type { FieldDecorator } from '../../../src/kernel/fields/word.js';
import { described, formWith, type Shape, sent, shown, typed } from './one-field.js';

interface Kind {
  word: FieldDecorator;
  /** From a program, and what it becomes. */
  takes: [unknown, unknown][];
  refuses: [value: unknown, code: string, sentence: string][];
  /** From a page, and what it becomes. */
  reads?: [string, unknown][];
  misreads?: [string, code: string, sentence: string][];
  /** Of the control on a page. */
  shows: string[];
  says: Record<string, unknown>;
}

const id = '01a22c02-4ec0-7263-b604-cddf8f4c7f81';
const other = '01a22c02-4ec0-7263-b604-cddf8f4c7f82';
const length = ['wrong_length', 'Ce texte est trop court ou trop long.'] as const;
const noList = ['not_in_list', 'Cette réponse ne fait pas partie de la liste.'] as const;
const noDay =
  'Cette date n’existe pas, ou n’est pas complète. Écrivez le jour, le mois et l’année, par exemple 02/03/1948.';
const noAmount = 'Écrivez un montant en euros, par exemple 1 500 ou 1 500,50.';

const kinds: Record<string, Kind> = {
  Line: {
    word: Line(20, { min: 2, label: 'Référence' }),
    takes: [['  Le   Bràs ', 'Le Bràs']],
    refuses: [
      ['x', ...length],
      ['x'.repeat(21), ...length],
      [12, ...length],
      [['un', 'deux'], ...length],
    ],
    shows: ['<label for="champ-one">Référence</label>', 'type="text"', 'maxlength="20"', 'required'],
    says: { type: 'string', minLength: 2, maxLength: 20 },
  },
  LongText: {
    word: LongText(30),
    takes: [[' deux\r\nlignes ', 'deux\nlignes']],
    refuses: [['x'.repeat(31), ...length]],
    shows: ['<textarea', 'maxlength="30"'],
    says: { type: 'string', minLength: 1, maxLength: 30 },
  },
  Verbatim: {
    word: Verbatim(10),
    takes: [[' a  b ', ' a  b ']],
    refuses: [
      [7, 'not_text', 'Un texte est attendu.'],
      ['x'.repeat(11), 'too_long', 'Ce texte est trop long.'],
    ],
    shows: ['maxlength="10"'],
    says: { type: 'string', maxLength: 10 },
  },
  Printed: {
    word: Printed(5),
    takes: [[' a  b ', 'a b']],
    refuses: [
      ['a\u0007b', 'control_character', 'Ce texte contient un caractère qui n’est pas permis.'],
      ['x'.repeat(7), 'too_long', '5 caractères au plus : il y en a 7.'],
      ['', 'required', 'Ce champ est obligatoire.'],
    ],
    shows: ['type="text"', 'maxlength="5"'],
    says: { type: 'string', minLength: 1, maxLength: 5 },
  },
  PrintedText: {
    word: PrintedText(8),
    takes: [[' a\r\nb ', 'a\nb']],
    refuses: [
      ['a\tb', 'control_character', 'Ce texte contient un caractère qui n’est pas permis.'],
      ['x'.repeat(9), 'too_long', '8 caractères au plus : il y en a 9.'],
    ],
    shows: ['<textarea', 'maxlength="8"'],
    says: { type: 'string', minLength: 1, maxLength: 8 },
  },
  WebAddress: {
    word: WebAddress({ label: 'Site de la commune' }),
    takes: [
      [' https://www.alfortville.fr', 'https://www.alfortville.fr'],
      ['http://alfortville.fr/ccas', 'http://alfortville.fr/ccas'],
    ],
    refuses: ['www.alfortville.fr', 'ftp://alfortville.fr', 'https://', `https://a.fr/${'x'.repeat(200)}`].map(
      (address) => [address, 'invalid_address', 'Une adresse comme https://www.ma-commune.fr est attendue.'],
    ),
    shows: ['>Site de la commune</label>', 'maxlength="200"', 'autocomplete="off"'],
    says: { type: 'string', format: 'uri', maxLength: 200 },
  },
  Agreement: {
    word: Agreement('2026-1', { label: 'J’accepte la charte' }),
    takes: [['2026-1', '2026-1']],
    refuses: [
      ['2025-1', ...noList],
      ['oui', ...noList],
    ],
    reads: [['oui', '2026-1']],
    misreads: [['non', ...noList]],
    shows: ['type="checkbox"', 'value="oui"', 'J’accepte la charte'],
    says: { type: 'string', enum: ['2026-1'] },
  },
  Confirmation: {
    word: Confirmation({ code: 'unconfirmed', sentence: 'Cochez la case.' }, { label: 'Je confirme' }),
    takes: [[true, true]],
    refuses: [
      [false, 'unconfirmed', 'Cochez la case.'],
      ['oui', 'unconfirmed', 'Cochez la case.'],
    ],
    reads: [['oui', true]],
    misreads: [['non', 'unconfirmed', 'Cochez la case.']],
    shows: ['type="checkbox"', 'value="oui"', 'Je confirme'],
    says: { type: 'boolean', enum: [true] },
  },
  Secret: {
    word: Secret({ autocomplete: 'current-password' }),
    takes: [[' a  b ', ' a  b ']],
    refuses: [[7, 'not_text', 'Un texte est attendu.']],
    reads: [[' mot de passe ', ' mot de passe ']],
    shows: ['>Mot de passe</label>', 'type="password"', 'autocomplete="off"'],
    says: { type: 'string', format: 'password' },
  },
  Pattern: {
    word: Pattern(/^[a-z]+$/, { sentence: 'Des minuscules sont attendues.' }),
    takes: [['abc', 'abc']],
    refuses: [['ABC', 'wrong_form', 'Des minuscules sont attendues.']],
    shows: ['type="text"'],
    says: { type: 'string', pattern: '^[a-z]+$' },
  },
  PersonName: {
    word: PersonName({ part: 'family' }),
    takes: [[' Le  Bràs', 'Le Bràs']],
    refuses: [['x'.repeat(101), ...length]],
    shows: ['>Nom</label>', 'maxlength="100"', 'autocomplete="off"'],
    says: { type: 'string', minLength: 1, maxLength: 100 },
  },
  Street: {
    word: Street(),
    takes: [['12  rue Véron', '12 rue Véron']],
    refuses: [['x'.repeat(201), ...length]],
    shows: ['>Adresse</label>', 'maxlength="200"', 'autocomplete="off"'],
    says: { type: 'string', maxLength: 200 },
  },
  PhoneNumber: {
    word: PhoneNumber(),
    takes: [
      ['01 43 75 00 00', '01 43 75 00 00'],
      ['+32 2 555 12 12', '+32 2 555 12 12'],
    ],
    refuses: [
      ['12', 'invalid_phone', 'Ce numéro de téléphone n’est pas valable, par exemple 01 43 75 00 00.'],
      [143750000, 'invalid_phone', 'Ce numéro de téléphone n’est pas valable, par exemple 01 43 75 00 00.'],
    ],
    shows: ['>Téléphone</label>', 'type="tel"', 'autocomplete="off"'],
    says: { type: 'string' },
  },
  Email: {
    word: Email(),
    takes: [['jeanne@exemple.fr', 'jeanne@exemple.fr']],
    refuses: [
      ['jeanne@exemple', 'invalid_email', 'Cette adresse électronique n’est pas complète, par exemple nom@exemple.fr.'],
      [`${'a'.repeat(250)}@a.fr`, 'too_long', 'Ce texte est trop long.'],
    ],
    shows: ['>Courriel</label>', 'type="email"', 'maxlength="254"', 'autocomplete="off"'],
    says: { type: 'string', format: 'email', maxLength: 254 },
  },
  Postcode: {
    word: Postcode(),
    takes: [['94140', '94140']],
    refuses: [
      ['9414', 'wrong_form', 'Un code postal a cinq chiffres.'],
      ['94 140', 'wrong_form', 'Un code postal a cinq chiffres.'],
    ],
    reads: [['94 140', '94140']],
    misreads: [['2A000', 'wrong_form', 'Un code postal a cinq chiffres.']],
    shows: ['>Code postal</label>', 'inputmode="numeric"', 'autocomplete="off"'],
    says: { type: 'string', pattern: '^\\d{5}$' },
  },
  Commune: {
    word: Commune(),
    takes: [
      ['94002', '94002'],
      ['2A004', '2A004'],
    ],
    refuses: [['Alfortville', 'wrong_form', 'Un code commune de l’INSEE est attendu, par exemple 94002.']],
    shows: ['>Commune</label>', '<select'],
    says: { type: 'string', pattern: '^(\\d{2}|2A|2B)\\d{3}$', example: '94002' },
  },
  Siren: {
    word: Siren(),
    takes: [['732 829 320', '732829320']],
    refuses: [['732829321', 'invalid_siren', 'Ce SIREN n’est pas valable : vérifiez ses 9 chiffres.']],
    shows: ['>SIREN</label>', 'inputmode="numeric"'],
    says: { type: 'string', example: '732829320' },
  },
  Siret: {
    word: Siret(),
    takes: [['732 829 320 00074', '73282932000074']],
    refuses: [['73282932000075', 'invalid_siret', 'Ce SIRET n’est pas valable : vérifiez ses 14 chiffres.']],
    shows: ['>SIRET</label>', 'inputmode="numeric"'],
    says: { type: 'string', example: '73282932000074' },
  },
  Day: {
    word: Day({ label: 'Vu le' }),
    takes: [['2028-02-29', '2028-02-29']],
    refuses: [
      ['2027-02-29', 'invalid_day', 'Cette date n’existe pas. Écrivez-la comme 1948-03-02.'],
      ['02/03/1948', 'invalid_day', 'Cette date n’existe pas. Écrivez-la comme 1948-03-02.'],
    ],
    reads: [
      ['1948-03-02', '1948-03-02'],
      ['2/3/1948', '1948-03-02'],
      ['2 mars 1948', '1948-03-02'],
    ],
    misreads: [
      ['30/02/1948', 'invalid_day', noDay],
      ['mars 1948', 'invalid_day', noDay],
    ],
    shows: ['>Vu le</label>', 'type="date"'],
    says: { type: 'string', format: 'date' },
  },
  BirthDate: {
    word: BirthDate(),
    takes: [['1948-03-02', '1948-03-02']],
    refuses: [],
    reads: [['02031948', '1948-03-02']],
    shows: ['>Date de naissance</label>', 'Par exemple 02/03/1948.', 'type="text"', 'autocomplete="off"'],
    says: { type: 'string', format: 'date' },
  },
  TimeOfDay: {
    word: TimeOfDay(),
    takes: [['09:30', '09:30']],
    refuses: [['24:00', 'wrong_form', 'Écrivez l’heure ainsi : 09:30.']],
    reads: [
      ['9h30', '09:30'],
      ['9 h', '09:00'],
    ],
    misreads: [['midi', 'wrong_form', 'Écrivez l’heure ainsi : 09:30.']],
    shows: ['type="time"'],
    says: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
  },
  Whole: {
    word: Whole({ min: 0, max: 1200, sentence: { too_big: 'C’est trop.' } }),
    takes: [[12, 12]],
    refuses: [
      ['12', 'not_integer', 'Un nombre entier est attendu.'],
      [1.5, 'not_integer', 'Un nombre entier est attendu.'],
      [-1, 'too_small', 'Ce nombre est trop petit.'],
      [1201, 'too_big', 'C’est trop.'],
    ],
    reads: [
      ['1 200', 1200],
      ['10 %', 10],
    ],
    misreads: [
      ['beaucoup', 'not_integer', 'Un nombre entier est attendu.'],
      ['1,5', 'not_integer', 'Un nombre entier est attendu.'],
      ['5000', 'too_big', 'C’est trop.'],
    ],
    shows: ['inputmode="numeric"'],
    says: { type: 'integer', minimum: 0, maximum: 1200 },
  },
  Euros: {
    word: Euros({ max: 150_050 }),
    takes: [[150_050, 150_050]],
    refuses: [
      [0, 'too_small', 'Un montant est supérieur à zéro.'],
      [150_051, 'too_big', 'Ce montant dépasse 1 500,50 €.'],
      [12.5, 'not_integer', 'Un nombre entier est attendu.'],
    ],
    reads: [
      ['1 500,50', 150_050],
      ['12.5', 1250],
      ['15 €', 1500],
    ],
    misreads: [
      ['douze', 'invalid_amount', noAmount],
      ['12€50', 'invalid_amount', noAmount],
      ['0,00', 'zero', 'Un montant est supérieur à zéro.'],
      ['-3', 'negative', 'Un montant est supérieur à zéro : ôtez le signe moins.'],
      ['1500,51', 'too_big', 'Ce montant dépasse 1 500,50 €.'],
    ],
    shows: ['>Montant en euros</label>', 'inputmode="decimal"'],
    says: { type: 'integer', minimum: 1, maximum: 150_050 },
  },
  Choice: {
    word: Choice({ yes: 'Tout à fait', no: 'Pas du tout' }, { label: 'Convient' }),
    takes: [['no', 'no']],
    refuses: [
      ['maybe', ...noList],
      ['Tout à fait', ...noList],
      ['toString', ...noList],
    ],
    shows: ['>Convient</label>', '<option value="yes">Tout à fait</option>'],
    says: { type: 'string', enum: ['yes', 'no'] },
  },
  'Choice of numbers': {
    word: Choice([1, 2, 3]),
    takes: [[2, 2]],
    refuses: [
      [4, ...noList],
      ['2', ...noList],
    ],
    reads: [['2', 2]],
    misreads: [['4', ...noList]],
    shows: ['<option value="1">1</option>'],
    says: { type: 'number', enum: [1, 2, 3] },
  },
  Choices: {
    word: Choices([1, 2, 3], { most: 2 }),
    takes: [
      [
        [1, 3],
        [1, 3],
      ],
    ],
    refuses: [
      [1, 'not_list', 'Une liste est attendue.'],
      [[], 'too_few', 'Cette liste est trop courte.'],
      [[1, 2, 3], 'too_many', 'Cette liste est trop longue.'],
      [[1, 1], 'repeated', 'Cette liste contient deux fois la même valeur.'],
      [[1, 4], ...noList],
    ],
    reads: [['3', [3]]],
    shows: ['<select'],
    says: {
      type: 'array',
      minItems: 1,
      maxItems: 2,
      uniqueItems: true,
      items: { type: 'number', enum: [1, 2, 3] },
    },
  },
  Tick: {
    word: Tick({ label: 'Accessible' }),
    takes: [
      [true, true],
      [false, false],
    ],
    refuses: [['oui', 'not_boolean', 'Une réponse vrai ou faux est attendue.']],
    reads: [
      ['oui', true],
      ['', false],
      ['autre', false],
    ],
    shows: ['type="checkbox"', 'value="oui"', 'Accessible'],
    says: { type: 'boolean' },
  },
  Reference: {
    word: Reference(),
    takes: [[id, id]],
    refuses: [['12', 'not_uuid', 'Un identifiant est attendu.']],
    shows: ['<select'],
    says: { type: 'string', format: 'uuid' },
  },
  References: {
    word: References({ most: 2 }),
    takes: [
      [
        [id, other],
        [id, other],
      ],
    ],
    refuses: [
      [[id, '12'], 'not_uuid', 'Un identifiant est attendu.'],
      [[id, id], 'repeated', 'Cette liste contient deux fois la même valeur.'],
    ],
    shows: ['<select'],
    says: { type: 'array', minItems: 1, maxItems: 2, uniqueItems: true, items: { type: 'string', format: 'uuid' } },
  },
};

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const asPlain = (answer: unknown) => (Array.isArray(answer) ? answer.map((each) => plain(String(each))) : answer);

describe.each(Object.entries(kinds))('%s', (_, { word, takes, refuses, reads = [], misreads = [], shows }) => {
  const shape = formWith(word);

  test('takes from a program', () => {
    for (const [value, becomes] of takes) expect(sent(shape, { one: value })).toEqual({ one: becomes });
  });

  test('refuses, with its code and its sentence', () => {
    for (const [value, code, sentence] of refuses)
      expect(asPlain(sent(shape, { one: value }))).toEqual([plain(`one ${code} ${sentence}`)]);
  });

  test('reads what a person types', () => {
    for (const [text, becomes] of reads) expect(typed(shape, { one: text })).toEqual({ one: becomes });
    for (const [text, code, sentence] of misreads)
      expect(asPlain(typed(shape, { one: text }))).toEqual([plain(`one ${code} ${sentence}`)]);
  });

  test('is obligatory', () => {
    for (const nothing of [{}, { one: null }])
      expect(sent(shape, nothing)).toEqual(['one required Ce champ est obligatoire.']);
  });

  test('shows itself on a page', () => {
    const html = shown(word);
    for (const part of shows) expect(html).toContain(part);
  });
});

test('each is described for programs', async () => {
  const names = Object.keys(kinds).map((name) => name.replaceAll(' ', ''));
  const shapes = Object.values(kinds).map(({ word }): Shape => formWith(word));
  const schemas = await described(Object.fromEntries(names.map((name, at) => [name, shapes[at]!])));
  Object.values(kinds).forEach(({ says }, at) =>
    expect(schemas[names[at]!]).toMatchObject({ type: 'object', properties: { one: says }, required: ['one'] }),
  );
});
