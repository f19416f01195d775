import type { INestApplicationContext } from '@nestjs/common';
import { type NewCcas, OpenCcas } from '../ccas/open-ccas.js';
import { systemActor } from '../kernel/access/actor.js';
import { Address, Proof, Reach, Who } from '../applications/steps.js';
import { SaveStep } from '../applications/save-step.js';
import { SendApplication } from '../applications/send-application.js';
import type { Config } from '../kernel/config/config.js';
import type { Tx } from '../kernel/database/database.js';
import { readInput } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { ChangeOfferState } from '../offers/change-offer-state.js';
import { DraftOffer } from '../offers/draft-offer.js';
import { OfferForm } from '../offers/offer-form.js';
import { AddMember } from '../partners/add-member.js';
import { CHARTER_VERSION } from '../partners/charter.js';
import { ChangePartnerState } from '../partners/change-partner-state.js';
import { PartnerForm } from '../partners/partner-form.js';
import { RegisterPartner } from '../partners/register-partner.js';
import { IssuePass } from '../passes/issue-pass.js';
import { AddNote } from '../residents/add-note.js';
import { RegisterResident } from '../residents/register-resident.js';
import { ResidentForm } from '../residents/resident-form.js';
import { CreateAccount } from '../accounts/create-account.js';
import { InviteAccount } from '../accounts/invite-account.js';
import { loadGiving } from './demo-giving.js';
import { loadDemoMutuelle } from './demo-mutuelle.js';
import { settleIn, usedForHalfAYear } from './demo-past.js';
import { demoAccounts, demoApplication, demoInvitation, demoNote, demoPartners, demoResidents } from './demo-people.js';

type Get = <T>(token: new (...parameters: never[]) => T) => T;

/**
 * Opens the demonstration CCAS and fills it through the same use cases as everyone, in one transaction: a start that
 * was cut leaves nothing behind.
 */
export async function loadDemo(app: INestApplicationContext, config: Config): Promise<void> {
  const get: Get = (token) => app.get(token as never, { strict: false });
  const today = get(Clock).today().toString();
  const demonstration: NewCcas = {
    kind: 'ccas',
    name: 'CCAS d’Alfortville (démonstration)',
    origin: config.publicUrl,
    communeCodes: ['94002'],
    minimumAge: 62,
    validityMonths: 24,
    phone: '+33155001000',
    email: 'ccas@alfortville.example',
    address: '1 place de la Mairie, 94140 Alfortville',
    demonstration: true,
    isDefault: true,
  };
  await get(OpenCcas).run(demonstration, async (tx, ccasId) => {
    const actor = systemActor(ccasId);
    const { agent, manager, partner } = demoAccounts;
    await get(CreateAccount).run(tx, actor, { kind: 'agent', ...agent });
    await get(CreateAccount).run(tx, actor, { kind: 'manager', ...manager });
    await get(InviteAccount).run(tx, actor, demoInvitation);

    for (const { category, ...person } of demoResidents) {
      const form = readInput(ResidentForm, {
        ...person,
        communeCode: '94002',
        postcode: '94140',
        residenceProof: { kind: 'energy', seenOn: today },
      });
      const id = await get(RegisterResident).run(tx, actor, form);
      if (category) await get(IssuePass).run(tx, actor, id, category);
      if (person.lastName === 'Œuvrard') await get(AddNote).run(tx, actor, id, { text: demoNote });
    }
    await askForPass(get, tx, ccasId);
    await endSoon(get, tx);
    await loadDemoMutuelle(get, tx, actor);
    for (const [index, { offers, latitude, longitude, ...shop }] of demoPartners.entries()) {
      const partnerId = await get(RegisterPartner).run(
        tx,
        actor,
        readInput(PartnerForm, { ...shop, postcode: '94140', communeCode: '94002' }),
        { charterVersion: CHARTER_VERSION, latitude, longitude },
      );
      await get(ChangePartnerState).run(tx, actor, partnerId, 'approve');
      if (index === 0) await get(AddMember).run(tx, actor, { partnerId, ...partner });
      for (const offer of offers) {
        const offerId = await get(DraftOffer).run(
          tx,
          actor,
          readInput(OfferForm, { ...offer, partnerId, startsOn: today }),
        );
        await get(ChangeOfferState).run(tx, actor, offerId, 'submit');
        await get(ChangeOfferState).run(tx, actor, offerId, 'publish');
      }
    }
    await loadGiving(get, tx, actor, today);
    await settleIn(get, tx, actor);
    await usedForHalfAYear(tx);
  });
}

/** Someone has asked for a pass, so that there is something to examine. */
async function askForPass(get: Get, tx: Tx, ccasId: string): Promise<void> {
  const { who, address, reach, proof } = demoApplication;
  const secret = await get(SaveStep).run(tx, undefined, 'who', readInput(Who, who));
  await get(SaveStep).run(tx, secret, 'address', readInput(Address, address));
  await get(SaveStep).run(tx, secret, 'reach', readInput(Reach, reach));
  await get(SaveStep).run(tx, secret, 'proof', readInput(Proof, proof));
  await get(SendApplication).run(tx, ccasId, secret);
}

/** One pass was given almost two years ago: no use case can make time pass. */
async function endSoon(get: Get, tx: Tx): Promise<void> {
  const validThrough = get(Clock).today().add({ days: 40 });
  const [pass] = await tx.query('select id from pass order by id desc limit 1');
  for (const [table, column] of [
    ['pass', 'id'],
    ['credential', 'pass_id'],
  ] as const)
    await tx.query(`update ${table} set valid_from = $2, valid_through = $3 where ${column} = $1`, [
      pass.id,
      validThrough.subtract({ months: 24 }).toString(),
      validThrough.toString(),
    ]);
}
