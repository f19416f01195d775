import { Get } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { CurrentTenant } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { CheckPage } from './pages/check-page.js';
import { StatusLists } from './status-list.js';

/** Where any phone's camera lands. `/V` too: a QR code holds capitals. */
@Screens(['v', 'V'], ['anyone'], { path: '/v', scripts: ['src/passes/browser/check.entry.tsx'], needsScript: true })
export class CheckPages {
  constructor(
    private readonly lists: StatusLists,
    private readonly rules: CcasRulesQuery,
  ) {}

  @Get()
  @Page('Vérifier un pass', CheckPage)
  async check(@InTx() tx: Tx, @CurrentTenant() tenant: Tenant) {
    return {
      issuer: tenant.origin,
      lists: await this.lists.numbers(tx),
      phone: (await this.rules.own(tx)).phone,
    };
  }
}
