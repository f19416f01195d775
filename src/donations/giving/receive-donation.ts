import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { refuse } from '../../kernel/errors/domain-error.js';
import { Clock } from '../../kernel/time/clock.js';
import { DonationEntity, DonationReceptionEntity } from './donation.entity.js';
import { MOST_CENTS } from '../settings/amount.js';
import type { ReceptionForm } from './donation-form.js';
import { donationPath } from './donation-path.js';
import { DonationInWrongState, ReceptionAlreadyWhole } from './donation.errors.js';
import { FundBalances } from '../funds/fund-balances.js';
import { lockedDonation } from './locked-donation.js';

/** Something of a donation has arrived: money whole or in parts, goods and work whole. */
@Injectable()
export class ReceiveDonation {
  constructor(
    private readonly balances: FundBalances,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the reception
   * @throws NotFound, DonationInWrongState, ReceptionAlreadyWhole, InvalidInput
   */
  async run(tx: Tx, actor: Actor, id: string, form: ReceptionForm): Promise<string> {
    const donation = await lockedDonation(tx, id);
    if (donation.receptionEndedOn) throw new ReceptionAlreadyWhole();
    const step = donationPath.taken('receive', donation.state, actor);
    if (!step) throw new DonationInWrongState('receive');
    const receivedOn = Temporal.PlainDate.from(form.receivedOn);
    const isMoney = donation.kind === 'money';
    if (Temporal.PlainDate.compare(receivedOn, this.clock.today()) > 0)
      throw refuse('receivedOn', 'in_the_future', 'Ce jour n’est pas encore venu.');
    if (isMoney && !form.way) throw refuse('way', 'required', 'Dites comment l’argent a été versé : le reçu le porte.');
    const missing = Math.max(donation.amountCents - donation.receivedCents, 0);
    const amountCents = form.amountCents ?? missing;
    if (!isMoney && amountCents !== missing)
      throw refuse(
        'amountCents',
        'not_whole',
        'Des biens ou des heures se reçoivent en entier ; corrigez d’abord leur détail.',
      );
    const receivedCents = donation.receivedCents + amountCents;
    if (amountCents <= 0 || receivedCents > MOST_CENTS)
      throw refuse('amountCents', 'invalid', 'Écrivez ce qui est arrivé, plus que zéro.');

    const receptionId = uuidv7();
    await tx.insert(DonationReceptionEntity, {
      id: receptionId,
      donationId: id,
      receivedOn,
      amountCents,
      way: isMoney ? form.way! : null,
      createdAt: this.clock.now(),
    });
    const isWhole = receivedCents >= donation.amountCents || form.isLast === true;
    await tx.update(
      DonationEntity,
      { id },
      {
        receivedCents,
        receptionEndedOn: isWhole ? receivedOn : null,
        ...(isWhole && donation.state === 'deliberated' && { state: step.to }),
      },
    );
    if (isMoney) await this.balances.add(tx, donation.fundId, amountCents);
    await this.audit.write(tx, actor, {
      action: step.action,
      subject: { kind: 'donation', id },
      details: { receptionId, cents: amountCents, isWhole },
    });
    return receptionId;
  }
}
