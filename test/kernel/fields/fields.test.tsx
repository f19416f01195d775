import { describe, expect, test } from '@jest/globals';
import { OmitType, PartialType } from '@nestjs/swagger';
import fc from 'fast-check';
import { asTyped } from '../../../src/kernel/fields/as-typed.js';
import { Choice, Reference, References, Tick } from '../../../src/kernel/fields/choices.js';
import { Day } from '../../../src/kernel/fields/days.js';
import { fieldsOf } from '../../../src/kernel/fields/fields-of.js';
import { Line } from '../../../src/kernel/fields/lines.js';
import { eurosOf, Euros, Whole } from '../../../src/kernel/fields/numbers.js';
import { Part, Parts } from '../../../src/kernel/fields/parts.js';
import { Email, PersonName, PhoneNumber } from '../../../src/kernel/fields/people.js';
import { readChanges, readForm } from '../../../src/kernel/http/input.js';
import { frenchDay, frenchEuros } from '../../../src/kernel/ui/french.js';
import { renderPage } from '../../../src/kernel/ui/render-page.js';
import { described, formWith, sent, shown, typed } from './one-field.js';

const required = 'required Ce champ est obligatoire.';

describe('a field that may be left out', () => {
  test('or be null, where null means that there is none', async () => {
    const shape = formWith(Email({ optional: true }));
    expect(sent(shape, {})).toEqual({});
    expect(sent(shape, { one: null })).toEqual({ one: null });
    expect((await described({ Loose: shape })).Loose).toMatchObject({ properties: { one: { nullable: true } } });
  });

  test('and is never null, where its column would refuse it', async () => {
    const shape = formWith(Email({ optional: 'never null' }));
    expect(sent(shape, {})).toEqual({});
    expect(sent(shape, { one: null })).toEqual([`one ${required}`]);
    const { Strict } = await described({ Strict: shape });
    expect(Strict).toMatchObject({ properties: { one: { format: 'email' } } });
    expect(Strict).not.toHaveProperty('required');
    expect(Strict).not.toHaveProperty('properties.one.nullable');
  });

  test('is refused all the same when it is there and wrong', () => {
    expect(sent(formWith(Email({ optional: true })), { one: '@' })).toEqual([
      expect.stringMatching(/^one invalid_email /),
    ]);
  });
});

class Gift {
  @Choice(['company', 'person'])
  who!: 'company' | 'person';

  @Line(20, { when: ({ who }: Gift) => who === 'company' })
  company?: string;

  @Euros({ page: 'amount' })
  amountCents!: number;

  @Tick()
  isThanked!: boolean;
}

describe('a field that must not be left blank', () => {
  test('says so in words of its own, where it has some', () => {
    const shape = formWith(Line(20, { blank: { code: 'no_title', sentence: 'Donnez un titre.' } }));
    for (const values of [{}, { one: null }, { one: '' }])
      expect(sent(shape, values)).toEqual(['one no_title Donnez un titre.']);
    expect(typed(shape, { one: ' ' })).toEqual(['one no_title Donnez un titre.']);
  });
});

describe('an answer of a button, which is not typed', () => {
  test('that is none of them counts as none', () => {
    const one = formWith(Choice(['kept', 'merged'], { optional: true, isLoose: true }));
    expect(typed(one, { one: 'kept' })).toEqual({ one: 'kept' });
    expect(typed(one, { one: 'autre' })).toEqual({});
    const id = '01a22c02-4ec0-7263-b604-cddf8f4c7f81';
    const named = formWith(Reference({ isLoose: true }));
    expect(typed(named, { one: id.toUpperCase() })).toEqual({ one: id });
    expect(typed(named, { one: 'x' })).toEqual([`one ${required}`]);
    const several = formWith(References({ optional: true, isLoose: true }));
    expect(typed(several, { one: ['x', id, id] })).toEqual({ one: [id] });
    expect(typed(several, { one: ['x'] })).toEqual({});
  });
});

describe('a field asked of some forms only', () => {
  test('is obligatory there, and ignored elsewhere', () => {
    const rest = { amountCents: 5, isThanked: true };
    expect(sent(Gift, { who: 'company', ...rest })).toEqual([`company ${required}`]);
    expect(sent(Gift, { who: 'person', ...rest })).toEqual({ who: 'person', ...rest });
  });
});

class Street {
  @Line(10, { optional: true })
  line?: string;
}
class WithStreet extends Street {
  @Line(5)
  declare line: string;
}

