import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../src/kernel/access/actor.js';
import { Audit } from '../../../src/kernel/audit/audit.js';
import type { Tx } from '../../../src/kernel/database/database.js';
import { NotFound } from '../../../src/kernel/errors/domain-error.js';

/** Somebody went through the kits: which one they began with is written down. */
@Injectable()
export class CountKits {
  constructor(private readonly audit: Audit) {}

  /** @throws NotFound when there is none */
  async run(tx: Tx, actor: Actor): Promise<void> {
    const [kit] = await tx.rows<{ id: string }>('select id from kit order by id limit 1');
    if (!kit) throw new NotFound('Ce sac');
    await this.audit.write(tx, actor, { action: 'kit.counted', subject: { kind: 'kit', id: kit.id } });
  }
}
