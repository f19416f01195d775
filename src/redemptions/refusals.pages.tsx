import { Get } from '@nestjs/common';
import { STAFF } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Asked, readId } from '../kernel/http/id.pipe.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { RefusalListPage, refusalDays, refusalVerdicts } from './pages/refusal-list.js';
import { RefusalListQuery } from './refusal-list.query.js';

/** Scans that were refused, and why: an agent may call before the person does. */
@Screens('ccas/refus', STAFF, { path: '/ccas' })
export class RefusalsPages {
  constructor(private readonly refusals: RefusalListQuery) {}

  @Get()
  @Page('Refus chez les partenaires', RefusalListPage)
  async list(
    @InTx() tx: Tx,
    @Asked('motif') reason?: unknown,
    @Asked('jours') span?: unknown,
    @Asked('apres') after?: unknown,
  ) {
    const filter = {
      verdict: refusalVerdicts.find((verdict) => verdict === reason),
      days: refusalDays.find((days) => String(days) === span) ?? 7,
    };
    const { items, next } = await this.refusals.find(tx, filter, readId(after));
    return { refusals: items, next: next ?? undefined, ...filter };
  }
}
