import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { TeamQuery } from '../../teams/team.query.js';
import { AgreementQuery } from './agreement.query.js';
import { tariffValues } from '../tariffs/read-tariff.js';

/** All that the page of one agreement shows: its dates and prices, its papers, its meetings, the mutuelle's people. */
@Injectable()
export class AgreementFileQuery {
  constructor(
    private readonly agreements: AgreementQuery,
    private readonly team: TeamQuery,
  ) {}

  /** @throws NotFound */
  async get(tx: Tx, id: string) {
    const agreement = await this.agreements.get(tx, id);
    return {
      agreement,
      documents: await this.agreements.documents(tx, id),
      reviews: await this.agreements.reviews(tx, id),
      members: await this.team.find(tx, { kind: 'insurer', ownerId: id }),
      tariffs: tariffValues(agreement.plans.map(({ tariff }) => tariff)),
    };
  }
}
