import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { modulesOn } from '../kernel/modules/modules-on.query.js';
import { lockAsManager, lockForChange } from './managers-lock.js';

/**
 * What an account may use of the modules that are on. It holds from the next request, of an open session too. A manager
 * uses all of them: what is granted counts once they are an agent.
 */
@Injectable()
export class GrantModules {
  constructor(private readonly audit: Audit) {}

  /**
   * Of the modules that are on, these and no others; what was granted of one that is off waits for it.
   * @throws InvalidInput for one that is not on; NotFound, Forbidden
   */
  async run(tx: Tx, actor: Actor, id: string, wanted: readonly string[]): Promise<void> {
    await lockForChange(tx, actor, id);
    await refuseOff(tx, wanted);
    const touched = await tx.run(
      `update account set modules = wanted.modules
       from (select a.id, array(select unnest(a.modules) except select unnest(c.modules) union select unnest($2::text[]) order by 1) as modules
         from account a join ccas c on c.id = a.ccas_id where a.id = $1) wanted
       where account.id = wanted.id and account.modules is distinct from wanted.modules`,
      [id, wanted],
    );
    if (touched > 0)
      await this.audit.write(tx, actor, {
        action: 'account.modules_granted',
        subject: { kind: 'account', id },
        details: { modules: [...wanted] },
      });
  }

  /** One module, to every account that is open. @throws Forbidden */
  async toEveryone(tx: Tx, actor: Actor, key: string): Promise<void> {
    await lockAsManager(tx, actor);
    const granted = await tx.rows<{ id: string }>(
      `update account set modules = array_append(modules, $1) where deactivated_at is null and not $1 = any(modules) returning id`,
      [key],
    );
    for (const { id } of granted)
      await this.audit.write(tx, actor, {
        action: 'account.modules_granted',
        subject: { kind: 'account', id },
        details: { added: [key] },
      });
  }
}

/** @throws InvalidInput */
export async function refuseOff(tx: Tx, wanted: readonly string[]): Promise<void> {
  const modules = await modulesOn(tx);
  if (wanted.every((key) => modules.includes(key))) return;
  const detail = 'Un de ces modules n’est pas, ou n’est plus, en service.';
  throw new InvalidInput([{ field: 'modules', code: 'not_in_list', detail }]);
}
