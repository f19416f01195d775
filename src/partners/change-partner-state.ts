import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { PartnerEntity } from './partner.entity.js';
import { WrongPartnerState } from './partners.errors.js';

const rules = {
  approve: {
    from: ['waiting', 'suspended'],
    to: 'approved',
    action: 'partner.approved',
    refusal: 'Ce partenaire est déjà approuvé.',
  },
  suspend: {
    from: ['approved'],
    to: 'suspended',
    action: 'partner.suspended',
    refusal: 'Seul un partenaire approuvé peut être suspendu.',
  },
} as const;

/** `waiting` → `approved` ⇄ `suspended`. The offers of a suspended partner are not active. */
@Injectable()
export class ChangePartnerState {
  constructor(private readonly audit: Audit) {}

  /** @throws NotFound, WrongPartnerState */
  async run(tx: Tx, actor: Actor, id: string, verb: keyof typeof rules): Promise<void> {
    const rule = rules[verb];
    const partner = await tx.findOne(PartnerEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!partner) throw new NotFound('Ce partenaire');
    if (!(rule.from as readonly string[]).includes(partner.state)) throw new WrongPartnerState(rule.refusal);
    await tx.update(PartnerEntity, { id }, { state: rule.to });
    await this.audit.write(tx, actor, { action: rule.action, subject: { kind: 'partner', id } });
  }
}
