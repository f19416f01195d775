import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { PassQuery } from '../passes/pass.query.js';
import { type DossierSection, DossierSections } from '../residents/dossier-sections.js';
import type { ResidentView } from '../residents/resident.query.js';
import { UsesPanel } from './pages/uses.js';
import { UseSummaryQuery } from './use-summary.query.js';

/** How much the pass serves; where is not here. */
@DossierSections()
@Injectable()
export class UsesInDossier implements DossierSections {
  constructor(
    private readonly passes: PassQuery,
    private readonly uses: UseSummaryQuery,
  ) {}

  async sections(tx: Tx, { id: residentId }: ResidentView): Promise<DossierSection[]> {
    const passes = await this.passes.ofResident(tx, residentId);
    if (passes.length === 0) return [];
    const uses = await this.uses.ofResident(tx, residentId);
    return [
      {
        place: 30,
        draw: ({ token, path, done }) => (
          <UsesPanel token={token} path={path} uses={uses} isVoided={done === 'annulation'} />
        ),
      },
    ];
  }
}
