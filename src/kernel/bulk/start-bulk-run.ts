import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../access/actor.js';
import { Audit } from '../audit/audit.js';
import type { Tx } from '../database/database.js';
import { Clock } from '../time/clock.js';
import type { BulkAct, BulkAnswers } from './bulk-act.js';
import { NothingChosen, TooManyChosen } from './bulk.errors.js';

/** The table holds the same limit. */
const MOST = 50_000;

/** Accepts an act for those that were chosen. It is done to them beside the requests. */
@Injectable()
export class StartBulkRun {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns its id; once the transaction is committed, `BulkRunner.kick()` starts it
   * @throws NothingChosen, TooManyChosen
   */
  async run(tx: Tx, actor: Actor, act: BulkAct, ids: string[], { choice, also }: BulkAnswers): Promise<string> {
    if (ids.length === 0) throw new NothingChosen();
    if (ids.length > MOST) throw new TooManyChosen(MOST);
    const id = uuidv7();
    await tx.run(
      `insert into bulk_run (id, act, choice, also, state, total, actor_kind, actor_id, requested_at) values ($1, $2, $3, $4, 'waiting', $5, $6, $7, $8)`,
      [id, act.key, choice ?? null, also, ids.length, actor.kind, actor.id ?? null, this.clock.now().toString()],
    );
    await tx.run(
      `insert into bulk_item (run_id, place, subject_id) select $1, place, subject from unnest($2::uuid[]) with ordinality as chosen (subject, place)`,
      [id, ids],
    );
    await this.audit.write(tx, actor, {
      action: 'bulk.requested',
      subject: { kind: 'bulk_run', id },
      details: { act: act.key, total: ids.length },
    });
    return id;
  }
}
