import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import { SettingsQuery } from '../ccas/settings.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { SiteMap } from '../kernel/console/site-map.js';
import { Database } from '../kernel/database/database.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { AccessibilityPage } from './pages/accessibility.js';
import { LegalNoticePage } from './pages/legal-notice.js';
import { PersonalDataPage } from './pages/personal-data.js';
import { SiteMapPage } from './pages/site-map.js';
import type { PublicCcas } from './public-ccas.js';

/** Days a security contact is believed for, from the day it is read: RFC 9116 asks for less than a year. */
const SECURITY_DAYS = 180;

/** What a public site owes its readers, filled from the settings. */
@ApiExcludeController()
@Controller()
@Access('anyone')
export class LegalPages {
  constructor(
    private readonly db: Database,
    private readonly settings: SettingsQuery,
    private readonly map: SiteMap,
    private readonly clock: Clock,
  ) {}

  @Get('mentions-legales')
  notice(@CurrentVisit() visit: Visit) {
    return this.page(visit, 'Mentions légales', '/mentions-legales', (ccas) => <LegalNoticePage ccas={ccas} />);
  }

  @Get('donnees-personnelles')
  personalData(@CurrentVisit() visit: Visit) {
    return this.page(visit, 'Données personnelles', '/donnees-personnelles', (ccas) => (
      <PersonalDataPage ccas={ccas} />
    ));
  }

  @Get('accessibilite')
  accessibility(@CurrentVisit() visit: Visit) {
    return this.page(visit, 'Accessibilité', '/accessibilite', (ccas) => <AccessibilityPage ccas={ccas} />);
  }

  @Get('plan-du-site')
  siteMap(@CurrentVisit() visit: Visit) {
    return renderPage(
      visit,
      { title: 'Plan du site', path: '/plan-du-site' },
      <SiteMapPage groups={this.map.groups()} />,
    );
  }

  /** RFC 9116: whom to tell of a flaw. Its end is always ahead. */
  @Get('.well-known/security.txt')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'public, max-age=86400')
  async security(@CurrentVisit() visit: Visit) {
    const { email } = await this.read(visit);
    const { origin } = visit.tenant;
    const contact = email ? `mailto:${email}` : `${origin}/mentions-legales`;
    const expires = this.clock.today().add({ days: SECURITY_DAYS }).toString();
    return `Contact: ${contact}\nExpires: ${expires}T00:00:00Z\nPreferred-Languages: fr, en\nCanonical: ${origin}/.well-known/security.txt\n`;
  }

  private async page(visit: Visit, title: string, path: string, draw: (ccas: PublicCcas) => VNode) {
    return renderPage(visit, { title, path }, draw(await this.read(visit)));
  }

  private async read(visit: Visit): Promise<PublicCcas> {
    const settings = await this.db.transaction(visit.tenant.id, (tx) => this.settings.get(tx));
    const { phone } = settings;
    return {
      ...settings,
      origin: visit.tenant.origin,
      phone: phone ? { e164: phone, words: frenchPhone(phone) } : null,
    };
  }
}
