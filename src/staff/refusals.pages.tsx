import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { STAFF } from '../kernel/access/actor.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { readId } from '../kernel/http/id.pipe.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { RefusalListPage, refusalDays, refusalVerdicts } from './pages/refusal-list.js';
import { RefusalListQuery } from './refusal-list.query.js';

/** Scans that were refused, and why: an agent may call before the person does. */
@ApiExcludeController()
@Controller('ccas/refus')
@Access(...STAFF)
export class RefusalsPages {
  constructor(
    private readonly db: Database,
    private readonly refusals: RefusalListQuery,
  ) {}

  @Get()
  async list(
    @CurrentVisit() visit: Visit,
    @Query('motif') reason?: unknown,
    @Query('jours') span?: unknown,
    @Query('apres') after?: unknown,
  ) {
    const filter = {
      verdict: refusalVerdicts.find((verdict) => verdict === reason),
      days: refusalDays.find((days) => String(days) === span) ?? 7,
    };
    const { items, next } = await this.db.transaction(visit.tenant.id, (tx) =>
      this.refusals.find(tx, filter, readId(after)),
    );
    return renderPage(
      visit,
      { title: 'Refus chez les partenaires', kind: 'console', path: '/ccas' },
      <RefusalListPage refusals={items} next={next ?? undefined} {...filter} />,
    );
  }
}
