import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database } from '../kernel/database/database.js';
import { csvOf, csvRows } from '../kernel/http/csv.js';
import { parseDay } from '../kernel/http/is-day.js';
import { Clock } from '../kernel/time/clock.js';
import { type ExportedList, type ExportFilter, ListExportsQuery } from './list-exports.query.js';
import { passFilters } from './resident-list.query.js';

type Address = Record<string, unknown>;

/** The console's lists as files; each that leaves is in the journal. */
@ApiExcludeController()
@Controller('ccas')
@Access(...STAFF)
export class ListExportsPages {
  constructor(
    private readonly db: Database,
    private readonly exports: ListExportsQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Get('usagers.csv')
  residents(@CurrentActor() actor: Actor, @Query() address: Address) {
    return this.send(actor, 'usagers', address);
  }

  @Get('pass.csv')
  passes(@CurrentActor() actor: Actor, @Query() address: Address) {
    return this.send(actor, 'pass', address);
  }

  @Get('partenaires.csv')
  partners(@CurrentActor() actor: Actor, @Query() address: Address) {
    return this.send(actor, 'partenaires', address);
  }

  @Get('avantages.csv')
  offers(@CurrentActor() actor: Actor, @Query() address: Address) {
    return this.send(actor, 'avantages', address);
  }

  /** Of this calendar year, or of the days in the address. */
  @Get('utilisations.csv')
  uses(@CurrentActor() actor: Actor, @Query() address: Address) {
    return this.send(actor, 'utilisations', address);
  }

  private async send(actor: Actor, list: ExportedList, address: Address): Promise<StreamableFile> {
    const today = this.clock.today();
    const dayIn = (name: string) =>
      typeof address[name] === 'string' ? parseDay(address[name])?.toString() : undefined;
    const filter: ExportFilter = {
      pass: passFilters.find((pass) => pass === address.pass),
      communeCode: /^\w{5}$/.test(String(address.commune)) ? String(address.commune) : undefined,
      from: dayIn('du') ?? today.with({ month: 1, day: 1 }).toString(),
      to: dayIn('au') ?? today.toString(),
    };
    await this.db.transaction(actor.ccasId, (tx) =>
      this.audit.write(tx, actor, {
        action: 'list.exported',
        subject: { kind: 'ccas', id: actor.ccasId },
        details: { list },
      }),
    );
    return new StreamableFile(Readable.from(this.lines(actor.ccasId, list, filter)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${list}-${today.toString()}.csv"`,
    });
  }

  /** A page at a time, each in a transaction of its own: a slow reader holds nothing. */
  private async *lines(ccasId: string, list: ExportedList, filter: ExportFilter): AsyncGenerator<string> {
    yield csvOf(this.exports.header(list), []);
    for (let after: string | null = null; ;) {
      const page: Awaited<ReturnType<ListExportsQuery['page']>> = await this.db.transaction(ccasId, (tx) =>
        this.exports.page(tx, list, filter, after),
      );
      yield csvRows(page.rows);
      if (page.last === null) return;
      after = page.last;
    }
  }
}
