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
import { OfferRevisionEntity } from './offer-revision.entity.js';
import { OfferEntity } from './offer.entity.js';
import type { OfferState } from './offer-terms.js';
import type { OfferVerb, OfferVerbFacts } from './offer-verb.js';
import { PartnerNotApproved, WrongOfferState } from './offers.errors.js';

interface Rule {
  from: OfferState[];
  to: OfferState;
  action: string;
  /** Only the CCAS may: the others may be done by the partner too. */
  staffOnly?: boolean;
  refusal: string;
}

const rules: Record<OfferVerb, Rule> = {
  submit: {
    from: ['draft', 'returned'],
    to: 'submitted',
    action: 'offer.submitted',
    refusal: 'Seul un brouillon peut être envoyé au CCAS.',
  },
  publish: {
    from: ['submitted'],
    to: 'published',
    action: 'offer.published',
    staffOnly: true,
    refusal: 'Seul un avantage envoyé par le partenaire peut être publié.',
  },
  return: {
    from: ['submitted'],
    to: 'returned',
    action: 'offer.returned',
    staffOnly: true,
    refusal: 'Seul un avantage à examiner peut être renvoyé.',
  },
  pause: {
    from: ['published'],
    to: 'paused',
    action: 'offer.paused',
    refusal: 'Seul un avantage en ligne peut être mis en pause.',
  },
  resume: { from: ['paused'], to: 'published', action: 'offer.resumed', refusal: 'Cet avantage n’est pas en pause.' },
  end: {
    from: ['published', 'paused'],
    to: 'ended',
    action: 'offer.ended',
    refusal: 'Cet avantage n’est pas en ligne.',
  },
};

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
    const rule = rules[verb];
    const offer = await tx.findOne(OfferEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!offer || (actor.partnerId && actor.partnerId !== offer.partnerId)) throw new NotFound('Cet avantage');
    if ((rule.staffOnly && !isStaff(actor)) || !rule.from.includes(offer.state))
      throw new WrongOfferState(rule.refusal);
    if (verb === 'publish' && (await this.partners.get(tx, offer.partnerId)).status !== 'approved')
      throw new PartnerNotApproved();
    const now = this.clock.now();
    if (verb === 'return' && !facts.reason)
      throw new InvalidInput([
        { field: 'reason', code: 'required', detail: 'Dites au partenaire ce qu’il doit revoir.' },
      ]);
    if (facts.resumesOn && Temporal.PlainDate.compare(facts.resumesOn, this.clock.today()) <= 0)
      throw new InvalidInput([{ field: 'resumesOn', code: 'not_future', detail: 'Choisissez un jour à venir.' }]);
    const leavesLine = offer.state === 'published' && rule.to !== 'published';
    await tx.update(
      OfferEntity,
      { id },
      {
        state: rule.to,
        returnReason: verb === 'return' ? facts.reason! : null,
        resumesOn: verb === 'pause' && facts.resumesOn ? Temporal.PlainDate.from(facts.resumesOn) : null,
        ...(verb === 'publish' && { publishedAt: now }),
        ...(leavesLine && { leftLineAt: now }),
      },
    );
    if (verb === 'end') await tx.delete(OfferRevisionEntity, { offerId: id });
    if (isStaff(actor)) await this.tell(tx, offer, verb, facts);
    await this.audit.write(tx, actor, { action: rule.action, subject: { kind: 'offer', id } });
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
