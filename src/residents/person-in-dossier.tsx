import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { type DossierSection, DossierSections } from './dossier-sections.js';
import type { ResidentView } from './resident.query.js';
import { Identity } from './pages/dossier-identity.js';

/** Who the person is. */
@DossierSections()
@Injectable()
export class PersonInDossier implements DossierSections {
  sections(_: Tx, resident: ResidentView): Promise<DossierSection[]> {
    return Promise.resolve([{ place: 20, draw: () => <Identity resident={resident} /> }]);
  }
}
