import { Get, Post } from '@nestjs/common';
import { ChangeSettings } from '../ccas/change-settings.js';
import { SettingsQuery } from '../ccas/settings.query.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { LargestBody } from '../kernel/http/body.decorator.js';
import type { FormValues } from '../kernel/http/input.js';
import { InTx, Refused, Sent, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import { asFeatures } from '../statistics/district-features.js';
import { LARGEST_DISTRICTS_BYTES, readDrawing } from '../statistics/district-shapes.js';
import { Districts } from '../statistics/districts.js';
import { WhereToDraw } from '../statistics/where-to-draw.js';
import { DrawingPage } from './pages/drawing-page.js';
import { versionIn, versionToShow } from './version-in.js';

/** No drawing tool of ours sends these. */
const unreadable = new Set(['not_geojson', 'wrong_geometry', 'no_name']);

interface Drawing {
  version: number;
  drawn: ReturnType<typeof readDrawing>;
}

/** Neighbourhoods drawn on the map of the town, by whoever has no file of them. */
@Screens('ccas/reglages/quartiers/dessin', ['manager'], {
  path: '/ccas/reglages',
  scripts: ['src/settings/browser/draw-districts.entry.tsx'],
})
export class DrawingPages {
  constructor(
    private readonly settings: SettingsQuery,
    private readonly changeSettings: ChangeSettings,
    private readonly districts: Districts,
    private readonly whereToDraw: WhereToDraw,
  ) {}

  /** A refused drawing stays as it was sent; one that cannot be read at all gives way to what is saved. */
  @Get()
  @Page('Dessiner les quartiers', DrawingPage)
  async page(
    @InTx() tx: Tx,
    @CurrentActor() { ccasId }: Actor,
    @Sent() sent: FormValues,
    @Refused() refusal?: Refusal,
  ) {
    const { version } = await this.settings.section(tx, 'quartiers');
    const saved = await this.districts.all(tx);
    const isDrawing = refusal?.errors.every(({ code }) => !unreadable.has(code));
    return async () => ({
      version: versionToShow(version, sent, refusal),
      drawn: isDrawing ? drawingIn(sent) : asFeatures(saved),
      theirs: refusal?.code === 'settings_changed' ? saved : undefined,
      // Somebody else may have to be asked.
      start: await this.whereToDraw.start(ccasId),
    });
  }

  @Post()
  @LargestBody(LARGEST_DISTRICTS_BYTES)
  @RefusedShows('page')
  async save(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed(readSent) { version, drawn }: Drawing) {
    await this.changeSettings.run(tx, actor, 'quartiers', version, {});
    await this.districts.replace(tx, actor, drawn);
    return to('/ccas/reglages/quartiers?enregistre=oui');
  }
}

/** @throws InvalidInput */
function readSent(sent: FormValues): Drawing {
  return { version: versionIn(sent), drawn: readDrawing(drawingIn(sent)) };
}

function drawingIn(sent: FormValues): string {
  return [sent.districts ?? ''].flat()[0] ?? '';
}
