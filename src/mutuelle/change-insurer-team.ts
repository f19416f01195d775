import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { OneTimeLinks } from '../kernel/access/one-time-links.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Outbox } from '../kernel/mail/outbox.js';
import { Clock } from '../kernel/time/clock.js';
import { AgreementEntity } from './agreement.entity.js';
import { aboutInsurer, insurerSignInOf } from './insurer-links.js';
import { refuse } from './mutuelle.errors.js';

export interface InsurerMemberView {
  id: string;
  name: string;
  email: string;
  lastSeenAt: Date | null;
}

/** Who may come in for the mutuelle of an agreement: agents decide, and take it back. */
@Injectable()
export class ChangeInsurerTeam {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly links: OneTimeLinks,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  find(tx: Tx, agreementId: string): Promise<InsurerMemberView[]> {
    return tx.query(
      `select m.id, m.name, m.email, (select max(k.last_used_at) from access_token k where k.ccas_id = m.ccas_id and k.actor_id = m.id) as "lastSeenAt"
       from insurer_member m where m.agreement_id = $1 and m.left_at is null order by m.added_at`,
      [agreementId],
    );
  }

  /** @returns the id of the member @throws NotFound, InvalidInput for an address that is there already */
  async add(
    tx: Tx,
    actor: Actor,
    agreementId: string,
    { name, email }: { name: string; email: string },
  ): Promise<string> {
    if (!(await tx.existsBy(AgreementEntity, { id: agreementId }))) throw new NotFound('Cette convention');
    const id = uuidv7();
    const inserted: unknown[] = await tx.query(
      `insert into insurer_member (id, agreement_id, name, email, added_at) values ($1, $2, $3, $4, $5)
       on conflict (ccas_id, agreement_id, email) where left_at is null do nothing returning id`,
      [id, agreementId, name.trim(), email.trim().toLowerCase(), this.clock.now().toString()],
    );
    if (inserted.length === 0)
      throw refuse('email', 'already_member', 'Cette adresse a déjà un accès : elle peut demander un lien.');
    await this.audit.write(tx, actor, {
      action: 'insurer_member.added',
      subject: { kind: 'insurer_member', id },
      details: { agreementId },
    });
    return id;
  }

  /** Every session of theirs ends at once. @throws NotFound */
  async remove(tx: Tx, actor: Actor, agreementId: string, memberId: string): Promise<void> {
    const [rows] = await tx.query(
      `update insurer_member set left_at = $3, name = null, email = null where id = $1 and agreement_id = $2 and left_at is null returning id`,
      [memberId, agreementId, this.clock.now().toString()],
    );
    if (rows.length === 0) throw new NotFound('Cette personne');
    await this.links.withdraw(tx, insurerSignInOf(memberId));
    await this.tokens.revokeAllOf(tx, 'insurer', memberId);
    await this.outbox.forget(tx, aboutInsurer(memberId));
    await this.audit.write(tx, actor, {
      action: 'insurer_member.removed',
      subject: { kind: 'insurer_member', id: memberId },
      details: { agreementId },
    });
  }
}
