import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { InvalidInput, NotFound } from '../../kernel/errors/domain-error.js';
import { toE164 } from '../../kernel/text/phone.js';
import { Clock } from '../../kernel/time/clock.js';
import { DonationEntity } from './donation.entity.js';
import type { DonationForm } from './donation-form.js';
import { DonationLines } from './donation-lines.js';
import { DonorEntity } from './donor.entity.js';
import { DonorErased } from './donor.errors.js';
import { Funds } from '../funds/funds.js';
import { newPaymentReference } from './payment-reference.js';

@Injectable()
export class PledgeDonation {
  constructor(
    private readonly funds: Funds,
    private readonly lines: DonationLines,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the donation
   * @throws InvalidInput, NotFound, DonorErased, FundClosed
   */
  async run(tx: Tx, actor: Actor, form: DonationForm): Promise<string> {
    // Read with a lock: an erasure under way ends first.
    const donor = await tx.findOne(DonorEntity, { where: { id: form.donorId }, lock: { mode: 'pessimistic_read' } });
    if (!donor) throw new NotFound('Ce donateur');
    if (donor.erasedAt) throw new DonorErased();
    await this.funds.collecting(tx, form.fundId);
    if (form.kind === 'skills' && donor.kind === 'person')
      throw new InvalidInput([
        {
          field: 'kind',
          code: 'not_for_a_person',
          detail:
            'Le temps donné par une personne n’ouvre pas droit à un reçu fiscal : seules les entreprises donnent des compétences.',
        },
      ]);
    const id = uuidv7();
    const stated = form.amountCents ?? sumOf(form);
    if (!stated)
      throw new InvalidInput([
        { field: 'amountCents', code: 'required', detail: 'Écrivez le montant ou la valeur du don.' },
      ]);
    await tx.insert(DonationEntity, {
      id,
      donorId: form.donorId,
      fundId: form.fundId,
      kind: form.kind,
      state: 'pledged',
      reference: newPaymentReference(),
      amountCents: stated,
      description: form.description ?? null,
      valuation: form.kind === 'goods' ? (form.valuation ?? null) : null,
      contactName: form.contactName ?? null,
      contactEmail: form.contactEmail ?? null,
      contactPhone: form.contactPhone ? toE164(form.contactPhone) : null,
      pledgedAt: this.clock.now(),
    });
    const value = await this.lines.replace(tx, id, form.kind, form);
    if (value !== undefined) await tx.update(DonationEntity, { id }, { amountCents: value });
    await this.audit.write(tx, actor, {
      action: 'donation.pledged',
      subject: { kind: 'donation', id },
      details: { fundId: form.fundId, kind: form.kind, cents: value ?? stated },
    });
    return id;
  }
}

function sumOf({ goods = [], skills = [] }: DonationForm): number {
  return (
    goods.reduce((sum, { quantity, unitCents }) => sum + quantity * unitCents, 0) +
    skills.reduce((sum, { costCents }) => sum + costCents, 0)
  );
}
