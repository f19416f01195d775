import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { DossierParts } from './dossier-parts.js';

export interface ForgottenDossier {
  id: string;
  lastName: string;
  firstName: string;
  /** ISO day, in Paris. */
  lastContact: string;
}

/** As the settings say, two years at most; both months and years end with their last day. */
const kept = `(select make_interval(months => kept_resident_months) from ccas where id = current_ccas())`;

/** Candidates whose slices are asked at once. */
const BATCH = 500;

/**
 * Whose dossier has been kept long enough: nothing was heard of them for two years (less, where the
 * settings say so) in any slice, no slice needs them
 * today, and nobody asked that it be kept (RGPD, article 18). Two years from a day end with that day, two years later.
 */
@Injectable()
export class ForgottenQuery {
  constructor(
    private readonly parts: DossierParts,
    private readonly clock: Clock,
  ) {}

  async count(tx: Tx): Promise<number> {
    let count = 0;
    for (let after: string | null = null; ;) {
      const { forgotten, last } = await this.batch(tx, after);
      count += forgotten.length;
      if (last === null) return count;
      after = last;
    }
  }

  /** Ids after this one, in their order; empty when there are no more. */
  async next(tx: Tx, after: string | null): Promise<string[]> {
    for (;;) {
      const { forgotten, last } = await this.batch(tx, after);
      if (forgotten.length > 0 || last === null) return forgotten;
      after = last;
    }
  }

  /** The first of them, for people to read. */
  async first(tx: Tx, limit: number): Promise<ForgottenDossier[]> {
    const ids = await this.next(tx, null);
    const rows = await tx.rows<Omit<ForgottenDossier, 'lastContact'>>(
      `select id, last_name as "lastName", first_name as "firstName" from resident where id = any($1::uuid[]) order by search_text limit $2`,
      [ids, limit],
    );
    const days = await this.lastContacts(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({ ...row, lastContact: days.get(row.id)! }));
  }

  async isForgotten(tx: Tx, id: string): Promise<boolean> {
    return (await this.among(tx, [id])).length > 0;
  }

  /** Last contact of each, an ISO day in Paris. */
  private async lastContacts(tx: Tx, ids: string[]): Promise<Map<string, string>> {
    const rows = await tx.rows<{ id: string; day: string }>(
      `select resident_id as id, (max(at) at time zone 'Europe/Paris')::date::text as day from (${this.contacts()}) c where resident_id = any($1::uuid[]) group by resident_id`,
      [ids],
    );
    return new Map(rows.map(({ id, day }) => [id, day]));
  }

  /** Those who were not written about for long, cheaply found; then what every slice knows of them. */
  private async batch(tx: Tx, after: string | null): Promise<{ forgotten: string[]; last: string | null }> {
    const rows = await tx.rows<{ id: string }>(
      `select id from resident where erased_at is null and merged_into is null and restricted_at is null
         and ((greatest(registered_at, updated_at) at time zone 'Europe/Paris')::date + ${kept})::date < $1::date
         and ($2::uuid is null or id > $2) order by id limit ${BATCH}`,
      [this.clock.today().toString(), after],
    );
    const ids = rows.map(({ id }) => id);
    return { forgotten: await this.among(tx, ids), last: rows.length === BATCH ? ids.at(-1)! : null };
  }

  private async among(tx: Tx, ids: string[]): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `select r.id from resident r join (
         select resident_id, max(at) as at from (${this.contacts()}) c where resident_id = any($2::uuid[]) group by resident_id
       ) last on last.resident_id = r.id
       where r.id = any($2::uuid[]) and r.erased_at is null and r.merged_into is null and r.restricted_at is null
         and ((last.at at time zone 'Europe/Paris')::date + ${kept})::date < $1::date
         and not exists (select from (${this.needed()}) n where n.resident_id = r.id)
       order by r.id`,
      [this.clock.today().toString(), ids],
    );
    return rows.map(({ id }) => id);
  }

  private contacts(): string {
    const own = 'select id as resident_id, greatest(registered_at, updated_at) as at from resident';
    return [own, ...this.parts.all().flatMap(({ contacts }) => contacts ?? [])].join(' union all ');
  }

  private needed(): string {
    const none = 'select null::uuid as resident_id where $1::date is null';
    return [none, ...this.parts.all().flatMap(({ needed }) => needed ?? [])].join(' union all ');
  }
}
