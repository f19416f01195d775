import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import type { EndingKind } from './endings/ending.js';
import { DossierEnded } from './endings/endings.errors.js';
import { ResidentMerged } from './residents.errors.js';

export interface ResidentView {
  id: string;
  lastName: string;
  firstName: string;
  bornOn: string;
  communeCode: string;
  address: string | null;
  postcode: string | null;
  phone: string | null;
  email: string | null;
  residenceProof: { kind: string; seenOn: string } | null;
  /** The town hall's own number for the person. */
  reference: string | null;
  registeredAt: string;
  /** Rises with every change: send it back with a correction, and nobody's work is written over. */
  version: number;
  /** Kept and used for nothing else since then (RGPD, article 18). */
  restrictedAt: string | null;
  isErased: boolean;
  /** Died or moved away, and since which day (ISO). */
  ended: { as: EndingKind; on: string } | null;
}

interface ResidentRow extends Omit<ResidentView, 'registeredAt' | 'restrictedAt'> {
  registeredAt: Date;
  restrictedAt: Date | null;
  mergedInto: string | null;
}

/** One resident, as the API and the dossier show them. */
@Injectable()
export class ResidentQuery {
  /** @throws NotFound, ResidentMerged */
  get(tx: Tx, id: string): Promise<ResidentView> {
    return this.select(tx, id, '');
  }

  /** The same, and nobody else changes the dossier until the transaction ends. @throws NotFound, ResidentMerged */
  lock(tx: Tx, id: string): Promise<ResidentView> {
    return this.select(tx, id, 'for update');
  }

  /**
   * For what is new in a dossier: a pass, a place, an agreement. Nobody else changes it until the transaction ends.
   * @throws NotFound, of an erased dossier too; ResidentMerged; DossierEnded when the person died or moved away
   */
  async lockOpen(tx: Tx, id: string): Promise<ResidentView> {
    const resident = await this.lock(tx, id);
    if (resident.isErased) throw new NotFound('Cet usager');
    if (resident.ended) throw new DossierEnded();
    return resident;
  }

  private async select(tx: Tx, id: string, lock: '' | 'for update'): Promise<ResidentView> {
    const [row] = await tx.rows<ResidentRow>(
      `select id, last_name as "lastName", first_name as "firstName", born_on as "bornOn", commune_code as "communeCode", address, postcode, phone, email,
         case when residence_proof_kind is not null then jsonb_build_object('kind', residence_proof_kind, 'seenOn', residence_proof_seen_on) end as "residenceProof",
         reference, registered_at as "registeredAt", version, restricted_at as "restrictedAt", erased_at is not null as "isErased",
         case when ended_as is not null then jsonb_build_object('as', ended_as, 'on', ended_on) end as ended, merged_into as "mergedInto"
       from resident where id = $1 ${lock}`,
      [id],
    );
    if (!row) throw new NotFound('Cet usager');
    const { mergedInto, ...view } = row;
    if (mergedInto) throw new ResidentMerged(mergedInto);
    return {
      ...view,
      registeredAt: view.registeredAt.toISOString(),
      restrictedAt: view.restrictedAt?.toISOString() ?? null,
    };
  }
}
