import { Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ChangeSettings } from '../ccas/change-settings.js';
import { SettingsChanged } from '../ccas/ccas.errors.js';
import { readLogo, LARGEST_LOGO_BYTES } from '../ccas/logo.js';
import { measuredPairs } from '../ccas/palette.js';
import { type Settings, SettingsQuery } from '../ccas/settings.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { FileForm } from '../kernel/access/file-form.decorator.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Documents } from '../kernel/documents/documents.js';
import { type FileFormValues, FileForms } from '../kernel/http/file-form.js';
import type { FormValues } from '../kernel/http/input.js';
import { LARGEST_PICTURE_BYTES, Pictures } from '../kernel/pictures/pictures.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { colourNames, LookPage } from './pages/look-page.js';
import { readColours } from './read-colours.js';
import { versionIn } from './version-in.js';

interface More {
  typed?: FormValues;
  refusal?: Refusal;
  isOverwriting?: boolean;
  isSaved?: boolean;
}

/** Logo and colours. */
@ApiExcludeController()
@Controller('ccas/reglages/apparence')
@Access(...STAFF)
export class LookPages {
  constructor(
    private readonly db: Database,
    private readonly fileForms: FileForms,
    private readonly settings: SettingsQuery,
    private readonly changeSettings: ChangeSettings,
    private readonly documents: Documents,
    private readonly pictures: Pictures,
  ) {}

  @Get()
  page(@CurrentVisit() visit: Visit, @Query('enregistre') saved?: unknown) {
    return this.render(visit, { isSaved: saved === 'oui' });
  }

  @Post()
  @Access('manager')
  @FileForm(LARGEST_PICTURE_BYTES, LARGEST_LOGO_BYTES)
  async change(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    // Nothing where the file was too large to be read: the page shows what is in force.
    let typed: FormValues | undefined;
    try {
      const sent = await this.fileForms.read(request);
      typed = sent.values;
      await this.save(actor, sent);
      return seeOther(visit, '/ccas/reglages/apparence?enregistre=oui');
    } catch (error) {
      const refusal = refusalOf(error);
      return this.render(visit, { typed, refusal, isOverwriting: error instanceof SettingsChanged });
    }
  }

  private async save(actor: Actor, { values, files }: FileFormValues): Promise<void> {
    const colours = readColours(values);
    const logo = files.logo && { ...files.logo, bytes: await readLogo(this.pictures, files.logo.bytes) };
    await this.db.transaction(actor.ccasId, async (tx) => {
      const before = (await this.settings.get(tx)).logoId;
      const isRemoved = values.sansLogo === 'oui' && !logo;
      const logoId = logo ? await this.documents.keep(tx, logo, 'logo') : isRemoved ? null : before;
      await this.changeSettings.run(tx, actor, 'apparence', versionIn(values), { ...colours, logoId });
      if (before && before !== logoId) await this.documents.forget(tx, before);
    });
  }

  private async render(visit: Visit, { typed, refusal, isOverwriting, isSaved = false }: More) {
    const { settings, state } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      settings: await this.settings.get(tx),
      state: await this.settings.section(tx, 'apparence'),
    }));
    if (refusal) visit.reply.status(refusal.status);
    const current = valuesOf(settings);
    return renderPage(
      visit,
      { title: 'Logo et couleurs', kind: 'console', path: '/ccas/reglages' },
      <LookPage
        token={visit.formToken}
        version={typed && !isOverwriting ? versionIn(typed) : state.version}
        changedAt={state.changedAt}
        canChange={visit.actor?.kind === 'manager'}
        isSaved={isSaved}
        values={typed ?? current}
        refusal={refusal}
        theirs={isOverwriting ? current : undefined}
        logoId={settings.logoId}
        pairs={measuredPairs({ main: settings.mainColour, accent: settings.accentColour })}
      />,
    );
  }
}

function valuesOf(settings: Settings): FormValues {
  return Object.fromEntries(Object.keys(colourNames).map((field) => [field, settings[field as 'mainColour'] ?? '']));
}
