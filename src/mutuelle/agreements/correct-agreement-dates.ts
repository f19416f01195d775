import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { InvalidInput, NotFound, refuse } from '../../kernel/errors/domain-error.js';
import { Clock } from '../../kernel/time/clock.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { AgreementEntity } from './agreement.entity.js';
import { dateErrors, mayBeCorrected } from './agreement-dates.js';
import type { DatesForm } from './change-agreement-form.js';
import { WrongAgreementState } from './agreements.errors.js';
import { keepOneInForce } from './one-agreement-in-force.js';

/**
 * The dates were typed wrong. A draft's are corrected freely; a signed one's only as far as nothing that was promised on
 * its word falls outside. An agreement that ends, or is not renewed, is another thing: `ChangeAgreement.end`.
 */
@Injectable()
export class CorrectAgreementDates {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, WrongAgreementState, AgreementOverlaps, InvalidInput at `startsOn`, `endsOn` or `reviewOn` */
  async run(tx: Tx, actor: Actor, id: string, form: DatesForm): Promise<void> {
    const errors = dateErrors(form);
    if (errors.length > 0) throw new InvalidInput(errors);
    const agreement = await tx.findOne(AgreementEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!agreement) throw new NotFound('Cette convention');
    const { signedOn, denouncedOn } = agreement;
    const known = {
      signedOn: signedOn && signedOn.toString(),
      startsOn: agreement.startsOn.toString(),
      endsOn: agreement.endsOn.toString(),
      denouncedOn: denouncedOn && denouncedOn.toString(),
    };
    if (!mayBeCorrected(known, this.clock.today()))
      throw new WrongAgreementState(
        'Cette convention est terminée ou dénoncée : ses dates ne se corrigent plus.',
        'Pour une convention dénoncée, changez son dernier jour avec « Ne pas reconduire, ou terminer ».',
      );
    const days = {
      startsOn: Temporal.PlainDate.from(form.startsOn),
      endsOn: Temporal.PlainDate.from(form.endsOn),
      reviewOn: Temporal.PlainDate.from(form.reviewOn),
    };
    if (signedOn) {
      if (Temporal.PlainDate.compare(days.endsOn, this.clock.today()) < 0)
        throw refuse(
          'endsOn',
          'past',
          'Ce jour est passé. Si la convention est finie, notez-le avec « Ne pas reconduire, ou terminer ».',
        );
      await this.keepWhatWasPromised(tx, id, days);
      await keepOneInForce(tx, actor, { id, ...days });
    }
    await tx.update(AgreementEntity, { id }, days);
    await this.audit.write(tx, actor, {
      action: 'agreement.dates_corrected',
      subject: { kind: 'agreement', id },
      details: { startsOn: form.startsOn, endsOn: form.endsOn, reviewOn: form.reviewOn },
    });
  }

  /** Days on which somebody is received, and the first day of a member. */
  private async keepWhatWasPromised(
    tx: Tx,
    id: string,
    { startsOn, endsOn }: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate },
  ): Promise<void> {
    const { first, last, member } = await tx.one<{ first: string | null; last: string | null; member: string | null }>(
      `select min(day)::text as first, max(day)::text as last,
         (select min(effective_on)::text from enrolment where agreement_id = $1) as member
       from (select (starts_at at time zone 'Europe/Paris')::date as day from permanence
             where house = 'mutuelle' and host_id = $1 and cancelled_at is null) held`,
      [id],
    );
    if (first && Temporal.PlainDate.compare(first, startsOn) < 0)
      throw refuse('startsOn', 'permanence_outside', permanenceOutside(first));
    if (last && Temporal.PlainDate.compare(last, endsOn) > 0)
      throw refuse('endsOn', 'permanence_outside', permanenceOutside(last));
    if (member && Temporal.PlainDate.compare(member, startsOn) < 0)
      throw refuse(
        'startsOn',
        'enrolment_before',
        `Une adhésion commence le ${frenchDay(member)} : donnez ce jour ou un jour d’avant.`,
      );
  }
}

function permanenceOutside(day: string): string {
  return `Une permanence ou une réunion est fixée le ${frenchDay(day)} : gardez ce jour dans la convention, ou annulez-la d’abord.`;
}
