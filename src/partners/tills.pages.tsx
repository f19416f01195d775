import { Get, Post } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SESSION_COOKIE, secureCookie } from '../kernel/access/cookies.js';
import { CurrentRequest, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { type FormValues, oneText } from '../kernel/http/input.js';
import { Sent } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { TillPairingPage } from './pages/till-pairing.js';
import { PairTill } from './pair-till.js';

/** A browser keeps a cookie 400 days at most; the till's session ends before. */
const COOKIE_SECONDS = 365 * 86_400;

@Screens('partenaire/caisse', ['anyone'])
export class TillsPages {
  constructor(private readonly pairTill: PairTill) {}

  @Get()
  @Page('Associer une caisse', TillPairingPage)
  form(@Asked('code') code?: string) {
    return { values: { code } };
  }

  /** No transaction around it: what is counted outlives a refusal. */
  @Post()
  @RefusedShows('form')
  async pair(@CurrentVisit() visit: Visit, @CurrentRequest() request: FastifyRequest, @Sent() sent: FormValues) {
    const { secret } = await this.pairTill.run(visit.tenant.id, request.ip, oneText(sent.code), 'cookie');
    visit.reply.setCookie(SESSION_COOKIE, secret, { ...secureCookie, maxAge: COOKIE_SECONDS });
    return to('/partenaire/scanner');
  }
}
