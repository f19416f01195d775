import type { INestApplicationContext } from '@nestjs/common';
import { type NewCcas, OpenCcas } from '../ccas/open-ccas.js';
import { systemActor } from '../kernel/access/actor.js';
import type { Config } from '../kernel/config/config.js';
import { readInput } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { ChangeOfferState } from '../offers/change-offer-state.js';
import { DraftOffer } from '../offers/draft-offer.js';
import { OfferForm } from '../offers/offer-form.js';
import { ChangePartnerState } from '../partners/change-partner-state.js';
import { PartnerForm } from '../partners/partner-form.js';
import { RegisterPartner } from '../partners/register-partner.js';
import { IssuePass } from '../passes/issue-pass.js';
import { RegisterResident } from '../residents/register-resident.js';
import { ResidentForm } from '../residents/resident-form.js';
import { CreateAccount } from '../staff/create-account.js';
import { demoAccounts, demoPartners, demoResidents } from './demo-people.js';

/**
 * Opens the demonstration CCAS and fills it through the same use cases as everyone, in one transaction: a start that
 * was cut leaves nothing behind.
 */
export async function loadDemo(app: INestApplicationContext, config: Config): Promise<void> {
  const get = <T>(token: new (...parameters: never[]) => T): T => app.get(token as never, { strict: false });
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

    for (const { category, ...person } of demoResidents) {
      const form = readInput(ResidentForm, {
        ...person,
        communeCode: '94002',
        postcode: '94140',
        residenceProof: { kind: 'energy', seenOn: today },
      });
      const id = await get(RegisterResident).run(tx, actor, form);
      if (category) await get(IssuePass).run(tx, actor, id, category);
    }
    for (const [index, { offers, ...shop }] of demoPartners.entries()) {
      const partnerId = await get(RegisterPartner).run(
        tx,
        actor,
        readInput(PartnerForm, { ...shop, postcode: '94140', communeCode: '94002' }),
      );
      await get(ChangePartnerState).run(tx, actor, partnerId, 'approve');
      if (index === 0) await get(CreateAccount).run(tx, actor, { kind: 'partner', partnerId, ...partner });
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
  });
}
