import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, isStaff } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import type { RightsForm } from './rights-form.js';

/** The person asks to correct or to erase what is kept about them. Asked twice, it is one request: the latest words. */
@Injectable()
export class AskRight {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @returns the id of the request that waits */
  async run(tx: Tx, actor: Actor, residentId: string, { kind, message }: RightsForm): Promise<string> {
    const [{ id }] = await tx.query(
      `insert into rights_request (id, resident_id, kind, message, asked_by, asked_at, state) values ($1, $2, $3, $4, $5, $6, 'waiting')
       on conflict (ccas_id, resident_id, kind) where state = 'waiting' do update set message = coalesce(excluded.message, rights_request.message)
       returning id`,
      [uuidv7(), residentId, kind, message ?? null, isStaff(actor) ? 'agent' : 'resident', this.clock.now().toString()],
    );
    await this.audit.write(tx, actor, {
      action: 'right.asked',
      subject: { kind: 'rights_request', id },
      details: { residentId, kind },
    });
    return id;
  }
}
