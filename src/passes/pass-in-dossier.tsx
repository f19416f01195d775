import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { CcasRulesQuery, categoryOptions } from '../ccas/ccas-rules.query.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { type DossierSection, DossierSections } from '../residents/dossier-sections.js';
import type { ResidentView } from '../residents/resident.query.js';
import { ResidentMergesQuery } from '../residents/resident-merges.query.js';
import { MergedDossiers } from './pages/merged-dossiers.js';
import { PassPlate } from './pages/pass-plate.js';
import { PassQuery, type PassView } from './pass.query.js';

/** A pass that ends within so many days may be renewed from its dossier. */
const RENEWAL_DAYS = 90;

/** The pass comes first; what a merge of two dossiers has left, last. */
@DossierSections()
@Injectable()
export class PassInDossier implements DossierSections {
  constructor(
    private readonly passes: PassQuery,
    private readonly merges: ResidentMergesQuery,
    private readonly rules: CcasRulesQuery,
    private readonly clock: Clock,
  ) {}

  async sections(tx: Tx, { id: residentId, ended }: ResidentView): Promise<DossierSection[]> {
    const [pass, ...otherPasses] = await this.passes.ofResident(tx, residentId);
    const merges = await this.merges.of(tx, residentId);
    const rules = await this.rules.own(tx);
    const given = { pass, categories: categoryOptions(rules), categoryLabels: rules.categoryLabels };
    const isRenewable = this.isRenewable(pass);
    const plate: DossierSection[] = [
      {
        place: 10,
        draw: ({ token, done }) => (
          <PassPlate
            token={token}
            isCardReplaced={done === 'carte'}
            residentId={residentId}
            isRenewable={isRenewable}
            isEnded={ended !== null}
            {...given}
          />
        ),
      },
    ];
    return [
      // Whoever had none will have none.
      ...(ended && !pass ? [] : plate),
      {
        place: 100,
        draw: ({ token }) => (
          <MergedDossiers
            token={token}
            residentId={residentId}
            merges={merges}
            otherPasses={otherPasses}
            isEnded={ended !== null}
          />
        ),
      },
    ];
  }

  /** It ends soon, or has ended: its renewal is the next thing to do. */
  private isRenewable(pass: PassView | undefined): boolean {
    if (!pass || pass.status === 'revoked' || pass.status === 'suspended') return false;
    const soon = this.clock.today().add({ days: RENEWAL_DAYS });
    return Temporal.PlainDate.compare(pass.validThrough, soon) <= 0;
  }
}
