import { Get, Post } from '@nestjs/common';
import { STAFF } from '../kernel/access/actor.js';
import { type Findings, Finders, readSearch } from '../kernel/console/finders.js';
import type { Tx } from '../kernel/database/database.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { SearchPage } from './pages/search.js';

/** The one search box. It is a form and not an address: a name typed stays out of histories, logs and links sent on. */
@Screens('ccas/recherche', STAFF, { hasOwnSearch: true })
export class SearchPages {
  constructor(private readonly finders: Finders) {}

  @Get()
  @Page('Recherche', SearchPage)
  form() {
    return { typed: '', groups: [] };
  }

  @Post()
  @Page('Recherche', SearchPage)
  async find(@InTx() tx: Tx, @Typed(readSearch) { typed }: { typed: string }) {
    const { href, groups }: Findings = typed === '' ? { groups: [] } : await this.finders.find(tx, typed);
    return href ? to(href) : { typed, groups };
  }
}
