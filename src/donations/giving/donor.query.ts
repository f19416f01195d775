import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { type PageOf, pageOf } from '../../kernel/http/page-of.js';
import type { DonorKind } from './donor-kind.js';

export interface DonorView {
  id: string;
  kind: DonorKind;
  name: string | null;
  firstName: string | null;
  legalForm: string | null;
  siren: string | null;
  street: string | null;
  postcode: string | null;
  commune: string | null;
  email: string | null;
  phone: string | null;
  isErased: boolean;
}

const columns = `id, kind, name, first_name as "firstName", legal_form as "legalForm", siren, street, postcode, commune, email, phone, erased_at is not null as "isErased"`;

@Injectable()
export class DonorQuery {
  async find(
    tx: Tx,
    { q, after, limit = 50 }: { q?: string; after?: string; limit?: number } = {},
  ): Promise<PageOf<DonorView>> {
    const rows = await tx.rows<DonorView>(
      `select ${columns} from donor where ($1::uuid is null or id < $1) and erased_at is null
         and ($2::text is null or siren = replace($2, ' ', '') or position(lower($2) in lower(coalesce(first_name || ' ', '') || name)) > 0)
       order by id desc limit $3`,
      [after ?? null, q?.trim() || null, limit + 1],
    );
    return pageOf(rows, limit);
  }

  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<DonorView> {
    const [donor] = await tx.rows<DonorView>(`select ${columns} from donor where id = $1`, [id]);
    if (!donor) throw new NotFound('Ce donateur');
    return donor;
  }
}
