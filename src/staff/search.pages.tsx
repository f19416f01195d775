import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { STAFF } from '../kernel/access/actor.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { type Findings, Finders } from '../kernel/console/finders.js';
import { Database } from '../kernel/database/database.js';
import type { FormValues } from '../kernel/http/input.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { SearchPage } from './pages/search.js';

const look = { title: 'Recherche', kind: 'console', path: '/ccas/usagers' } as const;

/** The one search box. It is a form and not an address: a name typed stays out of histories, logs and links sent on. */
@ApiExcludeController()
@Controller('ccas/recherche')
@Access(...STAFF)
export class SearchPages {
  constructor(
    private readonly db: Database,
    private readonly finders: Finders,
  ) {}

  @Get()
  form(@CurrentVisit() visit: Visit) {
    return renderPage(visit, look, <SearchPage token={visit.formToken} typed="" groups={[]} />);
  }

  @Post()
  @HttpCode(200)
  async find(@CurrentVisit() visit: Visit, @Body() body: FormValues) {
    const typed = readable([body.q ?? ''].flat()[0]!);
    const { href, groups }: Findings =
      typed === '' ? { groups: [] } : await this.db.transaction(visit.tenant.id, (tx) => this.finders.find(tx, typed));
    if (href) return seeOther(visit, href);
    return renderPage(visit, look, <SearchPage token={visit.formToken} typed={typed} groups={groups} />);
  }
}

/** PostgreSQL holds no NUL, nor half of a character. */
function readable(text: string): string {
  return text
    .replaceAll(/\p{Cs}|\0/gu, '')
    .trim()
    .slice(0, 100);
}
