import { Injectable } from '@nestjs/common';
import { communeName } from '../ccas/communes.js';
import { type Found, Finder } from '../kernel/console/finders.js';
import type { Tx } from '../kernel/database/database.js';
import { parseDay } from '../kernel/text/parse-day.js';
import { foldName } from '../kernel/text/fold-name.js';
import { toE164 } from '../kernel/text/phone.js';
import { typedDay } from '../kernel/text/typed-day.js';
import { frenchDay } from '../kernel/ui/french.js';

interface Row {
  id: string;
  lastName: string;
  firstName: string;
  bornOn: string;
  communeCode: string;
}

/** Below that, three letters that happen to be alike would find half of the town. */
const ALIKE = 0.45;

/**
 * People by part of a name in any order, by birth date, by phone or by their reference. Where no name has the letters
 * as typed, those that sound close are shown.
 */
@Finder()
@Injectable()
export class ResidentFinder implements Finder {
  readonly name = 'Usagers';
  readonly place = 10;

  async find(tx: Tx, typed: string, limit: number): Promise<Found[]> {
    const day = parseDay(typedDay(typed.trim()));
    if (day) return shown(await this.select(tx, 'born_on = $1', [day.toString()], limit));
    const phone = /\d{6}/.test(typed.replaceAll(/\D/g, '')) ? toE164(typed) : undefined;
    if (phone) return shown(await this.select(tx, 'phone = $1', [phone], limit));
    const byReference = await this.select(tx, 'reference = $1', [typed.trim()], limit);
    if (byReference.length > 0) return shown(byReference);
    const words = foldName(typed);
    if (words === '') return [];
    const named = await this.byName(tx, words, limit);
    return shown(named.length > 0 || words.length < 4 ? named : await this.alike(tx, words, limit));
  }

  /** Every word somewhere in the name; those whose name begins so come first. */
  private byName(tx: Tx, words: string, limit: number): Promise<Row[]> {
    const each = words.split(' ').slice(0, 6);
    const holds = each.map((_, at) => `search_text like '%' || $${at + 2} || '%'`).join(' and ');
    return this.select(tx, holds, [words, ...each], limit, `search_text like $1 || '%' desc, search_text`);
  }

  private alike(tx: Tx, words: string, limit: number): Promise<Row[]> {
    return this.select(
      tx,
      `word_similarity($1, search_text) > ${ALIKE}`,
      [words],
      limit,
      'word_similarity($1, search_text) desc, search_text',
    );
  }

  private select(tx: Tx, where: string, parameters: unknown[], limit: number, order = 'search_text'): Promise<Row[]> {
    return tx.rows<Row>(
      `select id, last_name as "lastName", first_name as "firstName", born_on as "bornOn", commune_code as "communeCode"
       from resident where merged_into is null and erased_at is null and ${where}
       order by ${order}, id limit ${limit}`,
      parameters,
    );
  }
}

function shown(rows: Row[]): Found[] {
  return rows.map(({ id, lastName, firstName, bornOn, communeCode }) => ({
    title: `${lastName} ${firstName}`,
    detail: `né·e le ${frenchDay(bornOn)}, ${communeName(communeCode)}`,
    href: `/ccas/usagers/${id}`,
  }));
}
