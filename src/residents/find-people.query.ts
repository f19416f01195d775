import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { foldName } from '../kernel/text/fold-name.js';
import { parseDay } from '../kernel/text/parse-day.js';
import { toE164 } from '../kernel/text/phone.js';
import { typedDay } from '../kernel/text/typed-day.js';

import type { ResidentView } from './resident.query.js';

export interface PersonRow {
  id: string;
  lastName: string;
  firstName: string;
  bornOn: string;
  communeCode: string;
  address: string | null;
  isRestricted: boolean;
  ended: ResidentView['ended'];
}

/** Below that, three letters that happen to be alike would find half of the town. */
const ALIKE = 0.45;

/** Longer is no name, and each word is looked for. */
const MOST_CHARACTERS = 100;

/**
 * People by part of a name in any order, by birth date, by phone or by their reference. Where no name has the letters
 * as typed, those that sound close are shown.
 */
@Injectable()
export class FindPeopleQuery {
  async find(tx: Tx, whole: string, limit: number): Promise<PersonRow[]> {
    const typed = whole.slice(0, MOST_CHARACTERS);
    const day = parseDay(typedDay(typed.trim()));
    if (day) return this.select(tx, 'born_on = $1', [day.toString()], limit);
    const phone = /\d{6}/.test(typed.replaceAll(/\D/g, '')) ? toE164(typed) : undefined;
    if (phone) return this.select(tx, 'phone = $1', [phone], limit);
    const byReference = await this.select(tx, 'reference = $1', [typed.trim()], limit);
    if (byReference.length > 0) return byReference;
    const words = foldName(typed);
    if (words === '') return [];
    const named = await this.byName(tx, words, limit);
    return named.length > 0 || words.length < 4 ? named : this.alike(tx, words, limit);
  }

  /** These, in this order; one that was merged or erased is not there. */
  async byIds(tx: Tx, ids: readonly string[]): Promise<PersonRow[]> {
    const rows = await this.select(tx, 'id = any($1::uuid[])', [ids], ids.length);
    return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  }

  /** The dossier that answers for this one now: itself, or the one it was merged into, however often. */
  async standing(tx: Tx, id: string): Promise<string> {
    const [row] = await tx.rows<{ id: string }>(
      `with recursive kept as (
         select id, merged_into from resident where id = $1
         union select r.id, r.merged_into from kept k join resident r on r.id = k.merged_into
       ) select id from kept where merged_into is null`,
      [id],
    );
    return row?.id ?? id;
  }

  /** Every word somewhere in the name; those whose name begins so come first. */
  private byName(tx: Tx, words: string, limit: number): Promise<PersonRow[]> {
    const each = words.split(' ').slice(0, 6);
    const holds = each.map((_, at) => `search_text like '%' || $${at + 2} || '%'`).join(' and ');
    return this.select(tx, holds, [words, ...each], limit, `search_text like $1 || '%' desc, search_text`);
  }

  private alike(tx: Tx, words: string, limit: number): Promise<PersonRow[]> {
    return this.select(
      tx,
      `word_similarity($1, search_text) > ${ALIKE}`,
      [words],
      limit,
      'word_similarity($1, search_text) desc, search_text',
    );
  }

  private select(
    tx: Tx,
    where: string,
    parameters: unknown[],
    limit: number,
    order = 'search_text',
  ): Promise<PersonRow[]> {
    return tx.rows<PersonRow>(
      `select id, last_name as "lastName", first_name as "firstName", born_on as "bornOn", commune_code as "communeCode",
         address, restricted_at is not null as "isRestricted",
         case when ended_as is not null then jsonb_build_object('as', ended_as, 'on', ended_on) end as ended
       from resident where merged_into is null and erased_at is null and ${where}
       order by ${order}, id limit ${limit}`,
      parameters,
    );
  }
}
