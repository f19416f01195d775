import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { SESSION_COOKIE, secureCookie } from '../kernel/access/cookies.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import type { FormValues } from '../kernel/http/input.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { TillPairingPage } from './pages/till-pairing.js';
import { PairTill } from './pair-till.js';

/** A browser keeps a cookie 400 days at most; the till's session ends before. */
const COOKIE_SECONDS = 365 * 86_400;

@ApiExcludeController()
@Controller('partenaire/caisse')
@Access('anyone')
export class TillsPages {
  constructor(private readonly pairTill: PairTill) {}

  @Get()
  form(@CurrentVisit() visit: Visit, @Query('code') code?: string) {
    return renderPage(visit, { title: 'Associer une caisse' }, <TillPairingPage token={visit.formToken} code={code} />);
  }

  @Post()
  async pair(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    const code = String(body.code ?? '').trim();
    try {
      const { secret } = await this.pairTill.run(visit.tenant.id, request.ip, code, 'cookie');
      visit.reply.setCookie(SESSION_COOKIE, secret, { ...secureCookie, maxAge: COOKIE_SECONDS });
      return seeOther(visit, '/partenaire/scanner');
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      return renderPage(
        visit,
        { title: 'Associer une caisse' },
        <TillPairingPage token={visit.formToken} code={code} refusal={refusal} />,
      );
    }
  }
}
