import { Injectable } from '@nestjs/common';
import { CcasRulesQuery } from '../../ccas/ccas-rules.query.js';
import type { Tx } from '../../kernel/database/database.js';
import { Clock } from '../../kernel/time/clock.js';
import { LawTable } from '../../laws/law-table.js';
import { LawTables } from '../../laws/law-tables.js';
import type { C2sScale } from './c2s-check.js';
import { type C2sFigures, c2sFigures, c2sTable } from './c2s-table.js';
import { type C2sTerritory, territoryOf, territoryWords } from './c2s-territory.js';

/** The one that answers today, or that cannot. */
export interface CurrentScale extends C2sScale {
  territory: C2sTerritory;
  /** Its ceilings are not those of where this CCAS is: no answer is to be made with them. */
  isOfElsewhere: boolean;
  /** Its figures are those of a time that is over. */
  isOutdated: boolean;
}

/** The ceilings of the C2S, and what a manager must know of them here. */
@LawTable()
@Injectable()
export class C2sScales {
  readonly lawTables: LawTable[] = [
    {
      ...c2sTable,
      begunWith: async (tx) => ({ territory: await this.here(tx) }),
      warning: (tx, { territory }) => this.ofElsewhere(tx, territory as C2sTerritory),
    },
  ];

  constructor(
    private readonly laws: LawTables,
    private readonly rules: CcasRulesQuery,
    private readonly clock: Clock,
  ) {}

  /** The one that is valid today, else the last one that was. */
  async current(tx: Tx): Promise<CurrentScale> {
    const { figures, validFrom, validThrough, source, isOutdated } = await this.laws.nearest(
      tx,
      c2sTable,
      this.clock.today(),
    );
    const { territory } = figures;
    return {
      validFrom,
      // The table has no period without a last day.
      validThrough: validThrough!,
      source,
      isOutdated,
      territory,
      isOfElsewhere: territory !== (await this.here(tx)),
      free: c2sFigures.free.map(centsIn(figures)) as C2sScale['free'],
      paid: c2sFigures.paid.map(centsIn(figures)) as C2sScale['paid'],
      monthly: c2sFigures.monthly.map(centsIn(figures)) as C2sScale['monthly'],
    };
  }

  private async here(tx: Tx): Promise<C2sTerritory> {
    return territoryOf((await this.rules.own(tx)).communeCodes);
  }

  private async ofElsewhere(tx: Tx, territory: C2sTerritory) {
    if (territory === (await this.here(tx))) return undefined;
    return {
      title: `Ces plafonds sont ceux de ${territoryWords[territory]}.`,
      detail:
        'Ici, ils sont différents. Les habitants n’ont pas de réponse : la page les envoie au simulateur officiel, jusqu’à ce qu’un responsable entre les plafonds d’ici.',
    };
  }
}

function centsIn(figures: C2sFigures) {
  return (name: keyof Omit<C2sFigures, 'territory'>) => figures[name];
}
