import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { type PageOf, pageOf } from '../kernel/http/page-of.js';
import type { PartnerKind } from './partner-kind.js';

export interface PartnerView {
  id: string;
  kind: PartnerKind;
  name: string;
  siret: string;
  address: string | null;
  postcode: string | null;
  communeCode: string | null;
  phone: string | null;
  email: string | null;
  status: 'waiting' | 'approved' | 'suspended';
  joinedAt: string;
}

interface Search {
  after?: string;
  limit?: number;
  status?: PartnerView['status'];
}

/** The list of partners, newest first, and one of them. */
@Injectable()
export class PartnerDirectoryQuery {
  async find(tx: Tx, { after, limit = 50, status }: Search = {}): Promise<PageOf<PartnerView>> {
    return pageOf(
      await this.select(
        tx,
        '($1::uuid is null or id < $1) and ($2::text is null or state = $2) order by id desc limit $3',
        [after ?? null, status ?? null, limit + 1],
      ),
      limit,
    );
  }

  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<PartnerView> {
    const [partner] = await this.select(tx, 'id = $1', [id]);
    if (!partner) throw new NotFound('Ce partenaire');
    return partner;
  }

  private async select(tx: Tx, where: string, parameters: unknown[]): Promise<PartnerView[]> {
    const rows: (PartnerView & { joinedAt: Date })[] = await tx.query(
      `select id, kind, name, siret, address, postcode, commune_code as "communeCode", phone, email, state as status, joined_at as "joinedAt" from partner where ${where}`,
      parameters,
    );
    return rows.map((row) => ({ ...row, joinedAt: row.joinedAt.toISOString() }));
  }
}
