import type { Temporal } from 'temporal-polyfill';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { DemoPart, type Get } from '../kernel/demonstration/demo-part.js';
import { readInput } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { AcceptDonation } from './giving/accept-donation.js';
import { DeliberateDonations } from './giving/deliberate-donations.js';
import { DonationForm } from './giving/donation-form.js';
import { DonorForm } from './giving/donor-form.js';
import { FundForm } from './funds/fund-form.js';
import { Funds } from './funds/funds.js';
import { yearOfGifts } from './invented-year.js';
import { IssueReceipt } from './receipts/issue-receipt.js';
import { PledgeDonation } from './giving/pledge-donation.js';
import { ReceiveDonation } from './giving/receive-donation.js';
import { RecordDonor } from './giving/record-donor.js';
import { RecordExpense } from './funds/record-expense.js';
import { Settings } from './settings/settings.js';
import { SettingsForm } from './settings/settings-forms.js';

const ccas = {
  siren: '269400024',
  legalCategory: '7361 Centre communal d’action sociale',
  object: 'Action sociale en faveur des habitants d’Alfortville',
  streetNumber: '1',
  street: 'place de la Mairie',
  postcode: '94140',
  commune: 'Alfortville',
  // The example of the IBAN registry for France: nobody's account.
  iban: 'FR1420041010050500013M02606',
  accountHolder: 'Service de gestion comptable (démonstration)',
  signatoryName: 'Claire Vannier',
  signatoryQuality: 'présidente du CCAS',
  accountCash: '515',
  accountGifts: '756',
  accountExpenses: '6568',
};

const place = { postcode: '94140', commune: 'Alfortville' };
const givers = [
  {
    kind: 'company',
    name: 'Menuiserie des Deux Rives',
    legalForm: 'SARL',
    siren: '900200015',
    street: '14 rue de Seine',
    ...place,
    email: 'contact@deux-rives.example',
  },
  {
    kind: 'company',
    name: 'Transports Lemoine',
    legalForm: 'SAS',
    siren: '900200023',
    street: '2 quai Blanqui',
    ...place,
    email: 'dons@lemoine.example',
  },
  { kind: 'person', name: 'Aubry', firstName: 'Simone', street: '7 rue Véron', ...place },
] as const;

/** Three funds, what was given and paid in a year and a half, and four gifts that stand somewhere on their way. */
@DemoPart()
@Injectable()
export class DonationsDemo implements DemoPart {
  readonly place = 80;

  constructor(
    private readonly clock: Clock,
    private readonly modules: ModuleRef,
  ) {}

  load(tx: Tx, actor: Actor): Promise<void> {
    const get: Get = (token) => this.modules.get(token as never, { strict: false });
    return fill(get, tx, actor, this.clock.today());
  }
}

async function fill(get: Get, tx: Tx, actor: Actor, day: Temporal.PlainDate): Promise<void> {
  const today = day.toString();
  await get(Settings).save(tx, actor, readInput(SettingsForm, ccas));
  const [offer] = await tx.rows<{ id: string }>(
    `select id from offer where benefit_kind = 'service' and state = 'published' order by id limit 1`,
  );
  const fund = (form: object) =>
    get(Funds).open(tx, actor, readInput(FundForm, { startsOn: `${day.year - 2}-01-01`, ...form }));
  const hearing = await fund({
    name: 'Un an de bilans auditifs',
    purpose: 'Offrir un bilan auditif à chaque personne qui a le pass senior, et un rendez-vous de suivi.',
    budgetCents: 12_000_00,
    ...(offer && { offerId: offer.id }),
  });
  const meals = await fund({
    name: 'Paniers du samedi',
    purpose: 'Porter chaque samedi un panier de produits frais à ceux qui ne sortent plus.',
    budgetCents: 8_000_00,
  });
  const outings = await fund({
    name: 'Sorties de l’année',
    purpose: 'Emmener chaque saison quarante personnes voir autre chose que leur rue.',
    budgetCents: 9_000_00,
  });
  await yearOfGifts({ get, tx, actor, today: day, funds: { hearing, meals, outings } });
  const donors: string[] = [];
  for (const giver of givers) donors.push(await get(RecordDonor).run(tx, actor, readInput(DonorForm, giver)));
  const [joiners, haulier, simone] = donors as [string, string, string];
  const gift = (donorId: string, fundId: string, amountCents: number, more: object = {}) =>
    get(PledgeDonation).run(
      tx,
      actor,
      readInput(DonationForm, { donorId, fundId, kind: 'money', amountCents, ...more }),
    );
  const receive = (id: string) => get(ReceiveDonation).run(tx, actor, id, { receivedOn: today, way: 'transfer' });

  const whole = await gift(joiners, hearing, 6_000_00);
  const waiting = await gift(haulier, hearing, 2_500_00);
  const small = await gift(simone, meals, 150_00);
  for (const id of [whole, waiting, small]) await get(AcceptDonation).run(tx, actor, id);
  await get(DeliberateDonations).run(tx, actor, [whole, waiting], {
    number: `${today.slice(0, 4)}-31`,
    decidedOn: today,
  });
  await receive(whole);
  await receive(waiting);
  await get(IssueReceipt).run(tx, actor, whole);
  await gift(haulier, meals, 900_00, { kind: 'goods', description: 'Trente cagettes isothermes' });
  await get(RecordExpense).run(tx, actor, hearing, {
    spentOn: today,
    label: 'Bilans auditifs du premier trimestre',
    reference: 'Mandat 112',
    amountCents: 1_840_50,
  });
}
