import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { toE164 } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { PartnerDirectoryQuery } from '../partners/partner-directory.query.js';
import { OfferEntity } from './offer.entity.js';
import type { OfferForm } from './offer-form.js';
import { checkOfferTerms, checkWhoChoosesPasses } from './offer-rules.js';

/** A partner, or an agent for it, writes an offer; nobody sees it yet. */
@Injectable()
export class DraftOffer {
  constructor(
    private readonly partners: PartnerDirectoryQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the draft
   * @throws InvalidInput, NotFound when the partner is unknown or not the actor's own
   */
  async run(tx: Tx, actor: Actor, form: OfferForm): Promise<string> {
    checkOfferTerms(form);
    checkWhoChoosesPasses(actor, form);
    if (actor.partnerId && actor.partnerId !== form.partnerId) throw new NotFound('Ce partenaire');
    await this.partners.get(tx, form.partnerId);
    const id = uuidv7();
    await tx.insert(OfferEntity, {
      id,
      partnerId: form.partnerId,
      title: form.title,
      benefitKind: form.benefit.kind,
      benefitValue: form.benefit.value ?? null,
      limitUses: form.limit?.uses ?? null,
      limitPeriod: form.limit?.period ?? null,
      quota: form.quota ?? null,
      categories: form.categories ?? [1, 2, 3],
      minimumCents: form.minimumCents ?? null,
      startsOn: Temporal.PlainDate.from(form.startsOn),
      endsOn: form.endsOn ? Temporal.PlainDate.from(form.endsOn) : null,
      hours: (form.hours ?? []).map(({ weekdays, from, to }) => ({ weekdays, from, to })),
      closedOnHolidays: form.closedOnHolidays ?? false,
      bookingPhone: form.bookingPhone ? toE164(form.bookingPhone)! : null,
      state: 'draft',
      createdAt: this.clock.now(),
    });
    await this.audit.write(tx, actor, {
      action: 'offer.drafted',
      subject: { kind: 'offer', id },
      details: { partnerId: form.partnerId },
    });
    return id;
  }
}
