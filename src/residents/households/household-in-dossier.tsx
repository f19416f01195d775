import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { type DossierSection, DossierSections } from '../dossier-sections.js';
import type { ResidentView } from '../resident.query.js';
import { HouseholdsQuery } from './households.query.js';
import { HouseholdPanel } from './pages/household-panel.js';

/** With whom the person lives, as they said; and who may, at their address. */
@DossierSections()
@Injectable()
export class HouseholdInDossier implements DossierSections {
  constructor(private readonly households: HouseholdsQuery) {}

  async sections(tx: Tx, { id, ended }: ResidentView): Promise<DossierSection[]> {
    if (ended) return [];
    const household = await this.households.householdOf(tx, id);
    const proposed = await this.households.proposedFor(tx, id);
    return [
      {
        place: 25,
        draw: ({ path, token }) => (
          <HouseholdPanel path={path} token={token} residentId={id} household={household} proposed={proposed} />
        ),
      },
    ];
  }
}
