import { Injectable } from '@nestjs/common';
import { type Actor, isStaff } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { PartnerEntity, type PartnerState } from './partner.entity.js';
import { CloseAccess } from './close-access.js';
import { PartnerMails } from './partner-mails.js';
import { leftWords, resumedWords, suspendedWords } from './partner-state-wording.js';
import { TellPartner } from './tell-partner.js';
import { WrongPartnerState } from './partners.errors.js';

export type PartnerVerb = 'approve' | 'return' | 'resubmit' | 'suspend' | 'leave';

interface Rule {
  from: PartnerState[];
  to: PartnerState;
  action: string;
  /** The partner itself may do it too. */
  partnerMay?: boolean;
  refusal: string;
}

const rules: Record<PartnerVerb, Rule> = {
  approve: {
    from: ['waiting', 'suspended'],
    to: 'approved',
    action: 'partner.approved',
    refusal: 'Seul un partenaire qui attend, ou qui est suspendu, peut être approuvé.',
  },
  return: {
    from: ['waiting'],
    to: 'returned',
    action: 'partner.returned',
    refusal: 'Seule une inscription à examiner peut être renvoyée.',
  },
  resubmit: {
    from: ['returned'],
    to: 'waiting',
    action: 'partner.resubmitted',
    partnerMay: true,
    refusal: 'Seule une inscription renvoyée peut être envoyée de nouveau.',
  },
  suspend: {
    from: ['approved'],
    to: 'suspended',
    action: 'partner.suspended',
    refusal: 'Seul un partenaire approuvé peut être suspendu.',
  },
  leave: {
    from: ['waiting', 'approved', 'returned', 'suspended'],
    to: 'left',
    action: 'partner.left',
    refusal: 'Ce partenaire est déjà parti.',
  },
};

/**
 * `waiting` → `approved` ⇄ `suspended`; `waiting` → `returned` with a reason → `waiting`; any → `left`.
 * The offers of a partner that is not approved are not active.
 */
@Injectable()
export class ChangePartnerState {
  constructor(
    private readonly mails: PartnerMails,
    private readonly tell: TellPartner,
    private readonly closeAccess: CloseAccess,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound, WrongPartnerState, InvalidInput when it is returned without a reason */
  async run(tx: Tx, actor: Actor, id: string, verb: PartnerVerb, reason?: string): Promise<void> {
    const rule = rules[verb];
    const partner = await tx.findOne(PartnerEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!partner || (actor.partnerId && actor.partnerId !== id)) throw new NotFound('Ce partenaire');
    if (!rule.from.includes(partner.state) || !(rule.partnerMay || isStaff(actor)))
      throw new WrongPartnerState(rule.refusal);
    if (verb === 'return' && !reason)
      throw new InvalidInput([
        { field: 'reason', code: 'required', detail: 'Dites au partenaire ce qu’il doit corriger.' },
      ]);
    const leftLineAt =
      rule.to === 'approved' ? null : partner.state === 'approved' ? this.clock.now() : partner.leftLineAt;
    await tx.update(
      PartnerEntity,
      { id },
      { state: rule.to, leftLineAt, returnReason: verb === 'return' ? reason! : null },
    );
    if (verb === 'suspend') await this.tell.run(tx, id, suspendedWords(partner.name, reason));
    if (verb === 'leave') await this.tell.run(tx, id, leftWords(partner.name, reason));
    if (verb === 'approve' && partner.state === 'suspended') await this.tell.run(tx, id, resumedWords(partner.name));
    if (verb === 'leave') await this.closeAccess.run(tx, actor, id);
    if (verb === 'return') await this.mails.returned(tx, id, reason!);
    if (verb === 'approve' && partner.state === 'waiting') await this.mails.approved(tx, id);
    await this.audit.write(tx, actor, { action: rule.action, subject: { kind: 'partner', id } });
  }
}
