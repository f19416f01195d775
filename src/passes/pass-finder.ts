import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Finder, type Found } from '../kernel/console/finders.js';
import type { Tx } from '../kernel/database/database.js';
import { readCrockford } from '../kernel/text/crockford.js';
import { PassNumbers } from '../residents/pass-numbers.js';
import { formatPassNumber, parsePassNumber } from './pass-number.js';
import { HoldersQuery } from './holders.query.js';

interface Row {
  number: string;
  residentId: string;
  lastName: string;
  firstName: string;
}

/**
 * A whole pass number, as typed or read aloud, opens its dossier; its beginning lists those that begin so. Lists of
 * residents learn here how a number is read.
 */
@Finder()
@Injectable()
export class PassFinder implements Finder, OnModuleInit {
  readonly name = 'Pass';
  readonly place = 20;

  constructor(
    private readonly holders: HoldersQuery,
    private readonly passNumbers: PassNumbers,
  ) {}

  onModuleInit(): void {
    this.passNumbers.read = parsePassNumber;
    this.passNumbers.holders = 'select number as key, resident_id as id from pass where number = any($1)';
  }

  async exactly(tx: Tx, typed: string): Promise<string | undefined> {
    const residentId = await this.holders.byNumber(tx, typed);
    return residentId && `/ccas/usagers/${residentId}`;
  }

  async find(tx: Tx, typed: string, limit: number): Promise<Found[]> {
    const number = readCrockford(typed);
    // A name holds no digit: letters alone would find the passes of people called otherwise.
    if (!/^[0-9A-HJKMNP-TV-Z]{4,9}$/.test(number) || !/\d/.test(typed)) return [];
    const rows = await tx.rows<Row>(
      `select p.number, p.resident_id as "residentId", r.last_name as "lastName", r.first_name as "firstName"
       from pass p join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id where p.number like $1 || '%' and r.erased_at is null
       order by p.number limit $2`,
      [number, limit],
    );
    return rows.map((row) => ({
      title: formatPassNumber(row.number),
      detail: `${row.firstName} ${row.lastName}`,
      href: `/ccas/usagers/${row.residentId}`,
    }));
  }
}
