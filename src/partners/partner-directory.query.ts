import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { type PageOf, pageOf } from '../kernel/http/page-of.js';
import type { OpeningHours } from '../kernel/hours/opening-hours.js';
import type { PartnerState } from './partner.entity.js';
import type { PartnerKind, Wheelchair } from './partner-kind.js';

export interface PartnerView {
  id: string;
  kind: PartnerKind;
  name: string;
  legalName: string | null;
  siret: string;
  address: string | null;
  postcode: string | null;
  communeCode: string | null;
  neighbourhood: string | null;
  phone: string | null;
  email: string | null;
  contactName: string | null;
  openingHours: OpeningHours[];
  closedOnHolidays: boolean;
  wheelchair: Wheelchair | null;
  charterVersion: string | null;
  charterAcceptedAt: string | null;
  returnReason: string | null;
  status: PartnerState;
  joinedAt: string;
}

interface Row extends Omit<PartnerView, 'joinedAt' | 'charterAcceptedAt'> {
  joinedAt: Date;
  charterAcceptedAt: Date | null;
}

interface Search {
  after?: string;
  limit?: number;
  status?: PartnerView['status'];
  /** INSEE code. */
  communeCode?: string;
}

/** The list of partners, newest first, and one of them. */
@Injectable()
export class PartnerDirectoryQuery {
  async find(tx: Tx, { after, limit = 50, status, communeCode }: Search = {}): Promise<PageOf<PartnerView>> {
    return pageOf(
      await this.select(
        tx,
        '($1::uuid is null or id < $1) and ($2::text is null or state = $2) and ($4::text is null or commune_code = $4) order by id desc limit $3',
        [after ?? null, status ?? null, limit + 1, communeCode ?? null],
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
    const rows = await tx.rows<Row>(
      `select id, kind, name, legal_name as "legalName", siret, address, postcode, commune_code as "communeCode", neighbourhood, phone, email,
         contact_name as "contactName", opening_hours as "openingHours", closed_on_holidays as "closedOnHolidays", wheelchair,
         charter_version as "charterVersion", charter_accepted_at as "charterAcceptedAt", return_reason as "returnReason",
         state as status, joined_at as "joinedAt" from partner where ${where}`,
      parameters,
    );
    return rows.map((row) => ({
      ...row,
      charterAcceptedAt: row.charterAcceptedAt?.toISOString() ?? null,
      joinedAt: row.joinedAt.toISOString(),
    }));
  }
}
