import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { InvalidInput } from '../../kernel/errors/domain-error.js';
import { DonationEntity } from './donation.entity.js';
import type { CounterpartForm, DetailForm } from './donation-form.js';
import { DonationLines } from './donation-lines.js';
import { DonationInWrongState } from './donation.errors.js';
import { lockedDonation } from './locked-donation.js';

/** Describes goods or work in full, and what the CCAS gives back. Until something has arrived, its value may change. */
@Injectable()
export class DetailDonation {
  constructor(
    private readonly lines: DonationLines,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound, DonationInWrongState, InvalidInput */
  async run(tx: Tx, actor: Actor, id: string, form: DetailForm): Promise<void> {
    const donation = await lockedDonation(tx, id);
    if (donation.state === 'cancelled' || donation.state === 'receipted' || donation.receivedCents > 0)
      throw new DonationInWrongState('change');
    if (donation.kind === 'money')
      throw new InvalidInput([
        { field: 'goods', code: 'not_in_kind', detail: 'De l’argent n’a pas de détail à décrire.' },
      ]);
    const value = await this.lines.replace(tx, id, donation.kind, form);
    if (value === undefined)
      throw new InvalidInput([
        { field: donation.kind, code: 'required', detail: 'Écrivez au moins une ligne, avec ce qu’elle vaut.' },
      ]);
    await tx.update(DonationEntity, { id }, { amountCents: value, valuation: form.valuation ?? donation.valuation });
    await this.audit.write(tx, actor, {
      action: 'donation.detailed',
      subject: { kind: 'donation', id },
      details: { cents: value },
    });
  }

  /** Null: nothing is given back. @throws NotFound, DonationInWrongState */
  async giveBack(tx: Tx, actor: Actor, id: string, form: CounterpartForm | null): Promise<void> {
    const donation = await lockedDonation(tx, id);
    if (donation.state === 'cancelled') throw new DonationInWrongState('change');
    await tx.update(
      DonationEntity,
      { id },
      { counterpart: form?.counterpart ?? null, counterpartCents: form?.counterpartCents ?? 0 },
    );
    await this.audit.write(tx, actor, {
      action: 'donation.counterpart_stated',
      subject: { kind: 'donation', id },
      details: { cents: form?.counterpartCents ?? 0 },
    });
  }
}
