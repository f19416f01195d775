import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ChangeSettings } from '../ccas/change-settings.js';
import { SettingsQuery } from '../ccas/settings.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { FileForm } from '../kernel/access/file-form.decorator.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Config } from '../kernel/config/config.js';
import { Database } from '../kernel/database/database.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { FileForms } from '../kernel/http/file-form.js';
import type { FormValues } from '../kernel/http/input.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { LARGEST_DISTRICTS_BYTES, readDistricts } from '../statistics/district-shapes.js';
import { Districts } from '../statistics/districts.js';
import { DistrictsPage } from './pages/districts-page.js';
import { versionIn } from './version-in.js';

/** Neighbourhoods for the reports: their outlines, and whether addresses are looked up. */
@ApiExcludeController()
@Controller('ccas/reglages/quartiers')
@Access(...STAFF)
export class DistrictsPages {
  constructor(
    private readonly db: Database,
    private readonly config: Config,
    private readonly fileForms: FileForms,
    private readonly settings: SettingsQuery,
    private readonly changeSettings: ChangeSettings,
    private readonly districts: Districts,
  ) {}

  @Get()
  page(@CurrentVisit() visit: Visit, @Query('enregistre') saved?: unknown) {
    return this.render(visit, { isSaved: saved === 'oui' });
  }

  /** Puts the outlines of a file in place of those before. */
  @Post()
  @Access('manager')
  @FileForm(LARGEST_DISTRICTS_BYTES)
  async replace(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    return this.change(visit, async () => {
      const { values, files } = await this.fileForms.read(request);
      if (!files.file)
        throw new InvalidInput([{ field: 'file', code: 'required', detail: 'Choisissez un fichier GeoJSON.' }]);
      const drawn = readDistricts(files.file.bytes);
      await this.db.transaction(actor.ccasId, async (tx) => {
        // Two files at once: the second manager is told, as on every page of settings.
        await this.changeSettings.run(tx, actor, 'quartiers', versionIn(values), {});
        await this.districts.replace(tx, actor, drawn);
      });
    });
  }

  @Post('adresses')
  @Access('manager')
  allow(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    return this.change(visit, () =>
      this.db.transaction(actor.ccasId, (tx) =>
        this.changeSettings.run(tx, actor, 'quartiers', versionIn(body), { locatesResidents: body?.accord === 'oui' }),
      ),
    );
  }

  private async change(visit: Visit, work: () => Promise<unknown>) {
    try {
      await work();
      return seeOther(visit, '/ccas/reglages/quartiers?enregistre=oui');
    } catch (error) {
      return this.render(visit, { refusal: refusalOf(error) });
    }
  }

  private async render(visit: Visit, more: { refusal?: Refusal; isSaved?: boolean }) {
    const found = await this.db.transaction(visit.tenant.id, async (tx) => ({
      districts: await this.districts.all(tx),
      located: await this.districts.located(tx),
      state: await this.settings.section(tx, 'quartiers'),
      settings: await this.settings.get(tx),
    }));
    if (more.refusal) visit.reply.status(more.refusal.status);
    return renderPage(
      visit,
      { title: 'Quartiers', kind: 'console', path: '/ccas/reglages' },
      <DistrictsPage
        token={visit.formToken}
        version={found.state.version}
        changedAt={found.state.changedAt}
        canChange={visit.actor?.kind === 'manager'}
        isSaved={more.isSaved ?? false}
        refusal={more.refusal}
        districts={found.districts}
        located={found.located}
        isAllowed={found.settings.locatesResidents}
        isPossible={this.config.geocoderUrl !== undefined}
      />,
    );
  }
}
