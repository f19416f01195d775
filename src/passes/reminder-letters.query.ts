import { Injectable } from '@nestjs/common';
import { communeName } from '../ccas/communes.js';
import type { Tx } from '../kernel/database/database.js';
import type { Letter } from '../kernel/print/letter.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { formatPassNumber } from './pass-number.js';
import { reminderMessage } from './reminder-wording.js';

export interface WaitingLetter {
  passId: string;
  residentId: string;
  firstName: string;
  lastName: string;
  validThrough: string;
  /** No street: the letter cannot be sent as it is. */
  isWithoutAddress: boolean;
}

export interface LetterPrinting {
  id: string;
  printedAt: Date;
  /** Letters of it that still hold: the pass was neither renewed nor revoked since. */
  letters: number;
}

interface LetterRow {
  ccasName: string;
  ccasAddress: string | null;
  ccasPhone: string | null;
  ccasCommune: string;
  firstName: string;
  lastName: string;
  address: string | null;
  postcode: string | null;
  communeCode: string;
  number: string;
  validThrough: string;
}

/** A letter still holds while its pass goes on to the end it speaks of. */
const holds = `p.state = 'active' and p.valid_through = m.valid_through and p.valid_through >= $1`;
const letters = `pass_reminder m join pass p on p.ccas_id = m.ccas_id and p.id = m.pass_id
  join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id`;

/** Reminders on paper: those to be printed, and those that were. */
@Injectable()
export class ReminderLettersQuery {
  constructor(private readonly clock: Clock) {}

  /** One a pass, the last one: who has fifteen days left needs no letter that speaks of sixty. */
  waiting(tx: Tx): Promise<WaitingLetter[]> {
    return tx.query(
      `select distinct on (m.valid_through, p.id) p.id as "passId", r.id as "residentId", r.first_name as "firstName", r.last_name as "lastName",
         p.valid_through as "validThrough", r.address is null as "isWithoutAddress"
       from ${letters} where m.carrier = 'letter' and m.printing_id is null and ${holds} order by m.valid_through, p.id`,
      [this.today()],
    );
  }

  printings(tx: Tx): Promise<LetterPrinting[]> {
    return tx.query(
      `select m.printing_id as id, min(m.printed_at) as "printedAt", count(distinct m.pass_id)::int as letters
       from ${letters} where m.printing_id is not null and ${holds} group by m.printing_id order by 2 desc limit 10`,
      [this.today()],
    );
  }

  /** The letters of one printing, in the order of the list; empty when none of them holds any more. */
  async ofPrinting(tx: Tx, printingId: string): Promise<Letter[]> {
    const rows: LetterRow[] = await tx.query(
      `select distinct on (m.valid_through, p.id) i.name as "ccasName", i.address as "ccasAddress", i.phone as "ccasPhone", i.commune_codes[1] as "ccasCommune",
         r.first_name as "firstName", r.last_name as "lastName", r.address, r.postcode, r.commune_code as "communeCode", p.number, p.valid_through as "validThrough"
       from ${letters} join ccas i on i.id = m.ccas_id where m.printing_id = $2 and ${holds} order by m.valid_through, p.id`,
      [this.today(), printingId],
    );
    return rows.map((row) => this.letter(row));
  }

  private letter(row: LetterRow): Letter {
    const { subject, paragraphs } = reminderMessage({ ...row, number: formatPassNumber(row.number) });
    const phone = row.ccasPhone && frenchPhone(row.ccasPhone);
    return {
      sender: { name: row.ccasName, address: row.ccasAddress, phone },
      recipient: [
        `${row.firstName} ${row.lastName}`,
        row.address ?? '',
        `${row.postcode ?? ''} ${communeName(row.communeCode)}`.trim(),
      ].filter(Boolean),
      place: communeName(row.ccasCommune),
      date: this.today(),
      subject,
      body: [...paragraphs, ...(phone ? [`Une question ? Appelez-nous au ${phone}.`] : []), row.ccasName],
    };
  }

  private today(): string {
    return this.clock.today().toString();
  }
}
