import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { CheckPage } from './pages/check-page.js';
import { StatusLists } from './status-list.js';

/** Where any phone's camera lands. `/V` too: a QR code holds capitals. */
@ApiExcludeController()
@Controller(['v', 'V'])
@Access('anyone')
export class CheckPages {
  constructor(
    private readonly db: Database,
    private readonly lists: StatusLists,
    private readonly rules: CcasRulesQuery,
  ) {}

  @Get()
  async check(@CurrentVisit() visit: Visit) {
    const { lists, phone } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      lists: await this.lists.numbers(tx),
      phone: (await this.rules.own(tx)).phone,
    }));
    return renderPage(
      visit,
      { title: 'Vérifier un pass', path: '/v', scripts: ['src/passes/browser/check.tsx'], needsScript: true },
      <CheckPage issuer={visit.tenant.origin} lists={lists} phone={phone} />,
    );
  }
}
