import { Get, Header } from '@nestjs/common';
import { SettingsQuery } from '../ccas/settings.query.js';
import { CurrentTenant } from '../kernel/access/visit.js';
import { SiteMap } from '../kernel/console/site-map.js';
import type { Tx } from '../kernel/database/database.js';
import { ToldQuery } from '../kernel/retention/told.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { AccessibilityPage } from './pages/accessibility.js';
import { LegalNoticePage } from './pages/legal-notice.js';
import { PersonalDataPage } from './pages/personal-data.js';
import { SiteMapPage } from './pages/site-map.js';
import type { PublicCcas } from './public-ccas.js';

/** Days a security contact is believed for, from the day it is read: RFC 9116 asks for less than a year. */
const SECURITY_DAYS = 180;

/** What a public site owes its readers, filled from the settings. */
@Screens('', ['anyone'])
export class LegalPages {
  constructor(
    private readonly settings: SettingsQuery,
    private readonly map: SiteMap,
    private readonly told: ToldQuery,
    private readonly clock: Clock,
  ) {}

  @Get('mentions-legales')
  @Page('Mentions légales', LegalNoticePage, { path: '/mentions-legales' })
  async notice(@InTx() tx: Tx, @CurrentTenant() tenant: Tenant) {
    return { ccas: await this.ccas(tx, tenant) };
  }

  @Get('donnees-personnelles')
  @Page('Données personnelles', PersonalDataPage, { path: '/donnees-personnelles' })
  async personalData(@InTx() tx: Tx, @CurrentTenant() tenant: Tenant) {
    return { ccas: await this.ccas(tx, tenant), told: await this.told.of(tx) };
  }

  @Get('accessibilite')
  @Page('Accessibilité', AccessibilityPage, { path: '/accessibilite' })
  async accessibility(@InTx() tx: Tx, @CurrentTenant() tenant: Tenant) {
    return { ccas: await this.ccas(tx, tenant) };
  }

  @Get('plan-du-site')
  @Page('Plan du site', SiteMapPage, { path: '/plan-du-site' })
  siteMap(@CurrentTenant() { modules }: Tenant) {
    return { groups: this.map.groups(modules) };
  }

  /** RFC 9116: whom to tell of a flaw. Its end is always ahead. */
  @Get('.well-known/security.txt')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'public, max-age=86400')
  async security(@InTx() tx: Tx, @CurrentTenant() tenant: Tenant) {
    const { email, origin } = await this.ccas(tx, tenant);
    const contact = email ? `mailto:${email}` : `${origin}/mentions-legales`;
    const expires = this.clock.today().add({ days: SECURITY_DAYS }).toString();
    return `Contact: ${contact}\nExpires: ${expires}T00:00:00Z\nPreferred-Languages: fr, en\nCanonical: ${origin}/.well-known/security.txt\n`;
  }

  private async ccas(tx: Tx, { origin }: Tenant): Promise<PublicCcas> {
    const settings = await this.settings.get(tx);
    const { phone } = settings;
    return { ...settings, origin, phone: phone ? { e164: phone, words: frenchPhone(phone) } : null };
  }
}
