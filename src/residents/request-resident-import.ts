import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import type { MatchBy } from './match-keys.js';
import { ResidentImportEntity } from './resident-import.entity.js';

/** A list of a hundred thousand people, with their addresses. */
export const LARGEST_LIST_BYTES = 30 * 2 ** 20;

export interface ImportRequest {
  fileName: string;
  bytes: Uint8Array;
  /** Report what would happen, change nothing. */
  dryRun: boolean;
  /** Their identity unless said otherwise. */
  matchBy?: MatchBy;
}

/** Accepts a file, whatever it holds: what can be read of it is for the run to say. */
@Injectable()
export class RequestResidentImport {
  constructor(private readonly clock: Clock) {}

  /** @returns the id of the import; once the transaction is committed, `ResidentImportRunner.kick()` starts it */
  async run(tx: Tx, actor: Actor, { fileName, bytes, dryRun, matchBy = 'identity' }: ImportRequest): Promise<string> {
    const id = uuidv7();
    await tx.insert(ResidentImportEntity, {
      id,
      fileName: fileName.slice(0, 200),
      file: bytes,
      matchBy,
      dryRun,
      state: 'waiting',
      actorKind: actor.kind,
      actorId: actor.id ?? null,
      requestedAt: this.clock.now(),
    });
    return id;
  }
}
