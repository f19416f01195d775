import type { Actor } from '../kernel/access/actor.js';
import { Forbidden } from '../kernel/access/access.errors.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import type { StaffKind } from './account.entity.js';

export interface LockedAccount {
  id: string;
  kind: StaffKind;
  isActive: boolean;
  /** Has chosen a password, or come by ProConnect: can sign in. */
  isSettled: boolean;
}

/**
 * Locks an account together with every active manager, always in the same order: of two who change each other at once,
 * one goes first, and the other is judged by what is left.
 * @returns the account, and how many other managers could still sign in
 * @throws Forbidden when who acts is no longer a manager; NotFound
 */
export async function lockForChange(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ target: LockedAccount; otherManagers: number }> {
  const rows = await tx.rows<LockedAccount>(
    `select id, kind, deactivated_at is null as "isActive", password_hash is not null or oidc_subject is not null as "isSettled"
     from account where (kind = 'manager' and deactivated_at is null) or id = $1 order by id for update`,
    [id],
  );
  const managers = rows.filter((row) => row.kind === 'manager' && row.isActive);
  if (actor.kind !== 'system' && !managers.some((manager) => manager.id === actor.id)) throw new Forbidden();
  const target = rows.find((row) => row.id === id);
  if (!target) throw new NotFound('Ce compte');
  return { target, otherManagers: managers.filter((manager) => manager.id !== id && manager.isSettled).length };
}

/** @throws Forbidden when who acts is no longer a manager; until the transaction ends they stay one */
export async function lockAsManager(tx: Tx, actor: Actor): Promise<void> {
  if (actor.kind === 'system') return;
  const found = await tx.run(
    `select 1 from account where id = $1 and kind = 'manager' and deactivated_at is null for update`,
    [actor.id],
  );
  if (found === 0) throw new Forbidden();
}
