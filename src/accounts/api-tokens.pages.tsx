import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { ApiTokenForm } from './api-token-form.js';
import { ApiTokenListQuery } from './api-token-list.query.js';
import { ApiTokens } from './api-tokens.js';
import { ApiTokensPage } from './pages/api-tokens.js';

const path = '/ccas/jetons';

@ApiExcludeController()
@Controller('ccas/jetons')
@Access('manager')
export class ApiTokensPages {
  constructor(
    private readonly db: Database,
    private readonly list: ApiTokenListQuery,
    private readonly tokens: ApiTokens,
    private readonly clock: Clock,
  ) {}

  @Get()
  all(@CurrentVisit() visit: Visit) {
    return this.render(visit, {});
  }

  @Post()
  @HttpCode(200)
  async create(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const form = readForm(ApiTokenForm, body);
      const secret = await this.db.transaction(actor.ccasId, (tx) => this.tokens.create(tx, actor, form));
      return this.render(visit, { shown: { secret, label: form.label } });
    } catch (error) {
      return this.render(visit, { values: body as Record<string, string>, refusal: refusalOf(error) });
    }
  }

  @Post(':id/fin')
  async revoke(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    try {
      await this.db.transaction(actor.ccasId, (tx) => this.tokens.revoke(tx, actor, id));
      return seeOther(visit, path);
    } catch (error) {
      return this.render(visit, { refusal: refusalOf(error) });
    }
  }

  private async render(visit: Visit, more: Partial<Parameters<typeof ApiTokensPage>[0]>) {
    const now = this.clock.now().toString();
    const tokens = await this.db.transaction(visit.tenant.id, (tx) => this.list.find(tx, now));
    if (more.refusal) visit.reply.status(more.refusal.status);
    return renderPage(
      visit,
      { title: 'Jetons de l’API', kind: 'console', path: '/ccas/comptes' },
      <ApiTokensPage token={visit.formToken} tokens={tokens} {...more} />,
    );
  }
}
