import { Get, Post } from '@nestjs/common';
import { ChangeSettings } from '../ccas/change-settings.js';
import { readLogo, LARGEST_LOGO_BYTES } from '../ccas/logo.js';
import { measuredPairs } from '../ccas/palette.js';
import { type Settings, SettingsQuery } from '../ccas/settings.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { FileForm } from '../kernel/access/file-form.decorator.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Documents } from '../kernel/documents/documents.js';
import type { SentFile } from '../kernel/http/file-form.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { type FormValues, readChanges } from '../kernel/http/input.js';
import { LARGEST_PICTURE_BYTES, Pictures } from '../kernel/pictures/pictures.js';
import { InTx, Refused, Short, Typed } from '../kernel/screens/arguments.js';
import type { ShortTx } from '../kernel/screens/current-screen.js';
import type { Read } from '../kernel/screens/screen-plan.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import { LookPage } from './pages/look-page.js';
import { LookForm } from './look-form.js';

interface Look {
  form: LookForm;
  /** As it was sent: not drawn again yet. */
  logo?: SentFile;
}

/** Logo and colours. */
@Screens('ccas/reglages/apparence', STAFF, { path: '/ccas/reglages' })
export class LookPages {
  constructor(
    private readonly settings: SettingsQuery,
    private readonly changeSettings: ChangeSettings,
    private readonly documents: Documents,
    private readonly pictures: Pictures,
  ) {}

  @Get()
  @Page('Logo et couleurs', LookPage)
  async page(
    @InTx() tx: Tx,
    @CurrentActor() { kind }: Actor,
    @Asked('enregistre') saved?: unknown,
    @Refused() refusal?: Refusal,
  ) {
    const settings = await this.settings.get(tx);
    const { version, changedAt } = await this.settings.section(tx, 'apparence');
    const current = valuesOf(settings);
    return {
      version,
      changedAt,
      canChange: kind === 'manager',
      isSaved: saved === 'oui',
      values: current,
      theirs: refusal?.code === 'settings_changed' ? current : undefined,
      logoId: settings.logoId,
      pairs: measuredPairs({ main: settings.mainColour, accent: settings.accentColour }),
    };
  }

  @Post()
  @Access('manager')
  @FileForm(LARGEST_PICTURE_BYTES, LARGEST_LOGO_BYTES)
  @RefusedShows('page')
  async change(@Short() inShortTx: ShortTx, @CurrentActor() actor: Actor, @Typed(readLook) look: Look) {
    const logo = look.logo && { ...look.logo, bytes: await readLogo(this.pictures, look.logo.bytes) };
    await inShortTx((tx) => this.save(tx, actor, { ...look, logo }));
    return to('/ccas/reglages/apparence?enregistre=oui');
  }

  private async save(tx: Tx, actor: Actor, { form, logo }: Look): Promise<void> {
    const { version, sansLogo: isLogoRemoved, ...colours } = form;
    const before = (await this.settings.get(tx)).logoId;
    const logoId = logo ? await this.documents.keep(tx, logo, 'logo') : isLogoRemoved ? null : before;
    await this.changeSettings.run(tx, actor, 'apparence', version, { ...colours, logoId });
    if (before && before !== logoId) await this.documents.forget(tx, before);
  }
}

/** @throws InvalidInput */
function readLook(...[values, { logo }]: Parameters<Read>): Look {
  return { form: readChanges(LookForm, values), logo };
}

function valuesOf({ mainColour, accentColour }: Settings): FormValues {
  return { mainColour: mainColour ?? '', accentColour: accentColour ?? '' };
}
