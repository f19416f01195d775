import { Injectable } from '@nestjs/common';
import { type CarerView, CarersQuery } from '../holders/carers.query.js';
import { type PhoneView, PhonesQuery } from '../holders/phones.query.js';
import { type RightsRequestView, RightsRequestsQuery } from '../holders/rights-requests.query.js';
import type { Tx } from '../kernel/database/database.js';
import { PassQuery, type PassView } from '../passes/pass.query.js';
import { ResidentQuery, type ResidentView } from '../residents/resident.query.js';
import { type PassEvent, PassHistoryQuery } from '../redemptions/pass-history.query.js';

export interface Dossier {
  resident: ResidentView;
  passes: PassView[];
  events: PassEvent[];
  phones: PhoneView[];
  carers: CarerView[];
  requests: RightsRequestView[];
}

/** One resident: who, their passes, what happened. */
@Injectable()
export class DossierQuery {
  constructor(
    private readonly resident: ResidentQuery,
    private readonly passes: PassQuery,
    private readonly history: PassHistoryQuery,
    private readonly phones: PhonesQuery,
    private readonly carers: CarersQuery,
    private readonly requests: RightsRequestsQuery,
  ) {}

  /** @throws NotFound */
  async get(tx: Tx, residentId: string): Promise<Dossier> {
    const resident = await this.resident.get(tx, residentId);
    const passes = await this.passes.ofResident(tx, residentId);
    return {
      resident,
      passes,
      phones: passes[0] ? await this.phones.ofPass(tx, passes[0].id) : [],
      carers: await this.carers.ofResident(tx, residentId),
      requests: await this.requests.ofResident(tx, residentId),
      events: await this.history.ofResident(tx, residentId),
    };
  }
}
