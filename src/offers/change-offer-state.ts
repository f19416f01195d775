import { Injectable } from '@nestjs/common';
import { type Actor, isStaff } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../kernel/time/clock.js';
import { PartnerDirectoryQuery } from '../partners/partner-directory.query.js';
import { TellPartner } from '../partners/tell-partner.js';
import { decidedWords } from './offer-mail-wording.js';
import { leavesLine, offerPath } from './offer-path.js';
import { OfferRevisionEntity } from './offer-revision.entity.js';
import { OfferEntity } from './offer.entity.js';
import type { OfferVerb, OfferVerbFacts } from './offer-verb.js';
import { PartnerNotApproved, WrongOfferState } from './offers.errors.js';

/** `draft` → `submitted` → `published` ⇄ `paused` → `ended`; `submitted` → `returned` with a reason. */
@Injectable()
export class ChangeOfferState {
  constructor(
    private readonly partners: PartnerDirectoryQuery,
    private readonly tellPartner: TellPartner,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, WrongOfferState, PartnerNotApproved, InvalidInput */
  async run(tx: Tx, actor: Actor, id: string, verb: OfferVerb, facts: OfferVerbFacts = {}): Promise<void> {
    const offer = await tx.findOne(OfferEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!offer || (actor.partnerId && actor.partnerId !== offer.partnerId)) throw new NotFound('Cet avantage');
    const step = offerPath.taken(verb, offer.state, actor);
    if (!step) throw new WrongOfferState(offerPath.step(verb).refusal);
    if (verb === 'publish' && (await this.partners.get(tx, offer.partnerId)).status !== 'approved')
      throw new PartnerNotApproved();
    const now = this.clock.now();
    if (verb === 'return' && !facts.reason)
      throw new InvalidInput([
        { field: 'reason', code: 'required', detail: 'Dites au partenaire ce qu’il doit revoir.' },
      ]);
    if (facts.resumesOn && Temporal.PlainDate.compare(facts.resumesOn, this.clock.today()) <= 0)
      throw new InvalidInput([{ field: 'resumesOn', code: 'not_future', detail: 'Choisissez un jour à venir.' }]);
    await tx.update(
      OfferEntity,
      { id },
      {
        state: step.to,
        returnReason: verb === 'return' ? facts.reason! : null,
        resumesOn: verb === 'pause' && facts.resumesOn ? Temporal.PlainDate.from(facts.resumesOn) : null,
        ...(verb === 'publish' && { publishedAt: now }),
        ...(leavesLine(offer.state, step) && { leftLineAt: now }),
      },
    );
    if (verb === 'end') await tx.delete(OfferRevisionEntity, { offerId: id });
    if (isStaff(actor)) await this.tell(tx, offer, verb, facts);
    await this.audit.write(tx, actor, { action: step.action, subject: { kind: 'offer', id } });
  }

  private async tell(
    tx: Tx,
    { id, title, partnerId }: OfferEntity,
    verb: OfferVerb,
    facts: OfferVerbFacts,
  ): Promise<void> {
    const words = decidedWords(verb, title, facts);
    if (words) await this.tellPartner.run(tx, partnerId, { ...words, way: `/partenaire/avantages/${id}` });
  }
}
