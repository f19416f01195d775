import { Injectable } from '@nestjs/common';
import { inTurn } from '../kernel/contributions/contributions.js';
import type { Tx } from '../kernel/database/database.js';
import { DossierParts } from '../residents/dossier-parts.js';
import { type DossierSection, DossierSections } from '../residents/dossier-sections.js';
import type { ResidentView } from '../residents/resident.query.js';
import { ConsentsQuery } from './consents.query.js';
import { ConsentsPanel } from './pages/dossier-consents.js';

/** What the person agreed to in any slice: kept here, or by its nature a thing of its own, as a carer is. */
@DossierSections()
@Injectable()
export class ConsentsInDossier implements DossierSections {
  constructor(
    private readonly consents: ConsentsQuery,
    private readonly parts: DossierParts,
  ) {}

  async sections(tx: Tx, { id: residentId }: ResidentView): Promise<DossierSection[]> {
    const kept = await this.consents.ofResident(tx, residentId);
    const others = await inTurn(this.parts.shownIn(tx), (part) => part.consents?.(tx, residentId));
    if (kept.length + others.length === 0) return [];
    return [{ place: 80, draw: ({ path, token }) => <ConsentsPanel {...{ kept, others, path, token }} /> }];
  }
}
