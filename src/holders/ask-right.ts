import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, isStaff } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { Temporal } from 'temporal-polyfill';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { PARIS } from '../kernel/time/paris.js';
import type { RightsForm } from './rights-form.js';

/** The person asks something about what is kept about them (`rightsKinds`). Asked twice, it is one request: the latest words. */
@Injectable()
export class AskRight {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @param receivedOn the ISO day a letter came in: the month to answer runs from there
   * @returns the id of the request that waits
   * @throws InvalidInput for a day to come, or one too long ago to be answered in time
   */
  async run(
    tx: Tx,
    actor: Actor,
    residentId: string,
    { kind, message }: RightsForm,
    receivedOn?: string,
  ): Promise<string> {
    const askedAt = receivedOn ? this.dayReceived(receivedOn) : this.clock.now();
    const { id } = await tx.one<{ id: string }>(
      `insert into rights_request (id, resident_id, kind, message, asked_by, asked_at, state) values ($1, $2, $3, $4, $5, $6, 'waiting')
       on conflict (ccas_id, resident_id, kind) where state = 'waiting' do update set message = coalesce(excluded.message, rights_request.message)
       returning id`,
      [uuidv7(), residentId, kind, message ?? null, isStaff(actor) ? 'agent' : 'resident', askedAt.toString()],
    );
    await this.audit.write(tx, actor, {
      action: 'right.asked',
      subject: { kind: 'rights_request', id },
      details: { residentId, kind },
    });
    return id;
  }

  private dayReceived(day: string): Temporal.Instant {
    const today = this.clock.today();
    const refuse = (code: string, detail: string) => new InvalidInput([{ field: 'receivedOn', code, detail }]);
    if (Temporal.PlainDate.compare(day, today) > 0) throw refuse('in_the_future', 'Cette date est dans le futur.');
    if (Temporal.PlainDate.compare(day, today.subtract({ years: 1 })) < 0)
      throw refuse('too_old', 'Cette date a plus d’un an : vérifiez-la.');
    return day === today.toString()
      ? this.clock.now()
      : Temporal.PlainDate.from(day).toZonedDateTime(PARIS).toInstant();
  }
}
