import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { onlyKnown, type OtherOptions } from '../../kernel/listing/filter-by.js';
import { type Listed, listed, listedIds, type ListSql } from '../../kernel/listing/listed.js';
import { donationColumns, donationFrom, type DonationRow } from './donation.query.js';
import { type DonationListRequest, donationSorts } from './donation-list-request.js';

/** Donations as an address narrows and orders them; the newest first where it says nothing. */
@Injectable()
export class DonationListQuery {
  find(
    tx: Tx,
    request: DonationListRequest,
    options?: OtherOptions,
  ): Promise<Listed<DonationRow, DonationListRequest>> {
    return listed(tx, sqlOf(request), request, options);
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: DonationListRequest): Promise<string[]> {
    return listedIds(tx, sqlOf(request), request);
  }

  /** The funds there are, and what is asked of those. */
  async known(tx: Tx, asked: DonationListRequest): Promise<{ request: DonationListRequest; options: OtherOptions }> {
    const funds = await tx.rows<{ id: string; name: string }>('select id, name from fund order by lower(name), id');
    const options: OtherOptions = { fundId: funds.map(({ id, name }) => [id, name, `pour « ${name} »`]) };
    return { request: onlyKnown(asked, options), options };
  }
}

function sqlOf({ state, kind, fundId }: DonationListRequest): ListSql {
  return {
    columns: donationColumns,
    from: donationFrom,
    where:
      '($1::text is null or d.state = $1) and ($2::text is null or d.kind = $2) and ($3::uuid is null or d.fund_id = $3)',
    parameters: [state ?? null, kind ?? null, fundId ?? null],
    id: 'd.id',
    sorts: donationSorts,
    usual: ['ajout', 'decroissant'],
  };
}
