import { randomInt, randomUUID } from 'node:crypto';
import { OpenCcas } from '../../src/ccas/open-ccas.js';
import { AllowCarer } from '../../src/holders/allow-carer.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { Database } from '../../src/kernel/database/database.js';
import type { Clock } from '../../src/kernel/time/clock.js';
import { readInput } from '../../src/kernel/http/input.js';
import { ChangeOfferState } from '../../src/offers/change-offer-state.js';
import { DraftOffer } from '../../src/offers/draft-offer.js';
import { OfferForm } from '../../src/offers/offer-form.js';
import { ChangePartnerState } from '../../src/partners/change-partner-state.js';
import { PartnerForm } from '../../src/partners/partner-form.js';
import { RegisterPartner } from '../../src/partners/register-partner.js';
import { PassQuery } from '../../src/passes/pass.query.js';
import { IssuePass } from '../../src/passes/issue-pass.js';
import type { PassCategory } from '../../src/passes/pass.entity.js';
import { SignCredential } from '../../src/passes/sign-credential.js';
import { RegisterResident } from '../../src/residents/register-resident.js';
import { ResidentForm } from '../../src/residents/resident-form.js';
import { alfortville, everyModule, type TestApp, withinOf } from './app.js';
import { client, type Client } from './http.js';
import { aToken } from './personas.js';

/** Where a builder builds: the default CCAS of the application, or a second one beside it. */
type Place = Pick<TestApp, 'get' | 'within' | 'ccasId'> & { clock: Pick<Clock, 'today'> };

/** Another CCAS in the same database; every builder takes it in place of the application. */
export async function anotherCcas(app: TestApp, name = 'maisons-alfort'): Promise<TestApp & { host: string }> {
  const host = `pass.${name}.example`;
  const ccasId = await app.get(OpenCcas).run({
    ...alfortville,
    name: `CCAS de ${name}`,
    origin: `https://${host}`,
    communeCodes: [...alfortville.communeCodes],
    modules: everyModule(app.nest),
    isDefault: false,
  });
  return { ...app, ccasId, host, within: withinOf(app.get(Database), ccasId) };
}

/** @returns the id of somebody old enough who lives in the commune, proof seen */
export function aResident(place: Place, form: Partial<ResidentForm> = {}): Promise<string> {
  const person = readInput(ResidentForm, {
    lastName: 'Le Bràs',
    firstName: 'Jeanne',
    bornOn: '1948-03-02',
    communeCode: '94002',
    residenceProof: { kind: 'energy', seenOn: place.clock.today().toString() },
    confirmedNew: true,
    ...form,
  });
  return place.within((tx) => place.get(RegisterResident).run(tx, systemActor(place.ccasId), person));
}

/** @returns the id of Anne, allowed to hold this pass for its holder; an agent has seen the signed form */
export function aCarer(place: Place, passId: string): Promise<string> {
  return place.within(async (tx) => {
    const { residentId } = await place.get(PassQuery).get(tx, passId);
    const anne = { lastName: 'Le Bràs', firstName: 'Anne' };
    return place.get(AllowCarer).run(tx, systemActor(place.ccasId), residentId, anne, place.clock.today().toString());
  });
}

export interface PassHolder {
  passId: string;
  credentialId: string;
  /** The QR text of the card. */
  passCode: string;
}

/** A resident with a pass valid from today, and its card. */
export async function aPassHolder(
  place: Place,
  { category = 1, ...form }: Partial<ResidentForm> & { category?: PassCategory } = {},
): Promise<PassHolder> {
  const residentId = await aResident(place, form);
  return place.within(async (tx) => {
    const passId = await place.get(IssuePass).run(tx, systemActor(place.ccasId), residentId, category);
    const [{ id: credentialId }] = await tx.query('select id from credential where pass_id = $1', [passId]);
    return { passId, credentialId, passCode: await place.get(SignCredential).run(tx, place.ccasId, credentialId) };
  });
}

/** @returns the id of an approved shop */
export function aPartner(place: Place, form: Partial<PartnerForm> = {}): Promise<string> {
  return place.within(async (tx) => {
    const actor = systemActor(place.ccasId);
    const shop = readInput(PartnerForm, { kind: 'shop', name: 'Boulangerie du Pont', siret: aSiret(), ...form });
    const id = await place.get(RegisterPartner).run(tx, actor, shop);
    await place.get(ChangePartnerState).run(tx, actor, id, 'approve');
    return id;
  });
}

/** @returns the id of a published offer, 10 % for everyone from today on, unless said otherwise */
export function anOffer(place: Place, partnerId: string, terms: Partial<OfferForm> = {}): Promise<string> {
  return place.within(async (tx) => {
    const actor = systemActor(place.ccasId);
    const form = readInput(OfferForm, {
      partnerId,
      title: '10 % sur le pain',
      benefit: { kind: 'percent', value: 10 },
      startsOn: place.clock.today().toString(),
      ...terms,
    });
    const id = await place.get(DraftOffer).run(tx, actor, form);
    await place.get(ChangeOfferState).run(tx, actor, id, 'submit');
    await place.get(ChangeOfferState).run(tx, actor, id, 'publish');
    return id;
  });
}

/** The till of a shop, talking to the API. */
export async function aTill(app: TestApp, partnerId: string): Promise<Client> {
  return client(app, await aToken(app, 'till', { partnerId }));
}

/** One tap at the till, with a key of its own unless one is given. */
export function redeem(till: Client, body: object, key: string = randomUUID()): ReturnType<Client['post']> {
  return till.post('/api/v1/redemptions', body, { 'idempotency-key': key });
}

/** Fourteen digits that hold by Luhn, as do the first nine. */
function aSiret(): string {
  const siren = withCheckDigit(String(randomInt(10 ** 7, 10 ** 8)));
  return withCheckDigit(siren + String(randomInt(10 ** 4)).padStart(4, '0'));
}

function withCheckDigit(digits: string): string {
  let sum = 0;
  for (const [index, digit] of [...digits].toReversed().entries()) {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits + ((10 - (sum % 10)) % 10);
}
