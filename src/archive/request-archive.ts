import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import { Config } from '../kernel/config/config.js';
import type { Tx } from '../kernel/database/database.js';
import { sealBytes } from '../kernel/secrets/sealed.js';
import { Clock } from '../kernel/time/clock.js';
import { keyOfPassphrase, newSalt } from './archive-passphrase.js';
import { ArchiveEntity } from './archive.entity.js';

/** A manager asks for everything in one file; it is made beside the requests. */
@Injectable()
export class RequestArchive {
  constructor(
    private readonly config: Config,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @param passphrase never stored: what it stretches to is, sealed, until the archive is made
   * @returns the id of the archive; once the transaction is committed, `ArchiveRunner.kick()` starts it
   */
  async run(tx: Tx, actor: Actor, passphrase: string): Promise<string> {
    const id = uuidv7();
    const salt = newSalt();
    const key = await keyOfPassphrase(passphrase, salt);
    await tx.insert(ArchiveEntity, {
      id,
      state: 'waiting',
      sealedKey: sealBytes(this.config.secretKey, sealForKey(id), Buffer.from(key)),
      salt,
      actorKind: actor.kind,
      actorId: actor.id ?? null,
      requestedAt: this.clock.now(),
    });
    await this.audit.write(tx, actor, { action: 'archive.requested', subject: { kind: 'archive', id } });
    return id;
  }
}

export function sealForKey(archiveId: string): { purpose: string; context: string } {
  return { purpose: 'passerelle archive key', context: archiveId };
}
