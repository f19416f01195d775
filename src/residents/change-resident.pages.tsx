import { Get, Post } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeOptions } from '../ccas/communes.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { InTx, Refused, Sent, Typed } from '../kernel/screens/arguments.js';
import { Formerly } from '../kernel/screens/formerly.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import { ChangeResident } from './change-resident.js';
import { LastChangeQuery } from './last-change.query.js';
import type { ResidentChanges } from './resident-form.js';
import { ResidentQuery } from './resident.query.js';
import { DossierRestricted } from './residents.errors.js';
import { readCorrections, valuesOf } from './corrections.js';
import { ResidentFormPage } from './pages/resident-form.js';
import { VersionComparisonPage } from './pages/version-comparison.js';
import { StaffNamesQuery } from '../accounts/staff-names.query.js';
import { compareVersions, readVersions } from './version-comparison.js';

/** Corrects a dossier on a screen. Two who do it at once see both versions, and nothing typed is lost. */
@Screens('ccas/usagers/:id', STAFF, { path: '/ccas/usagers' })
@Formerly('0.1.0', { form: 'modifier', change: 'modifier' })
export class ChangeResidentPages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly residents: ResidentQuery,
    private readonly changeResident: ChangeResident,
    private readonly lastChange: LastChangeQuery,
    private readonly staffNames: StaffNamesQuery,
  ) {}

  @Get('modification')
  @Page('Corriger un dossier', ResidentFormPage)
  async form(@InTx() tx: Tx, @Id() residentId: string, @Sent() sent: FormValues, @Refused() refusal?: Refusal) {
    const communes = communeOptions(await this.rules.own(tx));
    if (refusal) {
      const { version, before } = readVersions(sent);
      return { communes, opened: { residentId, version, before } };
    }
    const resident = await this.residents.get(tx, residentId);
    if (resident.restrictedAt) throw new DossierRestricted();
    const values = valuesOf(resident);
    return { communes, values, opened: { residentId, version: resident.version, before: values } };
  }

  /** Where a correction is seen again that crossed another one. */
  @Page('Deux corrections', VersionComparisonPage)
  async compare(@InTx() tx: Tx, @Id() residentId: string, @Sent() sent: FormValues) {
    const { typed, before, choices } = readVersions(sent);
    const change = await this.lastChange.of(tx, residentId);
    const resident = await this.residents.get(tx, residentId);
    const names = await this.staffNames.of(tx, [change?.by.id]);
    const mine = typed as Record<string, string>;
    const theirs = valuesOf(resident);
    return {
      residentId,
      version: resident.version,
      savedBy: change && { who: names.words(change.by), at: change.at, isByList: change.isByList },
      differences: compareVersions(before, mine, theirs),
      mine,
      theirs,
      choices,
      confirmedNew: typed.confirmedNew === 'oui',
    };
  }

  @Post('modification')
  @RefusedShows('form', { instead: { changed_meanwhile: 'compare', undecided: 'compare' } })
  async change(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed(readCorrections) changes: ResidentChanges,
  ) {
    await this.changeResident.run(tx, actor, id, changes);
    return to(`/ccas/usagers/${id}`);
  }
}
