import type { Type } from '@nestjs/common';
import { systemActor } from '../../src/kernel/access/actor.js';
import type { Tx } from '../../src/kernel/database/database.js';
import { readInput } from '../../src/kernel/http/input.js';
import type { Clock } from '../../src/kernel/time/clock.js';
import { AcceptDonation } from '../../src/donations/giving/accept-donation.js';
import { DeliberateDonations } from '../../src/donations/giving/deliberate-donations.js';
import { DonationForm } from '../../src/donations/giving/donation-form.js';
import { DonorForm } from '../../src/donations/giving/donor-form.js';
import { FundForm } from '../../src/donations/funds/fund-form.js';
import { Funds } from '../../src/donations/funds/funds.js';
import { PledgeDonation } from '../../src/donations/giving/pledge-donation.js';
import { ReceiveDonation } from '../../src/donations/giving/receive-donation.js';
import { RecordDonor } from '../../src/donations/giving/record-donor.js';
import { Settings } from '../../src/donations/settings/settings.js';
import { SettingsForm } from '../../src/donations/settings/settings-forms.js';

export interface Place {
  ccasId: string;
  clock: Clock;
  get<T>(token: Type<T>): T;
  within<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** A SIREN that holds by Luhn, new each time. */
export function aSiren(): string {
  const body = String(80_000_000 + ++sirens);
  for (let check = 0; ; check++) {
    const digits = [...body, String(check)].map(Number);
    const sum = digits.toReversed().reduce((total, digit, place) => {
      const value = place % 2 === 1 ? digit * 2 : digit;
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    if (sum % 10 === 0) return body + check;
  }
}
let sirens = 0;

export const settingsOfAlfortville = {
  siren: '269400024',
  legalCategory: '7361 Centre communal d’action sociale',
  object: 'Action sociale générale en faveur des habitants de la commune',
  streetNumber: '12',
  street: 'rue des Lilas',
  postcode: '94140',
  commune: 'Alfortville',
  iban: 'FR76 3000 1007 9412 3456 7890 185',
  accountHolder: 'Service de gestion comptable',
  signatoryName: 'Claire Vannier',
  signatoryQuality: 'présidente du CCAS',
  accountCash: '515',
  accountGifts: '756',
  accountExpenses: '6568',
  accountGoods: '6068',
  accountSkills: '864',
};

export function withSettings(place: Place, changes: Partial<typeof settingsOfAlfortville> = {}): Promise<void> {
  const form = readInput(SettingsForm, { ...settingsOfAlfortville, ...changes });
  return place.within((tx) => place.get(Settings).save(tx, systemActor(place.ccasId), form));
}

/** @returns the id of a fund of 10 000 €, open since 1 January */
export function aFund(place: Place, form: Partial<FundForm> = {}): Promise<string> {
  const fund = readInput(FundForm, {
    name: `Bilans auditifs ${++sirens}`,
    purpose: 'Offrir un bilan auditif aux personnes qui ont le pass.',
    startsOn: '2026-01-01',
    budgetCents: 10_000_00,
    ...form,
  });
  return place.within((tx) => place.get(Funds).open(tx, systemActor(place.ccasId), fund));
}

export function aCompany(place: Place, form: Partial<DonorForm> = {}): Promise<string> {
  const donor = readInput(DonorForm, {
    kind: 'company',
    name: 'Boulangerie du Pont',
    legalForm: 'SAS',
    siren: aSiren(),
    street: '4 rue Paul Vaillant',
    postcode: '94140',
    commune: 'Alfortville',
    email: 'compta@boulangerie.example',
    ...form,
  });
  return place.within((tx) => place.get(RecordDonor).run(tx, systemActor(place.ccasId), donor));
}

export function aPerson(place: Place, form: Partial<DonorForm> = {}): Promise<string> {
  const donor = readInput(DonorForm, {
    kind: 'person',
    name: 'Le Bras',
    firstName: 'Jeanne',
    street: '3 quai Blanqui',
    postcode: '94140',
    commune: 'Alfortville',
    email: `jeanne${++sirens}@exemple.example`,
    ...form,
  });
  return place.within((tx) => place.get(RecordDonor).run(tx, systemActor(place.ccasId), donor));
}

type Gift = Partial<DonationForm>;

/** @returns the id of a promise of 1 250 € */
export async function aPledge(place: Place, { donorId, fundId, ...form }: Gift = {}): Promise<string> {
  const gift = readInput(DonationForm, {
    donorId: donorId ?? (await aCompany(place)),
    fundId: fundId ?? (await aFund(place)),
    kind: 'money',
    ...(form.goods || form.skills ? {} : { amountCents: 1_250_00 }),
    ...form,
  });
  return place.within((tx) => place.get(PledgeDonation).run(tx, systemActor(place.ccasId), gift));
}

export async function anAcceptedGift(place: Place, gift: Gift = {}): Promise<string> {
  const id = await aPledge(place, gift);
  await place.within((tx) => place.get(AcceptDonation).run(tx, systemActor(place.ccasId), id));
  return id;
}

export async function aDeliberatedGift(place: Place, gift: Gift = {}): Promise<string> {
  const id = await anAcceptedGift(place, gift);
  await deliberate(place, [id]);
  return id;
}

/** All of a day by one deliberation, whose number is the day. */
export function deliberate(place: Place, ids: string[]): Promise<void> {
  const decidedOn = place.clock.today().toString();
  const form = { number: decidedOn, decidedOn };
  return place.within((tx) => place.get(DeliberateDonations).run(tx, systemActor(place.ccasId), ids, form));
}

/** @returns the id of a gift that has arrived whole and waits for its receipt */
export async function aReceivedGift(place: Place, gift: Gift = {}, receivedOn?: string): Promise<string> {
  const id = await aDeliberatedGift(place, gift);
  await place.within((tx) =>
    place.get(ReceiveDonation).run(tx, systemActor(place.ccasId), id, {
      receivedOn: receivedOn ?? place.clock.today().toString(),
      way: gift.kind === 'goods' || gift.kind === 'skills' ? undefined : 'transfer',
    }),
  );
  return id;
}
