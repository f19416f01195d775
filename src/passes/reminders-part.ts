import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Outbox } from '../kernel/mail/outbox.js';
import { frenchDay } from '../kernel/ui/french.js';
import { type DossierPart, DossierParts } from '../residents/dossier-parts.js';
import { formatPassNumber } from './pass-number.js';

/** What a person was told of the end of their passes. Reminders belong to a pass and go where it goes. */
@Injectable()
export class RemindersPart implements DossierPart, OnModuleInit {
  readonly name = 'Rappels d’échéance';
  readonly tables = ['pass_reminder'];

  constructor(
    private readonly parts: DossierParts,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.parts.add(this);
  }

  async export(tx: Tx, residentId: string): Promise<Record<string, unknown>[]> {
    const rows: { number: string; validThrough: string; carrier: string; day: string }[] = await tx.query(
      `select p.number, m.valid_through as "validThrough", m.carrier, (m.made_at at time zone 'Europe/Paris')::date::text as day
       from pass_reminder m join pass p on p.ccas_id = m.ccas_id and p.id = m.pass_id where p.resident_id = $1 order by m.made_at`,
      [residentId],
    );
    return rows.map(({ number, validThrough, carrier, day }) => ({
      Pass: formatPassNumber(number),
      'Se termine le': frenchDay(validThrough),
      Rappel: `${carrier === 'mail' ? 'par courriel' : 'par lettre'}, le ${frenchDay(day)}`,
    }));
  }

  /** That somebody was reminded says nothing of whom; the mails themselves do. */
  async erase(tx: Tx, _actor: Actor, residentId: string): Promise<void> {
    const passes: { id: string }[] = await tx.query('select id from pass where resident_id = $1', [residentId]);
    for (const { id } of passes)
      for (const kind of ['pass', 'pass_reminder']) await this.outbox.forget(tx, { kind, id });
  }

  async move(): Promise<string[]> {
    return [];
  }

  async giveBack(): Promise<void> {}
}
