import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { PassQuery, type PassView } from '../passes/pass.query.js';
import { ResidentQuery, type ResidentView } from '../residents/resident.query.js';
import { type PassEvent, PassHistoryQuery } from '../redemptions/pass-history.query.js';

export interface Dossier {
  resident: ResidentView;
  passes: PassView[];
  events: PassEvent[];
}

/** One resident: who, their passes, what happened. */
@Injectable()
export class DossierQuery {
  constructor(
    private readonly resident: ResidentQuery,
    private readonly passes: PassQuery,
    private readonly history: PassHistoryQuery,
  ) {}

  /** @throws NotFound */
  async get(tx: Tx, residentId: string): Promise<Dossier> {
    return {
      resident: await this.resident.get(tx, residentId),
      passes: await this.passes.ofResident(tx, residentId),
      events: await this.history.ofResident(tx, residentId),
    };
  }
}
