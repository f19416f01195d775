import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { type FieldError, InvalidInput, NotFound } from '../../kernel/errors/domain-error.js';
import { toE164 } from '../../kernel/text/phone.js';
import { Clock } from '../../kernel/time/clock.js';
import { AgreementEntity, AgreementPlanEntity, AgreementTariffEntity } from './agreement.entity.js';
import { dateErrors } from './agreement-dates.js';
import type { AgreementForm } from './agreement-form.js';
import { CandidateEntity } from '../calls/call.entity.js';
import { ageRangeErrors } from '../tariffs/tariff.js';

/** An agreement is written down; residents see nothing of it before it is signed. */
@Injectable()
export class DraftAgreement {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidInput for dates that contradict one another and for a tariff with a hole or an overlap; NotFound */
  async run(tx: Tx, actor: Actor, form: AgreementForm): Promise<string> {
    checkForm(form);
    const { plans, phone, startsOn, endsOn, reviewOn, candidateId, ...rest } = form;
    if (candidateId && !(await tx.existsBy(CandidateEntity, { id: candidateId })))
      throw new NotFound('Cette candidature');
    const id = uuidv7();
    await tx.insert(AgreementEntity, {
      id,
      candidateId: candidateId ?? null,
      ...rest,
      siren: rest.siren ?? null,
      email: rest.email ?? null,
      tariffNote: rest.tariffNote ?? null,
      phone: (phone && toE164(phone)) ?? null,
      startsOn: Temporal.PlainDate.from(startsOn),
      endsOn: Temporal.PlainDate.from(endsOn),
      reviewOn: Temporal.PlainDate.from(reviewOn),
      createdAt: this.clock.now(),
    });
    for (const [index, { name, cover, tariff = [] }] of plans.entries()) {
      const planId = uuidv7();
      await tx.insert(AgreementPlanEntity, { id: planId, agreementId: id, position: index + 1, name, cover });
      if (tariff.length > 0)
        await tx.insert(
          AgreementTariffEntity,
          tariff.map(({ fromAge, toAge, monthlyCents }) => ({ planId, fromAge, toAge: toAge ?? null, monthlyCents })),
        );
    }
    await this.audit.write(tx, actor, { action: 'agreement.drafted', subject: { kind: 'agreement', id } });
    return id;
  }
}

function checkForm({ plans, ...dates }: AgreementForm): void {
  const errors: FieldError[] = dateErrors(dates);
  const names = plans.map(({ name }) => name.toLowerCase());
  for (const [index, name] of names.entries())
    if (names.indexOf(name) < index)
      errors.push({ field: `plans.${index}.name`, code: 'repeated', detail: 'Deux formules portent le même nom.' });
  for (const [index, { tariff = [] }] of plans.entries())
    errors.push(
      ...ageRangeErrors(
        tariff.map(({ fromAge, toAge }, line) => ({
          fromAge,
          toAge: toAge ?? null,
          field: `plans.${index}.tariff.${line}.fromAge`,
        })),
      ),
    );
  if (errors.length > 0) throw new InvalidInput(errors);
}
