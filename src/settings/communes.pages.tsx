import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ChangeSettings } from '../ccas/change-settings.js';
import { communeName, isCommune, searchCommunes } from '../ccas/communes.js';
import { SettingsQuery } from '../ccas/settings.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import type { FormValues } from '../kernel/http/input.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { CommunesPage } from './pages/communes-page.js';
import { versionIn } from './version-in.js';

/** A département has hundreds of communes; no CIAS has more. */
const MOST = 500;

/** Communes of the CCAS, chosen from the official list. */
@ApiExcludeController()
@Controller('ccas/reglages/communes')
@Access(...STAFF)
export class CommunesPages {
  constructor(
    private readonly db: Database,
    private readonly settings: SettingsQuery,
    private readonly changeSettings: ChangeSettings,
  ) {}

  @Get()
  page(@CurrentVisit() visit: Visit, @Query('q') words?: unknown, @Query('enregistre') saved?: unknown) {
    return this.render(visit, { words: typeof words === 'string' ? words : '', isSaved: saved === 'oui' });
  }

  @Post()
  @Access('manager')
  async change(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      await this.db.transaction(actor.ccasId, async (tx) => {
        const { communeCodes } = await this.settings.get(tx);
        const wanted = changed(communeCodes, body);
        await this.changeSettings.run(tx, actor, 'communes', versionIn(body), { communeCodes: wanted });
      });
      return seeOther(visit, '/ccas/reglages/communes?enregistre=oui');
    } catch (error) {
      return this.render(visit, { words: String(body?.q ?? ''), refusal: refusalOf(error) });
    }
  }

  private async render(visit: Visit, more: { words: string; refusal?: Refusal; isSaved?: boolean }) {
    const { communeCodes, state, living } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      ...(await this.settings.get(tx)),
      state: await this.settings.section(tx, 'communes'),
      living: await livingIn(tx),
    }));
    if (more.refusal) visit.reply.status(more.refusal.status);
    return renderPage(
      visit,
      { title: 'Communes', kind: 'console', path: '/ccas/reglages' },
      <CommunesPage
        token={visit.formToken}
        version={state.version}
        changedAt={state.changedAt}
        canChange={visit.actor?.kind === 'manager'}
        chosen={communeCodes.map((code) => ({ code, name: communeName(code), residents: living.get(code) ?? 0 }))}
        found={searchCommunes(more.words).filter(({ code }) => !communeCodes.includes(code))}
        {...more}
      />,
    );
  }
}

/** @throws InvalidInput */
function changed(codes: string[], body: FormValues): string[] {
  const refuse = (code: string, detail: string) => new InvalidInput([{ field: 'q', code, detail }]);
  const add = String(body?.ajouter ?? '');
  const remove = String(body?.retirer ?? '');
  if (add) {
    if (!isCommune(add)) throw refuse('unknown_commune', 'Cette commune n’est pas dans la liste officielle.');
    if (codes.length >= MOST) throw refuse('too_many', `${MOST} communes au plus.`);
    return [...codes.filter((code) => code !== add), add];
  }
  if (codes.length === 1 && codes[0] === remove)
    throw refuse('last_commune', 'Un CCAS a au moins une commune : ajoutez l’autre avant de retirer celle-ci.');
  return codes.filter((code) => code !== remove);
}

async function livingIn(tx: Tx): Promise<Map<string, number>> {
  const rows: { code: string; residents: number }[] = await tx.query(
    `select commune_code as code, count(*)::int as residents from resident where merged_into is null and erased_at is null group by 1`,
  );
  return new Map(rows.map(({ code, residents }) => [code, residents]));
}
