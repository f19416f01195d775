import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CompromiseKey } from '../ccas/compromise-key.js';
import { type IssuerKeyView, IssuerKeyListQuery } from '../ccas/issuer-key-list.query.js';
import { PublishNextKey } from '../ccas/publish-next-key.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import type { FormValues } from '../kernel/http/input.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { ReissueListQuery } from '../passes/reissue-list.query.js';
import { KeysPage } from './pages/keys-page.js';

/** Keys that sign passes: which, since when, and their rotation, as `keys rotate` does it. */
@ApiExcludeController()
@Controller('ccas/reglages/cles')
@Access(...STAFF)
export class KeysPages {
  constructor(
    private readonly db: Database,
    private readonly keys: IssuerKeyListQuery,
    private readonly publishNextKey: PublishNextKey,
    private readonly compromiseKey: CompromiseKey,
    private readonly reissues: ReissueListQuery,
  ) {}

  @Get()
  page(@CurrentVisit() visit: Visit, @Query('enregistre') saved?: unknown) {
    return this.render(visit, saved === 'oui');
  }

  @Post('rotation')
  @Access('manager')
  rotate(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    return this.change(visit, async (tx) => {
      if (body?.confirme !== 'oui') throw unconfirmed('confirme', 'Cochez la case pour confirmer.');
      await this.publishNextKey.run(tx, actor);
    });
  }

  @Post('compromission')
  @Access('manager')
  compromise(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    return this.change(visit, async (tx) => {
      const typed = String(body?.kid ?? '').trim();
      const active = (await this.keys.all(tx)).find(({ state }) => state === 'active');
      if (!active || typed !== active.kid)
        throw unconfirmed('kid', 'Recopiez exactement le nom de la clé active pour confirmer.');
      await this.compromiseKey.run(tx, actor, typed);
    });
  }

  private async change(visit: Visit, work: (tx: Tx) => Promise<void>) {
    try {
      await this.db.transaction(visit.tenant.id, work);
      return seeOther(visit, '/ccas/reglages/cles?enregistre=oui');
    } catch (error) {
      return this.render(visit, false, refusalOf(error));
    }
  }

  private async render(visit: Visit, isSaved: boolean, refusal?: Refusal) {
    const { keys, toReissue } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      keys: (await this.keys.all(tx)).toReversed() as IssuerKeyView[],
      toReissue: await this.reissues.count(tx),
    }));
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: 'Clés de signature', kind: 'console', path: '/ccas/reglages' },
      <KeysPage
        token={visit.formToken}
        keys={keys}
        toReissue={toReissue}
        canChange={visit.actor?.kind === 'manager'}
        isSaved={isSaved}
        refusal={refusal}
      />,
    );
  }
}

function unconfirmed(field: string, detail: string): InvalidInput {
  return new InvalidInput([{ field, code: 'unconfirmed', detail }]);
}
