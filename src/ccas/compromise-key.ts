import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NoIssuerKey } from './ccas.errors.js';
import { IssuerKeyEntity } from './issuer-key.entity.js';
import { IssuerKeys } from './issuer-keys.js';
import { lockKeys } from './key-rotation.js';

/**
 * Somebody else may sign with the active key: it is believed no more, from this moment on, and another signs. What it
 * signed is to be made again.
 */
@Injectable()
export class CompromiseKey {
  constructor(
    private readonly keys: IssuerKeys,
    private readonly audit: Audit,
  ) {}

  /**
   * @param kid the key believed to be active: told twice at once, the second is refused and the new key is safe
   * @returns the key that signs from now on: the one that waited, or a new one
   * @throws NoIssuerKey when this is not the active key
   */
  async run(tx: Tx, actor: Actor, kid: string): Promise<string> {
    await lockKeys(tx);
    const active = await tx.findOneBy(IssuerKeyEntity, { state: 'active' });
    if (active?.kid !== kid) throw new NoIssuerKey();
    await tx.update(IssuerKeyEntity, { kid }, { state: 'compromised' });
    const next = await tx.findOneBy(IssuerKeyEntity, { state: 'next' });
    if (next) await tx.update(IssuerKeyEntity, { kid: next.kid }, { state: 'active' });
    const successor = next?.kid ?? (await this.keys.create(tx, actor.ccasId, 'active'));
    await this.audit.write(tx, actor, {
      action: 'key.compromised',
      subject: { kind: 'issuer_key' },
      details: { kid, successor },
    });
    return successor;
  }
}
