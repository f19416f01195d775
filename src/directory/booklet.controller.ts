import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentTenant } from '../kernel/access/visit.js';
import { cachedAnswer } from '../kernel/http/etag.js';
import { Short } from '../kernel/screens/arguments.js';
import type { ShortTx } from '../kernel/screens/current-screen.js';
import { OpensTransactions } from '../kernel/screens/transaction.interceptor.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { Clock } from '../kernel/time/clock.js';
import { frenchDay } from '../kernel/ui/french.js';
import { bookletPdf } from './booklet.js';
import { BookletQuery } from './booklet.query.js';

@ApiExcludeController()
@OpensTransactions()
@Controller('offres/livret.pdf')
@Access('anyone')
export class BookletController {
  /** The last booklet drawn of each CCAS and format, by what it says: drawing 2 000 offers takes a second. */
  private readonly drawn = new Map<string, { says: string; pdf: Promise<Buffer> }>();

  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly booklet: BookletQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  async pdf(
    @Short() inShortTx: ShortTx,
    @CurrentTenant() tenant: Tenant,
    @Query('format') wanted: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const format = wanted === 'A5' ? 'A5' : 'A4';
    const today = this.clock.today();
    const { booklet, rules } = await inShortTx(async (tx) => ({
      booklet: await this.booklet.get(tx, today.toString()),
      rules: await this.rules.own(tx),
    }));
    const words = { ccas: rules.name, phone: rules.phone, day: frenchDay(today) };
    const says = JSON.stringify([booklet, words]);
    const key = `${tenant.id} ${format}`;
    if (this.drawn.get(key)?.says !== says) this.drawn.set(key, { says, pdf: bookletPdf(booklet, words, format) });
    const body = cachedAnswer(request, reply, await this.drawn.get(key)!.pdf);
    reply.type('application/pdf').header('content-disposition', `inline; filename="pass-senior-${format}.pdf"`);
    return reply.send(body);
  }
}
