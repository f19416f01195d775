import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import { CcasRulesQuery } from '../../ccas/ccas-rules.query.js';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { type FieldError, InvalidInput } from '../../kernel/errors/domain-error.js';
import { crockfordOf } from '../../kernel/text/crockford.js';
import { toE164 } from '../../kernel/text/phone.js';
import { Clock } from '../../kernel/time/clock.js';
import { ResidentQuery } from '../../residents/resident.query.js';
import { ageBandOf, ageOn } from './age-bands.js';
import { AgreementQuery, type AgreementView } from '../agreements/agreement.query.js';
import { EnrolmentEntity, EnrolmentEventEntity } from './enrolment.entity.js';
import type { EnrolmentForm } from './enrolment-form.js';
import { NoAgreement } from '../agreements/agreements.errors.js';
import { OpenPathExists } from './enrolments.errors.js';

/**
 * Somebody is interested: their path begins. Whether what they say of themselves is somebody's dossier is not looked up
 * here, so that nobody can find out by asking; an agent does it later (`MatchEnrolment`).
 */
@Injectable()
export class OpenEnrolment {
  constructor(
    private readonly agreements: AgreementQuery,
    private readonly resident: ResidentQuery,
    private readonly rules: CcasRulesQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the path, which a mutuelle that noted it cannot read before the person's consent is written
   * @throws NoAgreement, OpenPathExists, NotFound, ResidentMerged, DossierEnded, InvalidInput
   */
  async run(
    tx: Tx,
    actor: Actor,
    form: EnrolmentForm,
  ): Promise<Pick<EnrolmentEntity, 'id' | 'agreementId' | 'reference'>> {
    const agreement = await this.agreements.inForce(tx);
    if (!agreement) throw new NoAgreement();
    const person = form.residentId
      ? await this.ofDossier(tx, form.residentId)
      : await this.asTyped(tx, form, agreement);
    const id = uuidv7();
    const reference = crockfordOf(randomBytes(8));
    const now = this.clock.now();
    await tx.insert(EnrolmentEntity, {
      ...person,
      id,
      reference,
      agreementId: agreement.id,
      phone: (form.phone && toE164(form.phone)) ?? null,
      email: form.email?.toLowerCase() ?? null,
      worksHere: form.worksHere ?? false,
      callWanted: form.callWanted ?? null,
      state: 'interested',
      stateSince: now,
      createdAt: now,
    });
    await tx.insert(EnrolmentEventEntity, {
      id: uuidv7(),
      enrolmentId: id,
      fromState: null,
      toState: 'interested',
      reason: null,
      at: now,
      byKind: actor.kind,
      byId: actor.id ?? null,
    });
    await this.audit.write(tx, actor, { action: 'enrolment.opened', subject: { kind: 'enrolment', id } });
    return { id, agreementId: agreement.id, reference };
  }

  private async ofDossier(tx: Tx, residentId: string) {
    const resident = await this.resident.lockOpen(tx, residentId);
    const [open] = await tx.rows<{ id: string }>(
      `select id from enrolment where resident_id = $1 and joined_into is null and state not in ('ended', 'declined', 'withdrawn') limit 1`,
      [residentId],
    );
    if (open) throw new OpenPathExists(open.id);
    return {
      residentId,
      communeCode: resident.communeCode,
      ageBand: ageBandOf(ageOn(resident.bornOn, this.clock.today())),
    };
  }

  private async asTyped(tx: Tx, form: EnrolmentForm, agreement: AgreementView) {
    const errors: FieldError[] = [];
    const today = this.clock.today();
    const required = (field: 'lastName' | 'firstName', detail: string): void => {
      if (!form[field]) errors.push({ field, code: 'required', detail });
    };
    required('lastName', 'Écrivez le nom.');
    required('firstName', 'Écrivez le prénom.');
    if (form.bornOn && (Temporal.PlainDate.compare(form.bornOn, today) > 0 || ageOn(form.bornOn, today) > 120))
      errors.push({ field: 'bornOn', code: 'impossible', detail: 'Vérifiez cette date : l’année a quatre chiffres.' });
    const { communeCodes } = await this.rules.own(tx);
    if (form.worksHere && !agreement.isOpenToWorkers)
      errors.push({
        field: 'communeCode',
        code: 'not_open_to_workers',
        detail: 'La convention est réservée aux personnes qui habitent la commune.',
      });
    if (!form.worksHere && form.communeCode && !communeCodes.includes(form.communeCode))
      errors.push({ field: 'communeCode', code: 'outside_communes', detail: 'Choisissez une commune du CCAS.' });
    if (errors.length > 0) throw new InvalidInput(errors);
    return {
      lastName: form.lastName!,
      firstName: form.firstName!,
      bornOn: form.bornOn ? Temporal.PlainDate.from(form.bornOn) : null,
      communeCode: form.worksHere ? null : (form.communeCode ?? null),
      ageBand: form.bornOn ? ageBandOf(ageOn(form.bornOn, today)) : null,
    };
  }
}
