import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Documents } from '../../kernel/documents/documents.js';
import { NotFound, refuse } from '../../kernel/errors/domain-error.js';
import type { SentFile } from '../../kernel/http/file-form.js';
import { Clock } from '../../kernel/time/clock.js';
import { frenchDay } from '../../kernel/ui/french.js';
import {
  AgreementDocumentEntity,
  AgreementEntity,
  AgreementReviewEntity,
  AgreementTariffEntity,
} from './agreement.entity.js';
import { WrongAgreementState } from './agreements.errors.js';
import { keepOneInForce } from './one-agreement-in-force.js';
import type { TariffLine } from '../tariffs/tariff.js';

/** What happens to an agreement once it is written down: its prices, its signature, its papers, its reviews, its end. */
@Injectable()
export class ChangeAgreement {
  constructor(
    private readonly documents: Documents,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Replaces its prices, also while it is in force: the mutuelle states new ones each year. Lines already without hole. */
  async price(tx: Tx, actor: Actor, id: string, tariffs: TariffLine[][]): Promise<void> {
    await this.lock(tx, id);
    const plans = await tx.rows<{ id: string }>(
      'select id from agreement_plan where agreement_id = $1 order by position',
      [id],
    );
    for (const [index, plan] of plans.entries()) {
      await tx.delete(AgreementTariffEntity, { planId: plan.id });
      await tx.insert(
        AgreementTariffEntity,
        tariffs[index]!.map((line) => ({ ...line, planId: plan.id })),
      );
    }
    await this.audit.write(tx, actor, { action: 'agreement.priced', subject: { kind: 'agreement', id } });
  }

  /** @throws WrongAgreementState, AgreementOverlaps, InvalidInput for a signature in the future */
  async sign(tx: Tx, actor: Actor, id: string, signedOn: string): Promise<void> {
    const agreement = await this.lock(tx, id);
    if (agreement.signedOn) throw new WrongAgreementState('Cette convention est déjà signée.', 'Rechargez la page.');
    if (Temporal.PlainDate.compare(signedOn, this.clock.today()) > 0)
      throw refuse('signedOn', 'in_the_future', 'Cette date est dans le futur : notez la signature une fois faite.');
    const { unpriced } = await tx.one<{ unpriced: number }>(
      `select count(*)::int as unpriced from agreement_plan p where agreement_id = $1
         and not exists (select from agreement_tariff t where t.ccas_id = p.ccas_id and t.plan_id = p.id)`,
      [id],
    );
    if (unpriced > 0)
      throw new WrongAgreementState(
        'Une formule n’a pas encore de tarif.',
        'Remplissez les tarifs par tranche d’âge, puis notez la signature.',
      );
    await keepOneInForce(tx, actor, agreement);
    await tx.update(AgreementEntity, { id }, { signedOn: Temporal.PlainDate.from(signedOn) });
    await this.audit.write(tx, actor, { action: 'agreement.signed', subject: { kind: 'agreement', id } });
  }

  /** Not renewed, or ended before its time. @throws WrongAgreementState, InvalidInput for a day outside it */
  async end(tx: Tx, actor: Actor, id: string, lastDay: string): Promise<void> {
    const { startsOn, endsOn, signedOn, denouncedOn } = await this.lock(tx, id);
    if (!signedOn || (denouncedOn && endsOn.toString() === lastDay))
      throw new WrongAgreementState('Il n’y a rien à terminer.', 'Rechargez la page.');
    if (Temporal.PlainDate.compare(lastDay, startsOn) < 0 || Temporal.PlainDate.compare(lastDay, endsOn) > 0)
      throw refuse(
        'lastDay',
        'outside',
        `Choisissez un jour entre le ${frenchDay(startsOn)} et le ${frenchDay(endsOn)}.`,
      );
    await tx.update(
      AgreementEntity,
      { id },
      { denouncedOn: this.clock.today(), endsOn: Temporal.PlainDate.from(lastDay) },
    );
    await this.audit.write(tx, actor, {
      action: 'agreement.denounced',
      subject: { kind: 'agreement', id },
      details: { lastDay },
    });
  }

  /** The yearly meeting was held. @throws InvalidInput */
  async review(
    tx: Tx,
    actor: Actor,
    id: string,
    review: { heldOn: string; summary: string; nextOn: string },
  ): Promise<void> {
    await this.lock(tx, id);
    const heldOn = Temporal.PlainDate.from(review.heldOn);
    if (Temporal.PlainDate.compare(heldOn, this.clock.today()) > 0)
      throw refuse('heldOn', 'in_the_future', 'Cette date est dans le futur : notez le bilan une fois tenu.');
    if (Temporal.PlainDate.compare(review.nextOn, heldOn) <= 0)
      throw refuse('nextOn', 'too_early', 'Le prochain bilan vient après celui-ci.');
    if (await tx.existsBy(AgreementReviewEntity, { agreementId: id, heldOn }))
      throw refuse('heldOn', 'already_there', 'Un bilan est déjà noté ce jour-là.');
    await tx.insert(AgreementReviewEntity, { agreementId: id, heldOn, summary: review.summary });
    await tx.update(AgreementEntity, { id }, { reviewOn: Temporal.PlainDate.from(review.nextOn) });
    await this.audit.write(tx, actor, { action: 'agreement.reviewed', subject: { kind: 'agreement', id } });
  }

  /** @throws InvalidInput for what is no document */
  async attach(tx: Tx, actor: Actor, id: string, label: string, file: SentFile | undefined): Promise<void> {
    await this.lock(tx, id);
    if (!file) throw refuse('file', 'required', 'Choisissez un fichier PDF, PNG ou JPEG.');
    const documentId = await this.documents.keep(tx, file);
    await tx.insert(AgreementDocumentEntity, { documentId, agreementId: id, label });
    await this.audit.write(tx, actor, { action: 'agreement.document_added', subject: { kind: 'agreement', id } });
  }

  private async lock(tx: Tx, id: string): Promise<AgreementEntity> {
    const agreement = await tx.findOne(AgreementEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!agreement) throw new NotFound('Cette convention');
    return agreement;
  }
}
