import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { dayOf } from '../kernel/time/instant-of.js';
import { frenchDay } from '../kernel/ui/french.js';
import { formatPassNumber } from '../passes/pass-number.js';
import { type DossierSection, DossierSections } from '../residents/dossier-sections.js';
import type { ResidentView } from '../residents/resident.query.js';
import { DossierPanel } from '../residents/pages/dossier-panel.js';
import { AcceptedApplicationsQuery } from './accepted-applications.query.js';

@DossierSections()
@Injectable()
export class ApplicationsInDossier implements DossierSections {
  constructor(private readonly accepted: AcceptedApplicationsQuery) {}

  async sections(tx: Tx, { id: residentId }: ResidentView): Promise<DossierSection[]> {
    const applications = await this.accepted.of(tx, residentId);
    if (applications.length === 0) return [];
    const lines = applications.map(({ id, reference, submittedAt }) => ({
      text: `Demande ${formatPassNumber(reference)}`,
      detail: `Envoyée le ${frenchDay(dayOf(submittedAt))}, acceptée`,
      href: `/ccas/demandes/${id}`,
    }));
    return [{ place: 70, draw: () => <DossierPanel title="Demandes de pass" lines={lines} /> }];
  }
}
