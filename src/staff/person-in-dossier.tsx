import { Injectable } from '@nestjs/common';
import { inTurn } from '../kernel/contributions/contributions.js';
import type { Tx } from '../kernel/database/database.js';
import { DossierParts } from '../residents/dossier-parts.js';
import { type DossierSection, DossierSections } from '../residents/dossier-sections.js';
import type { ResidentView } from '../residents/resident.query.js';
import { Consents } from './pages/dossier-consents.js';
import { Identity } from './pages/dossier-identity.js';

/** Who the person is, and what they agreed to in any slice. */
@DossierSections()
@Injectable()
export class PersonInDossier implements DossierSections {
  constructor(private readonly parts: DossierParts) {}

  async sections(tx: Tx, resident: ResidentView): Promise<DossierSection[]> {
    const consents = await inTurn(this.parts.all(), (part) => part.consents?.(tx, resident.id));
    const agreed = { place: 80, draw: () => <Consents consents={consents} /> };
    return [{ place: 20, draw: () => <Identity resident={resident} /> }, ...(consents.length > 0 ? [agreed] : [])];
  }
}
