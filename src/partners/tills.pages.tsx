import { Get, Post } from '@nestjs/common';
import { SESSION_COOKIE } from '../kernel/access/cookies.js';
import { CurrentTenant } from '../kernel/access/visit.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { FromAddress, Short, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { besides, to } from '../kernel/screens/way-on.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { PairingForm } from './pairing-form.js';
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

  /** What is counted outlives a refusal. */
  @Post()
  @Short()
  @RefusedShows('form')
  async pair(@CurrentTenant() { id }: Tenant, @FromAddress() from: string, @Typed() form: PairingForm) {
    const { secret } = await this.pairTill.run(id, from, form.code, 'cookie');
    const cookies = [{ name: SESSION_COOKIE, value: secret, seconds: COOKIE_SECONDS }];
    return besides(to('/partenaire/scanner'), { cookies });
  }
}
