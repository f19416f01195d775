import { Injectable } from '@nestjs/common';
import { LetterheadQuery } from '../ccas/letterhead.query.js';
import type { Tx } from '../kernel/database/database.js';
import type { Letter } from '../kernel/print/letter.js';
import { Clock } from '../kernel/time/clock.js';
import { letterRecipient } from '../residents/letter-recipient.js';
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

/** Those that wait, counted, and the first of them. */
export interface WaitingLetters {
  total: number;
  withoutAddress: number;
  first: WaitingLetter[];
}

export interface LetterPrinting {
  id: string;
  printedAt: Date;
  /** Letters of it that still hold: the pass was neither renewed nor revoked since. */
  letters: number;
}

interface LetterRow {
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
const waits = `m.carrier = 'letter' and m.printing_id is null and ${holds}`;
const letters = `pass_reminder m join pass p on p.ccas_id = m.ccas_id and p.id = m.pass_id
  join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id`;

/** Reminders on paper: those to be printed, and those that were. */
@Injectable()
export class ReminderLettersQuery {
  constructor(
    private readonly letterhead: LetterheadQuery,
    private readonly clock: Clock,
  ) {}

  /** One a pass, the last one: who has fifteen days left needs no letter that speaks of sixty. */
  async waiting(tx: Tx, limit: number): Promise<WaitingLetters> {
    const { total, withoutAddress } = await tx.one<Omit<WaitingLetters, 'first'>>(
      `select count(distinct p.id)::int as total, count(distinct p.id) filter (where r.address is null)::int as "withoutAddress"
       from ${letters} where ${waits}`,
      [this.today()],
    );
    const first = await tx.rows<WaitingLetter>(
      `select distinct on (m.valid_through, p.id) p.id as "passId", r.id as "residentId", r.first_name as "firstName",
         r.last_name as "lastName", p.valid_through as "validThrough", r.address is null as "isWithoutAddress"
       from ${letters} where ${waits} order by m.valid_through, p.id limit $2`,
      [this.today(), limit],
    );
    return { total, withoutAddress, first };
  }

  printings(tx: Tx): Promise<LetterPrinting[]> {
    return tx.rows<LetterPrinting>(
      `select m.printing_id as id, min(m.printed_at) as "printedAt", count(distinct m.pass_id)::int as letters
       from ${letters} where m.printing_id is not null and ${holds} group by m.printing_id order by 2 desc limit 10`,
      [this.today()],
    );
  }

  /** The letters of one printing, in the order of the list; empty when none of them holds any more. */
  async ofPrinting(tx: Tx, printingId: string): Promise<Letter[]> {
    const rows = await tx.rows<LetterRow>(
      `select distinct on (m.valid_through, p.id) r.first_name as "firstName", r.last_name as "lastName", r.address, r.postcode, r.commune_code as "communeCode",
         p.number, p.valid_through as "validThrough"
       from ${letters} where m.printing_id = $2 and ${holds} order by m.valid_through, p.id`,
      [this.today(), printingId],
    );
    const letterhead = await this.letterhead.get(tx);
    return rows.map((row) => reminderLetter(row, letterhead));
  }

  private today(): string {
    return this.clock.today().toString();
  }
}

function reminderLetter(row: LetterRow, letterhead: Pick<Letter, 'sender' | 'place' | 'date'>): Letter {
  const { subject, paragraphs } = reminderMessage({ ...row, number: formatPassNumber(row.number) });
  const { name, phone } = letterhead.sender;
  return {
    ...letterhead,
    recipient: letterRecipient(row),
    subject,
    body: [...paragraphs, ...(phone ? [`Une question ? Appelez-nous au ${phone}.`] : []), name],
  };
}
