import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Outbox } from '../kernel/mail/outbox.js';
import { Clock } from '../kernel/time/clock.js';
import { formatPassNumber } from './pass-number.js';
import { PassReminderEntity } from './pass-reminder.entity.js';
import { type ReminderDays, reminderDue } from './reminder-due.js';
import { reminderMessage } from './reminder-wording.js';

interface Row {
  number: string;
  validFrom: string;
  validThrough: string;
  firstName: string;
  lastName: string;
  email: string | null;
}

/** Tells one holder that their pass ends soon: by mail where there is an address, else by a letter to be printed. */
@Injectable()
export class RemindHolder {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @returns how they are told; undefined when they are not to be, or were already */
  async run(tx: Tx, actor: Actor, passId: string): Promise<'mail' | 'letter' | undefined> {
    const row = await this.lock(tx, passId);
    if (!row) return undefined;
    const validThrough = Temporal.PlainDate.from(row.validThrough);
    const given = await tx.rows<{ days: ReminderDays }>(
      'select days from pass_reminder where pass_id = $1 and valid_through = $2',
      [passId, row.validThrough],
    );
    const days = reminderDue(
      { validFrom: Temporal.PlainDate.from(row.validFrom), validThrough },
      given.map((each) => each.days),
      this.clock.today(),
    );
    if (!days) return undefined;
    const message = reminderMessage({ ...row, number: formatPassNumber(row.number) });
    const mailId = row.email
      ? await this.outbox.queue(tx, { to: row.email, message, about: { kind: 'pass_reminder', id: passId } })
      : null;
    const carrier = mailId ? 'mail' : 'letter';
    await tx.insert(PassReminderEntity, { passId, validThrough, days, carrier, mailId, madeAt: this.clock.now() });
    await this.audit.write(tx, actor, {
      action: 'pass.reminded',
      subject: { kind: 'pass', id: passId },
      details: { days, carrier },
    });
    return carrier;
  }

  /**
   * The pass, held against a revocation until the transaction ends; nothing for a pass that is suspended, revoked or
   * over, for someone who holds a newer one or whose dossier is restricted, and for the dead.
   */
  private async lock(tx: Tx, passId: string): Promise<Row | undefined> {
    const [row] = await tx.rows<Row>(
      `select p.number, p.valid_from as "validFrom", p.valid_through as "validThrough", r.first_name as "firstName", r.last_name as "lastName", r.email
       from pass p join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id
       where p.id = $1 and p.state = 'active' and r.restricted_at is null
         and not exists (select from pass other where other.ccas_id = p.ccas_id and other.resident_id = p.resident_id and other.id <> p.id
           and (other.revocation_reason = 'deceased' or (other.state <> 'revoked' and other.valid_through > p.valid_through)))
       for update of p`,
      [passId],
    );
    return row;
  }
}
