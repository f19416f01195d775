import { Readable } from 'node:stream';
import { Get, StreamableFile } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { Audit } from '../kernel/audit/audit.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { csvOf, csvRows } from '../kernel/http/csv.js';
import { AskedAll, InPath } from '../kernel/http/id.pipe.js';
import { parseDay } from '../kernel/text/parse-day.js';
import {
  EXPORTED_AT_ONCE,
  type ExportedPage,
  type ListExport,
  ListExports,
  type Narrowed,
  type ShownListExport,
} from '../kernel/lists/list-export.js';
import { Short } from '../kernel/screens/arguments.js';
import type { ShortTx } from '../kernel/screens/current-screen.js';
import { Screens } from '../kernel/screens/screens.js';
import { Clock } from '../kernel/time/clock.js';

/** The console's lists as files; each that leaves is in the journal. */
@Screens('ccas', STAFF)
export class ListExportsPages {
  constructor(
    private readonly exports: ListExports,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Get(':list.csv')
  async send(
    @Short('write') inShortTx: ShortTx,
    @CurrentActor() actor: Actor,
    @InPath('list') list: string,
    @AskedAll() address: Record<string, unknown>,
  ) {
    const exported = this.exports.for(list, actor);
    if (!exported) throw new NotFound('Cette liste');
    const subject = { kind: 'ccas', id: actor.ccasId };
    await inShortTx((tx) => this.audit.write(tx, actor, { action: 'list.exported', subject, details: { list } }));
    return new StreamableFile(Readable.from(this.lines(inShortTx, exported, address)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${list}-${this.clock.today().toString()}.csv"`,
    });
  }

  private narrowed(address: Record<string, unknown>): Narrowed {
    const today = this.clock.today();
    const dayIn = (name: string) =>
      typeof address[name] === 'string' ? parseDay(address[name])?.toString() : undefined;
    return {
      address,
      communeCode: /^\w{5}$/.test(String(address.commune)) ? String(address.commune) : null,
      from: dayIn('du') ?? today.with({ month: 1, day: 1 }).toString(),
      to: dayIn('au') ?? today.toString(),
    };
  }

  /** A page at a time, each in a transaction of its own: a slow reader holds nothing. */
  private async *lines(
    inShortTx: ShortTx,
    exported: ListExport | ShownListExport,
    address: Record<string, unknown>,
  ): AsyncGenerator<string> {
    yield csvOf(exported.header, []);
    if ('ids' in exported) return yield* this.shown(inShortTx, exported, address);
    const narrowed = this.narrowed(address);
    for (let after: string | null = null; ;) {
      const page: ExportedPage = await inShortTx((tx) => exported.page(tx, narrowed, after));
      yield csvRows(page.rows);
      if (page.last === null) return;
      after = page.last;
    }
  }

  /** Which rows, and their order, is settled at the beginning. */
  private async *shown(
    inShortTx: ShortTx,
    exported: ShownListExport,
    address: Record<string, unknown>,
  ): AsyncGenerator<string> {
    const ids = await inShortTx((tx) => exported.ids(tx, address));
    for (let from = 0; from < ids.length; from += EXPORTED_AT_ONCE)
      yield csvRows(await inShortTx((tx) => exported.rowsOf(tx, ids.slice(from, from + EXPORTED_AT_ONCE))));
  }
}
