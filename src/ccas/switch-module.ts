import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { ModuleStillHolds } from '../kernel/modules/modules.errors.js';
import { ModuleSwitches } from '../kernel/modules/module-switches.js';
import { Tenants } from '../kernel/tenancy/tenants.js';
import { counted } from '../kernel/ui/french.js';

/** A manager switches a module of the service on or off. Whatever it keeps stays kept for its time. */
@Injectable()
export class SwitchModule {
  constructor(
    private readonly db: Database,
    private readonly modules: ModuleSwitches,
    private readonly tenants: Tenants,
    private readonly audit: Audit,
  ) {}

  /** Where it is on already, nothing. @throws NotFound */
  async on(tx: Tx, actor: Actor, key: string): Promise<void> {
    this.modules.named(key);
    const touched = await tx.run(
      'update ccas set modules = array_append(modules, $1) where id = current_ccas() and not $1 = any(modules)',
      [key],
    );
    if (touched === 0) return;
    await this.audit.write(tx, actor, { action: 'module.opened', ...about(actor, key) });
    this.db.afterCommit(tx, () => this.tenants.forget());
  }

  /** @throws NotFound; ModuleStillHolds while somebody counts on something to come */
  async off(tx: Tx, actor: Actor, key: string): Promise<void> {
    const { holds } = this.modules.named(key);
    const held = (await holds?.count(tx)) ?? 0;
    if (holds && held > 0) throw new ModuleStillHolds(counted(held, ...holds.words));
    const touched = await tx.run(
      'update ccas set modules = array_remove(modules, $1) where id = current_ccas() and $1 = any(modules)',
      [key],
    );
    if (touched === 0) return;
    await this.audit.write(tx, actor, { action: 'module.closed', ...about(actor, key) });
    this.db.afterCommit(tx, () => this.tenants.forget());
  }
}

function about({ ccasId }: Actor, key: string) {
  return { subject: { kind: 'ccas', id: ccasId }, details: { module: key } };
}
