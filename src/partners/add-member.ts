import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { PartnerEntity } from './partner.entity.js';
import { AlreadyMember } from './team.errors.js';

export interface NewMember {
  partnerId: string;
  name: string;
  email: string;
}

/** Someone more may act for a partner. They are told by `SignInLinks.send`. */
@Injectable()
export class AddMember {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the member
   * @throws NotFound when the partner is unknown or not the actor's own, AlreadyMember
   */
  async run(tx: Tx, actor: Actor, { partnerId, name, email }: NewMember): Promise<string> {
    const mayAct = !actor.partnerId || actor.partnerId === partnerId;
    if (!mayAct || !(await tx.existsBy(PartnerEntity, { id: partnerId }))) throw new NotFound('Ce partenaire');
    const id = uuidv7();
    const inserted: unknown[] = await tx.query(
      `insert into partner_member (id, partner_id, name, email, added_at) values ($1, $2, $3, $4, $5)
       on conflict (ccas_id, partner_id, email) where left_at is null do nothing returning id`,
      [id, partnerId, name.trim(), email.trim().toLowerCase(), this.clock.now().toString()],
    );
    if (inserted.length === 0) throw new AlreadyMember();
    await this.audit.write(tx, actor, {
      action: 'member.added',
      subject: { kind: 'partner_member', id },
      details: { partnerId },
    });
    return id;
  }
}
