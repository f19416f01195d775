import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Outbox } from '../kernel/mail/outbox.js';
import { frenchDay } from '../kernel/ui/french.js';
import { type DossierEvent, DossierPart } from '../residents/dossier-parts.js';
import { nothingEnds } from '../residents/endings/ending.js';
import { formatPassNumber } from './pass-number.js';

interface Row {
  number: string;
  validThrough: string;
  carrier: string;
  day: string;
}

interface TimelineRow {
  at: Date;
  letter: boolean;
  validThrough: string;
  printedAt: Date | null;
}

interface MailRow {
  id: string;
  at: Date;
  subject: string;
  state: string;
}

/** What a person was told of the end of their passes. Reminders belong to a pass and go where it goes. */
@DossierPart()
@Injectable()
export class RemindersPart implements DossierPart {
  readonly name = 'Rappels d’échéance';
  readonly tables = ['pass_reminder'];
  /** Mails and letters about a pass hold while it does: they end with it. */
  readonly ending = nothingEnds;
  readonly timelineKinds = [{ key: 'message', place: 30, label: 'Courriers' }] as const;

  constructor(private readonly outbox: Outbox) {}

  async export(tx: Tx, residentId: string): Promise<Record<string, unknown>[]> {
    const rows = await tx.rows<Row>(
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
    const passes = await tx.rows<{ id: string }>('select id from pass where resident_id = $1', [residentId]);
    for (const { id } of passes)
      for (const kind of ['pass', 'pass_reminder']) await this.outbox.forget(tx, { kind, id });
  }

  async move(): Promise<string[]> {
    return [];
  }

  async giveBack(): Promise<void> {}

  async restrict(tx: Tx, residentId: string): Promise<void> {
    const passes = await tx.rows<{ id: string }>('select id from pass where resident_id = $1', [residentId]);
    for (const { id } of passes) await this.outbox.cancel(tx, { kind: 'pass_reminder', id });
  }

  /** Reminders, and the mails about a pass with what became of them. */
  async timeline(tx: Tx, residentId: string, limit: number): Promise<DossierEvent[]> {
    const rows = await tx.rows<TimelineRow>(
      `select m.made_at as at, m.carrier = 'letter' as letter, m.valid_through as "validThrough", m.printed_at as "printedAt"
       from pass_reminder m join pass p on p.ccas_id = m.ccas_id and p.id = m.pass_id where p.resident_id = $1 order by m.made_at desc limit $2`,
      [residentId, limit],
    );
    const mails = await tx.rows<MailRow>(
      `select m.id, coalesce(m.sent_at, m.created_at) as at, m.subject, m.state
       from mail m join pass p on p.ccas_id = m.ccas_id and p.id = m.about_id
       where p.resident_id = $1 and m.about_kind in ('pass', 'pass_reminder') order by m.id desc limit $2`,
      [residentId, limit],
    );
    return [
      ...rows
        .filter(({ letter }) => letter)
        .map(({ at, validThrough, printedAt }): DossierEvent => ({
          at,
          kind: 'message',
          icon: 'mailbox',
          title: printedAt ? 'Lettre de rappel imprimée' : 'Lettre de rappel à imprimer',
          detail: `Le pass se termine le ${frenchDay(validThrough)}`,
        })),
      ...mails.map(({ id, at, subject, state }): DossierEvent => ({
        at,
        kind: 'message',
        icon: state === 'dead' ? 'mail-x' : 'mail',
        title: mailStates[state] ?? 'Courriel',
        detail: subject,
        href: `/ccas/courriels/${id}`,
      })),
    ];
  }
}

const mailStates: Record<string, string> = {
  queued: 'Courriel en route',
  sending: 'Courriel en route',
  sent: 'Courriel envoyé',
  kept: 'Courriel gardé, non envoyé',
  dead: 'Courriel non parti',
  cancelled: 'Courriel annulé',
};
