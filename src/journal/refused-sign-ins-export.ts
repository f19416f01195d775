import { Injectable } from '@nestjs/common';
import type { ActorKind } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { readAddress } from '../kernel/listing/list-request.js';
import { ListExport, type ShownListExport } from '../kernel/lists/list-export.js';
import { instantOf } from '../kernel/time/instant-of.js';
import { frenchMoment } from '../kernel/ui/french.js';
import { RefusedSignInsRequest, refusedWhatLabels } from './refused-sign-ins-request.js';
import { RefusedSignInsQuery } from './refused-sign-ins.query.js';

/** Refused sign-ins as their list shows them to a manager: accounts and addresses by their pseudonyms. */
@ListExport()
@Injectable()
export class RefusedSignInsExport implements ShownListExport {
  readonly list = 'connexions-refusees';
  readonly by: readonly ActorKind[] = ['manager'];
  readonly header = ['Première fois', 'Dernière fois', 'Refus', 'Fois', 'Compte essayé', 'Adresse'];

  constructor(private readonly signIns: RefusedSignInsQuery) {}

  ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    return this.signIns.ids(tx, readAddress(RefusedSignInsRequest, address));
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const lines = await this.signIns.some(tx, ids);
    return lines.map(({ firstAt, lastAt, what, times, who, address }) => [
      frenchMoment(instantOf(firstAt)),
      frenchMoment(instantOf(lastAt)),
      refusedWhatLabels[what],
      times,
      who,
      address,
    ]);
  }
}
