import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../kernel/database/database.js';
import type { ChangedResident, KnownResident, NewResident } from './import-plan.js';
import { lockWholeRegister } from './same-person.query.js';

/** Many residents a statement. */
@Injectable()
export class ImportResidentsQuery {
  /** Everybody who bears one of these identities. */
  known(tx: Tx, identityKeys: string[]): Promise<KnownResident[]> {
    return tx.query(
      `select id, identity_key as "identityKey", commune_code as "communeCode", address, postcode, phone, email,
         residence_proof_kind as "residenceProofKind", residence_proof_seen_on as "residenceProofSeenOn"
       from resident where identity_key = any($1)`,
      [identityKeys],
    );
  }

  async insert(tx: Tx, residents: NewResident[], at: Temporal.Instant): Promise<void> {
    await tx.query(
      `insert into resident (id, last_name, first_name, born_on, commune_code, address, postcode, phone, email,
         residence_proof_kind, residence_proof_seen_on, identity_key, search_text, registered_at, updated_at)
       select id, "lastName", "firstName", "bornOn", "communeCode", address, postcode, phone, email,
         "residenceProofKind", "residenceProofSeenOn", "identityKey", "searchText", $2, $2
       from jsonb_to_recordset($1) as r(id uuid, "lastName" text, "firstName" text, "bornOn" date, "communeCode" text, address text,
         postcode text, phone text, email text, "residenceProofKind" text, "residenceProofSeenOn" date, "identityKey" text, "searchText" text)`,
      [JSON.stringify(residents), at.toString()],
    );
  }

  /**
   * Columns the file says nothing new about stay as they are at this moment, whoever wrote them.
   * @returns false when one of these dossiers was merged into another since it was looked up
   */
  async update(tx: Tx, residents: ChangedResident[], at: Temporal.Instant): Promise<boolean> {
    const [rows] = await tx.query(
      `update resident r set commune_code = coalesce(n."communeCode", r.commune_code), address = coalesce(n.address, r.address),
         postcode = coalesce(n.postcode, r.postcode), phone = coalesce(n.phone, r.phone), email = coalesce(n.email, r.email),
         residence_proof_kind = coalesce(n."residenceProofKind", r.residence_proof_kind),
         residence_proof_seen_on = coalesce(n."residenceProofSeenOn", r.residence_proof_seen_on), updated_at = $2
       from jsonb_to_recordset($1) as n(id uuid, "communeCode" text, address text, postcode text, phone text, email text,
         "residenceProofKind" text, "residenceProofSeenOn" date)
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
    const [{ found }] = await tx.query(
      `select exists (select from unnest($1::uuid[], $2::text[]) as mine(id, identity_key)
         join resident r on r.identity_key = mine.identity_key and r.id <> mine.id) as found`,
      [created.map((each) => each.id), created.map((each) => each.identityKey)],
    );
    return found;
  }
}
