import { Get, Post } from '@nestjs/common';
import { ChangeSettings } from '../ccas/change-settings.js';
import { SettingsQuery } from '../ccas/settings.query.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { LargestBody } from '../kernel/http/body.decorator.js';
import { type FormValues, textIn } from '../kernel/http/input.js';
import { InTx, Refused, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import { asFeatures } from '../statistics/district-features.js';
import { LARGEST_DISTRICTS_BYTES, readDrawing } from '../statistics/district-shapes.js';
import { Districts } from '../statistics/districts.js';
import { WhereToDraw } from '../statistics/where-to-draw.js';
import { DrawingPage } from './pages/drawing-page.js';
import { versionIn } from '../ccas/version-in.js';

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

  @Get()
  @Page('Dessiner les quartiers', DrawingPage)
  async page(@InTx() tx: Tx, @CurrentActor() { ccasId }: Actor, @Refused() refusal?: Refusal) {
    const { version } = await this.settings.section(tx, 'quartiers');
    const saved = await this.districts.all(tx);
    return async () => ({
      version,
      saved: asFeatures(saved),
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
  return textIn(sent, 'districts') ?? '';
}
