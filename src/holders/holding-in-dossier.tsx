import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { PassQuery } from '../passes/pass.query.js';
import { type DossierSection, DossierSections } from '../residents/dossier-sections.js';
import type { ResidentView } from '../residents/resident.query.js';
import { CarersQuery } from './carers.query.js';
import { CarersPanel, PhonesPanel } from './pages/holding-panels.js';
import { RightsPanel } from './pages/rights-panel.js';
import { PhonesQuery } from './phones.query.js';
import { RightsRequestsQuery } from './rights-requests.query.js';

/** Phones that carry the pass, who holds it for the person, and what the person asked about their data. */
@DossierSections()
@Injectable()
export class HoldingInDossier implements DossierSections {
  constructor(
    private readonly passes: PassQuery,
    private readonly phones: PhonesQuery,
    private readonly carers: CarersQuery,
    private readonly requests: RightsRequestsQuery,
  ) {}

  async sections(tx: Tx, { id: residentId, ended }: ResidentView): Promise<DossierSection[]> {
    const [pass] = await this.passes.ofResident(tx, residentId);
    const held = pass?.status === 'active' || pass?.status === 'suspended' ? pass : undefined;
    const phones = held ? await this.phones.ofPass(tx, held.id) : [];
    const carers = await this.carers.ofResident(tx, residentId);
    const requests = await this.requests.ofResident(tx, residentId);
    const onPhones: DossierSection[] = held
      ? [
          {
            place: 40,
            draw: ({ token, path }) => <PhonesPanel token={token} path={path} passId={held.id} phones={phones} />,
          },
        ]
      : [];
    return [
      ...onPhones,
      {
        place: 50,
        forms: ['allowInDossier'],
        draw: ({ token, path, today, values, refusal }) => (
          <CarersPanel
            token={token}
            path={path}
            passId={held?.id}
            carers={carers}
            isEnded={ended !== null}
            today={today}
            values={values}
            refusal={refusal}
          />
        ),
      },
      {
        place: 90,
        draw: ({ token, path, today }) => <RightsPanel token={token} path={path} requests={requests} today={today} />,
      },
    ];
  }
}
