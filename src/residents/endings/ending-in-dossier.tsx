import { Injectable } from '@nestjs/common';
import { StaffNamesQuery } from '../../accounts/staff-names.query.js';
import type { Tx } from '../../kernel/database/database.js';
import { type DossierSection, DossierSections } from '../dossier-sections.js';
import type { ResidentView } from '../resident.query.js';
import { EndingsQuery } from './endings.query.js';
import { EndedNotice } from './pages/ended-notice.js';
import { EndingLink } from './pages/ending-link.js';

/** On top of a dossier that has ended, since when, by whom, and what remains; at the foot of any other, the way there. */
@DossierSections()
@Injectable()
export class EndingInDossier implements DossierSections {
  constructor(
    private readonly endings: EndingsQuery,
    private readonly staffNames: StaffNamesQuery,
  ) {}

  async sections(tx: Tx, { id, ended }: ResidentView): Promise<DossierSection[]> {
    const ending = ended ? await this.endings.ofResident(tx, id) : undefined;
    if (!ending) return [{ place: 95, draw: ({ path }) => <EndingLink path={path} /> }];
    const names = await this.staffNames.of(tx, [ending.notedBy.id, ...ending.lines.map(({ doneBy }) => doneBy?.id)]);
    return [
      {
        place: 1,
        isBanner: true,
        draw: ({ path, token }) => <EndedNotice path={path} token={token} ending={ending} names={names} />,
      },
    ];
  }
}
