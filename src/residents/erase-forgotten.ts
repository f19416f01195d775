import { Injectable } from '@nestjs/common';
import { SettingsQuery } from '../ccas/settings.query.js';
import { systemActor } from '../kernel/access/actor.js';
import { Database } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { RetentionRule } from '../kernel/retention/retention.js';
import { EraseResident } from './erase-resident.js';
import { ForgottenQuery } from './forgotten.query.js';
import { ResidentQuery } from './resident.query.js';
import { monthsInWords, TellsPeople, type Told } from '../kernel/retention/told.js';

/** Dossiers of people not heard of for two years are erased each night; the ledger keeps a random id. */
@RetentionRule()
@TellsPeople()
@Injectable()
export class EraseForgotten {
  readonly told: Told = {
    kept: [
      {
        place: 10,
        what: 'Votre dossier et vos pass',
        kept: async (tx) => {
          const { keptResidentMonths } = await this.settings.get(tx);
          return `${monthsInWords(keptResidentMonths)} après le dernier contact, puis ils sont effacés`;
        },
      },
    ],
  };

  readonly retention: RetentionRule = {
    job: 'residents.retention',
    what: 'Dossiers d’usagers',
    kept: 'deux ans au plus après le dernier contact, selon les réglages, et tant qu’un pass est en cours',
    dailyAt: '03:20',
    due: (tx) => this.forgotten.count(tx),
    run: (ccasId, stop) => this.run(ccasId, stop),
  };

  constructor(
    private readonly db: Database,
    private readonly forgotten: ForgottenQuery,
    private readonly residents: ResidentQuery,
    private readonly settings: SettingsQuery,
    private readonly eraseResident: EraseResident,
  ) {}

  /** One transaction a dossier: whoever comes back while it runs is kept. @returns how many were erased */
  async run(ccasId: string, stop?: AbortSignal): Promise<{ erased: number }> {
    let erased = 0;
    for (let after: string | null = null; ;) {
      const ids: string[] = await this.db.transaction(systemScope(ccasId, this.retention.job), (tx) =>
        this.forgotten.next(tx, after),
      );
      for (const id of ids) {
        stop?.throwIfAborted();
        if (await this.eraseOne(ccasId, id)) erased++;
      }
      if (ids.length === 0) return { erased };
      after = ids.at(-1)!;
    }
  }

  private eraseOne(ccasId: string, id: string): Promise<boolean> {
    return this.db.transaction(systemScope(ccasId, this.retention.job), async (tx) => {
      await this.residents.lock(tx, id);
      if (!(await this.forgotten.isForgotten(tx, id))) return false;
      await this.eraseResident.run(tx, systemActor(ccasId), id);
      return true;
    });
  }
}
