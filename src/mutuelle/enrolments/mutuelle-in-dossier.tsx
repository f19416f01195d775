import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { type DossierSection, DossierSections } from '../../residents/dossier-sections.js';
import type { ResidentView } from '../../residents/resident.query.js';
import { enrolmentPath } from './enrolment-path.js';
import { EnrolmentQuery } from './enrolment.query.js';
import { MutuellePanel } from './pages/mutuelle-panel.js';

/** Paths to the mutuelle, and the way to begin one. */
@DossierSections()
@Injectable()
export class MutuelleInDossier implements DossierSections {
  constructor(private readonly enrolments: EnrolmentQuery) {}

  async sections(tx: Tx, { id: residentId, ended }: ResidentView): Promise<DossierSection[]> {
    const enrolments = await this.enrolments.ofResident(tx, residentId);
    if (ended && enrolments.length === 0) return [];
    const mayBegin = !ended && enrolments.every(({ state }) => enrolmentPath.isOver(state));
    return [
      { place: 60, draw: () => <MutuellePanel residentId={residentId} enrolments={enrolments} mayBegin={mayBegin} /> },
    ];
  }
}
