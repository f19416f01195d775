import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../kernel/database/database.js';
import type { ChangedResident, KnownResident, Lookup, NewResident } from './import-plan.js';
import { PassNumbers } from './pass-numbers.js';
import { lockWholeRegister } from './same-person.query.js';

const columnsOfList = `id uuid, "lastName" text, "firstName" text, "bornOn" date, "communeCode" text, address text, postcode text, phone text, email text,
  reference text, "residenceProofKind" text, "residenceProofSeenOn" date, "identityKey" text, "searchText" text`;

/** What a list may change, and taking it back restores. */
export const undoneColumns = [
  'last_name',
  'first_name',
  'born_on',
  'commune_code',
  'address',
  'postcode',
  'phone',
  'email',
  'reference',
  'residence_proof_kind',
  'residence_proof_seen_on',
  'identity_key',
  'search_text',
] as const;

interface FoundRow extends KnownResident {
  mergedInto: string | null;
}

/** Many residents a statement. */
@Injectable()
export class ImportResidentsQuery {
  constructor(private readonly passNumbers: PassNumbers) {}

  /** Everybody who bears one of these keys; a number of a dossier merged into another means that one. */
  async known(tx: Tx, by: Lookup, keys: string[]): Promise<KnownResident[]> {
    if (by !== 'pass_number') {
      const column = by === 'identity' ? 'identity_key' : 'reference';
      return this.following(tx, await this.select(tx, column, keys));
    }
    const holders = await tx.rows<{ key: string; id: string }>(this.passNumbers.holders, [keys]);
    const found = await this.select(
      tx,
      'id',
      holders.map(({ id }) => id),
    );
    const byId = new Map((await this.following(tx, found)).map((each) => [each.key, each]));
    return holders.flatMap(({ key, id }) => (byId.has(id) ? [{ ...byId.get(id)!, key }] : []));
  }

  /** Where a dossier was merged into another, that one, under the key by which the first was found. */
  private async following(tx: Tx, rows: FoundRow[]): Promise<KnownResident[]> {
    const known: KnownResident[] = [];
    for (const { mergedInto, ...row } of rows) {
      if (!mergedInto) known.push(row);
      else {
        const next = await this.following(tx, await this.select(tx, 'id', [mergedInto]));
        known.push(...next.map((each) => ({ ...each, key: row.key })));
      }
    }
    return known;
  }

  private select(tx: Tx, column: 'identity_key' | 'reference' | 'id', values: string[]): Promise<FoundRow[]> {
    return tx.rows<FoundRow>(
      `select id, ${column}::text as key, last_name as "lastName", first_name as "firstName", born_on as "bornOn", commune_code as "communeCode",
         address, postcode, phone, email, reference, residence_proof_kind as "residenceProofKind",
         residence_proof_seen_on as "residenceProofSeenOn", restricted_at is not null as "isRestricted", merged_into as "mergedInto"
       from resident where ${column} = any($1${column === 'id' ? '::uuid[]' : ''}) and erased_at is null`,
      [values],
    );
  }

  /** @param importId remembers that the list made them, should it be taken back */
  async insert(tx: Tx, importId: string, residents: NewResident[], at: Temporal.Instant): Promise<void> {
    await tx.run(
      `insert into resident (id, last_name, first_name, born_on, commune_code, address, postcode, phone, email, reference,
         residence_proof_kind, residence_proof_seen_on, identity_key, search_text, registered_at, updated_at)
       select id, "lastName", "firstName", "bornOn", "communeCode", address, postcode, phone, email, reference,
         "residenceProofKind", "residenceProofSeenOn", "identityKey", "searchText", $2, $2
       from jsonb_to_recordset($1) as r(${columnsOfList})`,
      [JSON.stringify(residents), at.toString()],
    );
    await tx.run(
      'insert into resident_import_row (import_id, resident_id, version) select $1, id, 1 from unnest($2::uuid[]) as id',
      [importId, residents.map(({ id }) => id)],
    );
  }

  /**
   * Columns the file says nothing new about stay as they are at this moment, whoever wrote them. What they said before
   * is kept for a day, should the list be taken back.
   * @returns false when one of these dossiers was merged into another since it was looked up
   */
  async update(tx: Tx, importId: string, residents: ChangedResident[], at: Temporal.Instant): Promise<boolean> {
    await tx.run(
      `insert into resident_import_row (import_id, resident_id, before, version)
       select $1, r.id, jsonb_build_object(${undoneColumns.map((name) => `'${name}', r.${name}`).join(', ')}), r.version + 1
       from resident r where r.id = any($2::uuid[]) order by r.id for update of r`,
      [importId, residents.map(({ id }) => id)],
    );
    const rows = await tx.rows<{ mergedInto: string | null }>(
      `update resident r set last_name = coalesce(n."lastName", r.last_name), first_name = coalesce(n."firstName", r.first_name),
         born_on = coalesce(n."bornOn", r.born_on), commune_code = coalesce(n."communeCode", r.commune_code), address = coalesce(n.address, r.address),
         postcode = coalesce(n.postcode, r.postcode), phone = coalesce(n.phone, r.phone), email = coalesce(n.email, r.email),
         reference = coalesce(n.reference, r.reference), residence_proof_kind = coalesce(n."residenceProofKind", r.residence_proof_kind),
         residence_proof_seen_on = coalesce(n."residenceProofSeenOn", r.residence_proof_seen_on),
         identity_key = coalesce(n."identityKey", r.identity_key), search_text = coalesce(n."searchText", r.search_text), updated_at = $2
       from jsonb_to_recordset($1) as n(${columnsOfList})
       where r.id = n.id returning r.merged_into as "mergedInto"`,
      [JSON.stringify(residents), at.toString()],
    );
    return rows.every(({ mergedInto }: { mergedInto: string | null }) => mergedInto === null);
  }

  /**
   * Has somebody registered one of these people since they were looked up? From here to the end of the transaction
   * nobody can: registrations wait, a few tenths of a second at most.
   */
  async haveTwins(tx: Tx, ccasId: string, created: NewResident[]): Promise<boolean> {
    await lockWholeRegister(tx, ccasId);
    // The register is not what its statistics say: half of it was written in this very transaction. Left alone, the
    // planner goes through it once for each new line.
    await tx.run('set local enable_nestloop = off');
    const { found } = await tx.one<{ found: boolean }>(
      `select exists (select from unnest($1::uuid[], $2::text[]) as mine(id, identity_key)
         join resident r on r.identity_key = mine.identity_key and r.id <> mine.id) as found`,
      [created.map((each) => each.id), created.map((each) => each.identityKey)],
    );
    await tx.run('set local enable_nestloop = on');
    return found;
  }
}
