import { Get, Post } from '@nestjs/common';
import { ChangeSettings } from '../ccas/change-settings.js';
import { SettingsQuery } from '../ccas/settings.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { FileForm } from '../kernel/access/file-form.decorator.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { Config } from '../kernel/config/config.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import type { Read } from '../kernel/screens/screen-plan.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { LARGEST_DISTRICTS_BYTES, readDistricts } from '../statistics/district-shapes.js';
import { Districts } from '../statistics/districts.js';
import { AddressesForm } from './addresses-form.js';
import { DistrictsPage } from './pages/districts-page.js';
import { versionIn } from '../ccas/version-in.js';

const path = '/ccas/reglages/quartiers';

interface Outlines {
  version: number;
  drawn: ReturnType<typeof readDistricts>;
}

/** Neighbourhoods for the reports: their outlines, and whether addresses are looked up. */
@Screens('ccas/reglages/quartiers', STAFF, { path: '/ccas/reglages' })
export class DistrictsPages {
  constructor(
    private readonly config: Config,
    private readonly settings: SettingsQuery,
    private readonly changeSettings: ChangeSettings,
    private readonly districts: Districts,
  ) {}

  @Get()
  @Page('Quartiers', DistrictsPage)
  async page(@InTx() tx: Tx, @CurrentActor() { kind }: Actor, @Asked('enregistre') saved?: unknown) {
    const { version, changedAt } = await this.settings.section(tx, 'quartiers');
    return {
      version,
      changedAt,
      canChange: kind === 'manager',
      isSaved: saved === 'oui',
      districts: await this.districts.all(tx),
      located: await this.districts.located(tx),
      isAllowed: (await this.settings.get(tx)).locatesResidents,
      isPossible: this.config.geocoderUrl !== undefined,
    };
  }

  /** Puts the outlines of a file in place of those before. */
  @Post()
  @Access('manager')
  @FileForm(LARGEST_DISTRICTS_BYTES)
  @RefusedShows('page')
  async replace(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed(readOutlines) { version, drawn }: Outlines) {
    // Two files at once: the second manager is told, as on every page of settings.
    await this.changeSettings.run(tx, actor, 'quartiers', version, {});
    await this.districts.replace(tx, actor, drawn);
    return to(`${path}?enregistre=oui`);
  }

  @Post('adresses')
  @Access('manager')
  @RefusedShows('page')
  async allow(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed() { version, accord }: AddressesForm) {
    await this.changeSettings.run(tx, actor, 'quartiers', version, { locatesResidents: accord });
    return to(`${path}?enregistre=oui`);
  }
}

/** @throws InvalidInput */
function readOutlines(...[values, { file }]: Parameters<Read>): Outlines {
  if (!file) throw new InvalidInput([{ field: 'file', code: 'required', detail: 'Choisissez un fichier GeoJSON.' }]);
  return { version: versionIn(values), drawn: readDistricts(file.bytes) };
}
