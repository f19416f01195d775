import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';

/** Beyond those of every agent: to see which holders no longer come. */
type Right = 'unseen_holders';

export interface AgentWithRight {
  id: string;
  name: string;
  hasRight: boolean;
}

/** Rights beyond those of every agent. A manager has them all, and gives them. */
@Injectable()
export class StaffRights {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async has(tx: Tx, actor: Actor, right: Right): Promise<boolean> {
    if (actor.kind === 'manager') return true;
    if (actor.kind !== 'agent' || !actor.id) return false;
    const given = await tx.run('select 1 from staff_right where account_id = $1 and name = $2', [actor.id, right]);
    return given > 0;
  }

  /** Agents whose account is in use, by name. */
  agents(tx: Tx, right: Right): Promise<AgentWithRight[]> {
    return tx.rows<AgentWithRight>(
      `select a.id, a.name, exists (select from staff_right s where s.ccas_id = a.ccas_id and s.account_id = a.id and s.name = $1) as "hasRight"
       from account a where a.kind = 'agent' and a.deactivated_at is null order by a.name, a.id`,
      [right],
    );
  }

  /** Given twice or taken away twice, it stays so. @throws NotFound for what is no agent’s account */
  async set(tx: Tx, actor: Actor, accountId: string, right: Right, isGiven: boolean): Promise<void> {
    const [agent] = await tx.rows<{ id: string }>(
      `select id from account where id = $1 and kind = 'agent' for update`,
      [accountId],
    );
    if (!agent) throw new NotFound('Cet agent');
    if (isGiven)
      await tx.run('insert into staff_right (account_id, name, given_at) values ($1, $2, $3) on conflict do nothing', [
        accountId,
        right,
        this.clock.now().toString(),
      ]);
    else await tx.run('delete from staff_right where account_id = $1 and name = $2', [accountId, right]);
    await this.audit.write(tx, actor, {
      action: isGiven ? 'right.given' : 'right.withdrawn',
      subject: { kind: 'account', id: accountId },
      details: { right },
    });
  }
}
