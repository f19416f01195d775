import { Injectable } from '@nestjs/common';
import { systemActor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Documents } from '../kernel/documents/documents.js';
import { Outbox } from '../kernel/mail/outbox.js';
import { RetentionRule } from '../kernel/retention/retention.js';
import { Clock } from '../kernel/time/clock.js';
import { EraseDonor } from './giving/erase-donor.js';
import { OPT_OUT_YEARS } from './giving/opt-outs.js';
import { TellsPeople, type Told } from '../kernel/retention/told.js';

/** LPF, L102 E: six years from the day a receipt was made. */
const RECEIPT_YEARS = 6;
/** Bank lines nobody took for a gift. */
const LINE_DAYS = 90;
/** Promises that were cancelled, and nothing ever came. */
const CANCELLED_MONTHS = 6;

/** Forgets what is no longer needed: files and names after six years, refusals after three, lines of the bank after 90 days. */
@RetentionRule()
@TellsPeople()
@Injectable()
export class PurgeDonations {
  readonly told: Told = {
    kept: [
      {
        place: 140,
        what: 'Dons : nom, adresse et reçu fiscal du donateur',
        kept: 'six ans, comme la loi le demande',
      },
      { place: 150, what: 'Dons : refus d’être rappelé, sous forme d’empreinte', kept: 'trois ans' },
      { place: 160, what: 'Dons : lignes de banque qui n’étaient pas un don', kept: `${LINE_DAYS} jours` },
    ],
  };

  readonly retention: RetentionRule = {
    job: 'donations.purge',
    what: 'Reçus fiscaux, refus de rappel, lignes de banque',
    kept: 'six ans, trois ans, quatre-vingt-dix jours',
    dailyAt: '03:50',
    due: (tx) => this.due(tx),
    take: (tx, ccasId) => this.take(tx, ccasId),
  };

  constructor(
    private readonly documents: Documents,
    private readonly outbox: Outbox,
    private readonly eraseDonor: EraseDonor,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  private async due(tx: Tx): Promise<number> {
    const today = this.clock.today();
    const { count } = await tx.one<{ count: number }>(
      `select (select count(*) from receipt where purged_at is null and issued_on < $1)::int
         + (select count(*) from bank_line where state <> 'confirmed' and booked_on < $2 and imported_at < $2)::int
         + (select count(*) from donor_opt_out where since < $3)::int as count`,
      [
        today.subtract({ years: RECEIPT_YEARS }).toString(),
        today.subtract({ days: LINE_DAYS }).toString(),
        today.subtract({ years: OPT_OUT_YEARS }).toString(),
      ],
    );
    return count;
  }

  /** @returns how many of each were taken away */
  private async take(tx: Tx, ccasId: string): Promise<Record<string, number>> {
    const today = this.clock.today();
    const receipts = await this.receipts(tx, today.subtract({ years: RECEIPT_YEARS }).toString());
    const lines = await tx.run(
      `delete from bank_line where state <> 'confirmed' and booked_on < $1 and imported_at < $1`,
      [today.subtract({ days: LINE_DAYS }).toString()],
    );
    const optOuts = await tx.run('delete from donor_opt_out where since < $1', [
      today.subtract({ years: OPT_OUT_YEARS }).toString(),
    ]);
    const donors = await this.donors(tx, ccasId, {
      years: today.subtract({ years: RECEIPT_YEARS }).toString(),
      months: today.subtract({ months: CANCELLED_MONTHS }).toString(),
    });
    const counts = { receipts, lines, optOuts, donors };
    if (Object.values(counts).some((count) => count > 0))
      await this.audit.write(tx, systemActor(ccasId), {
        action: 'donations.purged',
        subject: { kind: 'ccas', id: ccasId },
        details: counts,
      });
    return counts;
  }

  /** Number, amount and day stay: the series has no gap. */
  private async receipts(tx: Tx, before: string): Promise<number> {
    const old = await tx.rows<{ id: string; documentId: string }>(
      'select id, document_id as "documentId" from receipt where purged_at is null and issued_on < $1 limit 1000',
      [before],
    );
    for (const { id, documentId } of old) {
      await tx.run('update receipt set purged_at = $2, content = null, document_id = null where id = $1', [
        id,
        this.clock.now().toString(),
      ]);
      await this.outbox.detach(tx, documentId);
      await this.documents.forget(tx, documentId);
    }
    return old.length;
  }

  /** People, and companies alike, of whom nothing lives any more. */
  private async donors(tx: Tx, ccasId: string, before: { years: string; months: string }): Promise<number> {
    const rows = await tx.rows<{ id: string }>(
      `select g.id from donor g where g.erased_at is null and g.created_at < $2
         and not exists (select from receipt r join donation d on d.ccas_id = r.ccas_id and d.id = r.donation_id where d.donor_id = g.id and r.purged_at is null)
         and not exists (select from donation d where d.donor_id = g.id and case when d.state = 'cancelled' and d.received_cents = 0 then d.cancelled_on >= $2::date
           when d.state = 'cancelled' then d.cancelled_on >= $1::date else d.pledged_at >= $1 or d.state <> 'receipted' end)
       limit 500`,
      [before.years, before.months],
    );
    for (const { id } of rows) await this.eraseDonor.run(tx, systemActor(ccasId), id);
    return rows.length;
  }
}
