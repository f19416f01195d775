import { Injectable } from '@nestjs/common';
import type { Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import type { DossierEvent } from '../residents/dossier-parts.js';
import { ResidentMerged } from '../residents/residents.errors.js';
import { type Dossier, DossierQuery } from './dossier.query.js';
import { DossierPage } from './pages/dossier.js';

export interface DossierOptions {
  /** What the time line is narrowed to. */
  shown?: DossierEvent['kind'];
  /** The whole time line. */
  isWhole?: boolean;
  /** A note that was refused. */
  noteForm?: { text: string; refusal: Refusal };
  refusal?: Refusal;
  /** A use was taken back just now. */
  isVoided?: boolean;
  carerForm?: { values: Record<string, string | undefined>; refusal: Refusal };
}

/** The dossier as a page: by itself, and again with the refusal after something could not be done. */
@Injectable()
export class DossierView {
  constructor(
    private readonly db: Database,
    private readonly dossier: DossierQuery,
    private readonly clock: Clock,
  ) {}

  async render(visit: Visit, residentId: string, options: DossierOptions = {}): Promise<string> {
    let dossier: Dossier;
    try {
      dossier = await this.db.transaction(visit.tenant.id, (tx) =>
        this.dossier.get(tx, residentId, options.isWhole ?? options.shown !== undefined),
      );
    } catch (error) {
      if (error instanceof ResidentMerged) return seeOther(visit, `/ccas/usagers/${error.keptId}`);
      throw error;
    }
    const { firstName, lastName } = dossier.resident;
    const refused = options.refusal ?? options.carerForm?.refusal ?? options.noteForm?.refusal;
    const status = refused?.status;
    if (status) visit.reply.status(status);
    return renderPage(
      visit,
      { title: `${firstName} ${lastName}`, kind: 'console', path: '/ccas/usagers' },
      <DossierPage token={visit.formToken} today={this.clock.today().toString()} {...dossier} {...options} />,
    );
  }
}
