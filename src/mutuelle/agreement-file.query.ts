import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { AgreementQuery } from './agreement.query.js';
import { ChangeInsurerTeam } from './change-insurer-team.js';
import { tariffValues } from './read-tariff.js';

/** All that the page of one agreement shows: its dates and prices, its papers, its meetings, the mutuelle's people. */
@Injectable()
export class AgreementFileQuery {
  constructor(
    private readonly agreements: AgreementQuery,
    private readonly team: ChangeInsurerTeam,
  ) {}

  /** @throws NotFound */
  async get(tx: Tx, id: string) {
    const agreement = await this.agreements.get(tx, id);
    return {
      agreement,
      documents: await this.agreements.documents(tx, id),
      reviews: await this.agreements.reviews(tx, id),
      members: await this.team.find(tx, id),
      tariffs: tariffValues(agreement.plans.map(({ tariff }) => tariff)),
    };
  }
}
