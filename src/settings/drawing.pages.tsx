import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ChangeSettings } from '../ccas/change-settings.js';
import { SettingsQuery } from '../ccas/settings.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { LargestBody } from '../kernel/http/body.decorator.js';
import type { FormValues } from '../kernel/http/input.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { asFeatures } from '../statistics/district-features.js';
import { LARGEST_DISTRICTS_BYTES, readDrawing } from '../statistics/district-shapes.js';
import { type District, Districts } from '../statistics/districts.js';
import { WhereToDraw } from '../statistics/where-to-draw.js';
import { DrawingPage } from './pages/drawing-page.js';
import { versionIn } from './version-in.js';

/** No drawing tool of ours sends these. */
const unreadable = new Set(['not_geojson', 'wrong_geometry', 'no_name']);

/** Neighbourhoods drawn on the map of the town, by whoever has no file of them. */
@ApiExcludeController()
@Controller('ccas/reglages/quartiers/dessin')
@Access('manager')
export class DrawingPages {
  constructor(
    private readonly db: Database,
    private readonly settings: SettingsQuery,
    private readonly changeSettings: ChangeSettings,
    private readonly districts: Districts,
    private readonly whereToDraw: WhereToDraw,
  ) {}

  @Get()
  async page(@CurrentVisit() visit: Visit) {
    const { version, districts } = await this.saved(visit);
    return this.render(visit, { version, drawn: asFeatures(districts) });
  }

  @Post()
  @LargestBody(LARGEST_DISTRICTS_BYTES)
  async save(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    const typed = [body?.districts ?? ''].flat()[0] ?? '';
    try {
      const drawn = readDrawing(typed);
      await this.db.transaction(actor.ccasId, async (tx) => {
        await this.changeSettings.run(tx, actor, 'quartiers', versionIn(body), {});
        await this.districts.replace(tx, actor, drawn);
      });
      return seeOther(visit, '/ccas/reglages/quartiers?enregistre=oui');
    } catch (error) {
      return this.refuse(visit, refusalOf(error), typed, body);
    }
  }

  /** The drawing stays as it was sent; one that cannot be read at all gives way to what is saved. */
  private async refuse(visit: Visit, refusal: Refusal, typed: string, body: FormValues) {
    const { version, districts } = await this.saved(visit);
    const isDrawing = refusal.errors.every(({ code }) => !unreadable.has(code));
    // Told once that another manager saved meanwhile, who saves again does so knowingly.
    const isOverwriting = refusal.code === 'settings_changed';
    visit.reply.status(refusal.status);
    return this.render(visit, {
      version: isOverwriting ? version : versionIn(body),
      drawn: isDrawing ? typed : asFeatures(districts),
      refusal,
      theirs: isOverwriting ? districts : undefined,
    });
  }

  private saved(visit: Visit) {
    return this.db.transaction(visit.tenant.id, async (tx) => ({
      version: (await this.settings.section(tx, 'quartiers')).version,
      districts: await this.districts.all(tx),
    }));
  }

  private async render(
    visit: Visit,
    props: { version: number; drawn: string; refusal?: Refusal; theirs?: District[] },
  ) {
    const start = await this.whereToDraw.start(visit.tenant.id);
    return renderPage(
      visit,
      {
        title: 'Dessiner les quartiers',
        kind: 'console',
        path: '/ccas/reglages',
        scripts: ['src/settings/browser/draw-districts.tsx'],
      },
      <DrawingPage token={visit.formToken} start={start} {...props} />,
    );
  }
}