describe('a form that extends another', () => {
  test('has its fields; stated again, a field is what the later word says, and nothing of the first', () => {
    expect(sent(WithStreet, {})).toEqual([`line ${required}`]);
    expect(sent(WithStreet, { line: '123456' })).toEqual(['line wrong_length Ce texte est trop court ou trop long.']);
    expect(sent(Street, {})).toEqual({});
  });

  test('may be picked from it, or be its changes', () => {
    class Changes extends PartialType(OmitType(Gift, ['who', 'company']), { skipNullProperties: false }) {}
    expect(typed(Changes, { amount: '12,50' })).toEqual({ amountCents: 1250, isThanked: false });
    expect(sent(Changes, { amountCents: null })).toEqual([`amountCents ${required}`]);
    expect(sent(Changes, { who: 'person' })).toEqual(['who unknown_field Ce champ n’est pas connu.']);
  });
});

class Proof {
  @Day()
  seenOn!: string;
}
class Dossier {
  @PersonName({ part: 'family' })
  lastName!: string;

  @Part(() => Proof)
  proof!: Proof;

  @Parts(() => Gift, { most: 1, optional: true })
  gifts?: Gift[];

  @Line(10, { optional: true })
  note?: string;
}

describe('a form within a form', () => {
  test('is read, and refused, by the names of both', () => {
    expect(typed(Dossier, { lastName: 'Le Bràs', 'proof.seenOn': '2/3/2026' })).toEqual({
      lastName: 'Le Bràs',
      proof: { seenOn: '2026-03-02' },
    });
    expect(typed(Dossier, { lastName: 'Le Bràs', 'proof.seenOn': 'hier' })).toEqual([
      expect.stringMatching(/^proof\.seenOn invalid_day /),
    ]);
    expect(sent(Dossier, { lastName: 'Le Bràs', proof: 'vu' })).toEqual(['proof not_object Un objet est attendu.']);
    expect(sent(Dossier, { lastName: 'Le Bràs' })).toEqual([`proof ${required}`]);
  });

  test('several of them: as many as are taken, each of them whole', () => {
    const dossier = { lastName: 'Le Bràs', proof: { seenOn: '2026-03-02' } };
    const gift = { who: 'person', amountCents: 5, isThanked: true };
    expect(sent(Dossier, { ...dossier, gifts: [gift] })).toEqual({ ...dossier, gifts: [gift] });
    expect(sent(Dossier, { ...dossier, gifts: [gift, gift] })).toEqual(['gifts too_many Cette liste est trop longue.']);
    expect(sent(Dossier, { ...dossier, gifts: [{ ...gift, amountCents: 0 }] })).toEqual([
      'gifts.0.amountCents too_small Un montant est supérieur à zéro.',
    ]);
    expect(sent(Dossier, { ...dossier, gifts: ['un'] })).toContain('gifts not_object Un objet est attendu.');
  });

  test('is described by its name', async () => {
    const schemas = await described({ Dossier });
    expect(schemas.Dossier!.properties).toMatchObject({
      proof: { $ref: '#/components/schemas/Proof' },
      gifts: { type: 'array', maxItems: 1, items: { $ref: '#/components/schemas/Gift' } },
    });
    expect(schemas.Proof!.properties).toEqual({ seenOn: { type: 'string', format: 'date' } });
  });
});

describe('a page', () => {
  test('may ask in its own way: what is refused has the name it uses', () => {
    expect(typed(Gift, { who: 'person', amount: '1 500,50', isThanked: 'oui' })).toEqual({
      who: 'person',
      amountCents: 150_050,
      isThanked: true,
    });
    expect(typed(Gift, { who: 'person', amount: '0' })).toEqual(['amount zero Un montant est supérieur à zéro.']);
    expect(typed(Gift, { who: 'person', amount: ' ' })).toEqual([`amount ${required}`]);
  });

  test('that sends what the form does not know, or a field twice, is refused', () => {
    expect(typed(Proof, { seenOn: '2026-03-02', income: '12' })).toEqual([
      'income unknown_field Ce champ n’est pas connu.',
    ]);
    expect(typed(Proof, { seenOn: ['2026-03-02', '2026-03-03'] })).toEqual([
      expect.stringMatching(/^seenOn invalid_day /),
    ]);
  });

  test('gives besides what it does not ask for; what is undefined is not there', () => {
    const form = readForm(Dossier, { 'proof.seenOn': '2/3/2026', note: 'x' }, { lastName: 'Le Bràs', note: undefined });
    expect({ ...form }).toStrictEqual({ lastName: 'Le Bràs', proof: expect.any(Proof) });
  });

  test('of changes takes away what was emptied and may be none, and nothing else', () => {
    expect({ ...readChanges(Dossier, { lastName: 'Le Bràs', 'proof.seenOn': '2/3/2026', note: '  ' }) }).toMatchObject({
      note: null,
    });
    class Changes extends PartialType(Dossier, { skipNullProperties: false }) {}
    expect({ ...readChanges(Changes, { lastName: '' }) }).toEqual({ note: null, gifts: null });
  });
});

