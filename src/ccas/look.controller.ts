import { Controller, Get, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Documents } from '../kernel/documents/documents.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { cachedAnswer } from '../kernel/http/etag.js';
import { Short } from '../kernel/screens/arguments.js';
import type { ShortTx } from '../kernel/screens/current-screen.js';
import { OpensTransactions } from '../kernel/screens/transaction.interceptor.js';
import { paletteSheet } from './palette.js';
import { SettingsQuery } from './settings.query.js';

/** What makes the pages look like a commune’s: its colours and its logo, each under its own address. */
@ApiExcludeController()
@OpensTransactions()
@Controller()
@Access('anyone')
export class LookController {
  constructor(
    private readonly settings: SettingsQuery,
    private readonly documents: Documents,
  ) {}

  /** No style inside a page: the security policy allows none. */
  @Get('apparence.css')
  async colours(@Short() inShortTx: ShortTx, @CurrentVisit() visit: Visit, @Req() request: FastifyRequest) {
    const { mainColour, accentColour } = await inShortTx((tx) => this.settings.get(tx));
    visit.reply.type('text/css; charset=utf-8');
    return cachedAnswer(request, visit.reply, paletteSheet({ main: mainColour, accent: accentColour }));
  }

  @Get('logo')
  async logo(@Short() inShortTx: ShortTx, @CurrentVisit() visit: Visit, @Req() request: FastifyRequest) {
    const { bytes, contentType } = await inShortTx(async (tx) => {
      const { logoId } = await this.settings.get(tx);
      if (!logoId) throw new NotFound('Ce logo');
      return this.documents.get(tx, logoId);
    });
    visit.reply.type(contentType);
    return cachedAnswer(request, visit.reply, Buffer.from(bytes));
  }
}