describe('what is known', () => {
  test('is shown as a person types it, by the names of the page', () => {
    expect(asTyped(Gift, { who: 'person', company: null, amountCents: 150_050, isThanked: true })).toEqual({
      who: 'person',
      amount: '1500,50',
      isThanked: 'oui',
    });
    expect(asTyped(Dossier, { lastName: 'Le Bràs', proof: { seenOn: '2026-03-02' }, gifts: [] })).toEqual({
      lastName: 'Le Bràs',
      'proof.seenOn': '2026-03-02',
    });
    expect(asTyped(formWith(PhoneNumber()), { one: '+33143750000' })).toEqual({ one: '01 43 75 00 00' });
    expect(asTyped(formWith(Tick()), { one: false })).toEqual({});
  });
});

describe('what a page shows', () => {
  test('is what was typed, and what is wrong with it', () => {
    const error = { field: 'one', code: 'wrong_length', detail: 'Trop long.' };
    const refusal = { status: 400, code: 'invalid_input', detail: 'À corriger.', errors: [error] };
    const html = shown(Line(5, { hint: 'Court.' }), {}, { values: { one: '123456' }, refusal });
    expect(html).toContain('value="123456"');
    expect(html).toMatch(/aria-invalid="true" aria-describedby="champ-one-aide champ-one-erreur"/);
    expect(html).toContain('Trop long.');
  });

  test('says that an answer may be left out', () => {
    const html = shown(Line(5, { optional: true }));
    expect(html).toContain('(facultatif)');
    expect(html).not.toContain('required');
  });

  test('is offered by the browser to somebody who types it of themselves, and at no counter', () => {
    const word = PersonName({ part: 'given' });
    expect(shown(word)).toContain('autocomplete="off"');
    expect(shown(word, {}, { isOwn: true })).toContain('autocomplete="given-name"');
  });

  test('may be said otherwise, for this page', () => {
    const word = Choice({ a: 'Un', b: 'Deux' }, { label: 'Lequel', optional: true });
    const html = shown(word, { control: 'choices', label: 'Que voulez-vous ?', value: 'b' });
    expect(html).toContain('<legend>Que voulez-vous ?</legend>');
    expect(html).toMatch(/type="radio"[^>]*value="b" checked/);
  });

  test('is found by the names of both forms, and by the page’s own', () => {
    const { proof } = fieldsOf(Dossier, { values: { 'proof.seenOn': '2026-03-02' } });
    const { amountCents } = fieldsOf(Gift, { values: { amount: '12,50' } });
    const page = renderPage(
      undefined,
      { title: 'Une page' },
      <>
        <proof.seenOn label="Vu le" />
        {amountCents({})}
      </>,
    );
    expect(page).toMatch(/id="champ-proof.seenOn" name="proof.seenOn" type="date" value="2026-03-02"/);
    expect(page).toMatch(/id="champ-amount" name="amount" type="text" value="12,50"/);
    // @ts-expect-error a name that is misspelt does not compile
    expect(fieldsOf(Dossier, { values: {} }).lastNme).toBeUndefined();
  });
});

describe('text and value', () => {
  const amount = formWith(Euros({ max: 99_999_999_999 }));
  const day = formWith(Day());
  const number = formWith(Whole({ min: 0, max: 1_000_000 }));

  test('an amount is read back to the cent, as a page writes it and as the French do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (cents) => {
        expect(typed(amount, { one: eurosOf(cents) })).toEqual({ one: cents });
        expect(typed(amount, { one: frenchEuros(cents) })).toEqual({ one: cents });
      }),
    );
  });

  test('a day is read back, however it is written', () => {
    const days = fc.date({ min: new Date('1880-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = iso.split('-').map(Number);
        for (const text of [iso, `${dayOfMonth}/${month}/${year}`, frenchDay(iso)])
          expect(typed(day, { one: text })).toEqual({ one: iso });
      }),
    );
  });

  test('whatever is typed, it is a value of its kind or a refusal at its field', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'0123456789,. €-/:eh%') });
    fc.assert(
      fc.property(texts, (text) => {
        for (const shape of [amount, number]) {
          const answer = typed(shape, { one: text });
          if (Array.isArray(answer)) expect(String(answer[0])).toMatch(/^one /);
          else expect(Number.isSafeInteger((answer as { one: unknown }).one)).toBe(true);
        }
      }),
    );
  });
});
