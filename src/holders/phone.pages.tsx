import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { assetPath, assetsOf, browserDirectory } from '../kernel/ui/assets.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { ActivatePage } from './pages/activate.js';
import { MyPassPage } from './pages/my-pass.js';

const icons = {
  small: 'src/kernel/ui/styles/icon-192.png',
  large: 'src/kernel/ui/styles/icon-512.png',
  maskable: 'src/kernel/ui/styles/icon-maskable-512.png',
};
const manifest = '/mon-pass/manifest.webmanifest';
const worker = 'src/holders/browser/service-worker.ts';
const needed = [
  'src/kernel/ui/styles/main.css',
  'src/kernel/ui/styles/icon.svg',
  'src/holders/browser/my-pass.tsx',
  'src/holders/browser/activate.tsx',
  ...Object.values(icons),
];

/** The pass on a phone: installable, and open without network. */
@ApiExcludeController()
@Controller('mon-pass')
@Access('anyone')
export class PhonePages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
  ) {}

  @Get()
  show(@CurrentVisit() visit: Visit) {
    return this.myPass(visit);
  }

  @Get('activer')
  activation(@CurrentVisit() visit: Visit) {
    return this.activate(visit);
  }

  @Get('manifest.webmanifest')
  @Header('content-type', 'application/manifest+json')
  @Header('cache-control', 'public, max-age=3600')
  manifest(@CurrentVisit() visit: Visit) {
    return this.manifestOf(visit);
  }

  /** Its text changes whenever a page or an asset does: that is how a phone learns of a new version. */
  @Get('service-worker.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'no-cache')
  @Header('service-worker-allowed', '/mon-pass')
  async serviceWorker(@CurrentVisit() visit: Visit) {
    const pages: [string, string][] = [
      ['/mon-pass', this.myPass(visit)],
      ['/mon-pass/activer', await this.activate(visit)],
      [manifest, this.manifestOf(visit)],
    ];
    const kept = [
      ...pages.map(([url, text]) => ({ url, revision: createHash('sha256').update(text).digest('hex').slice(0, 16) })),
      ...assetsOf(needed).map((url) => ({ url, revision: null })),
    ];
    visit.reply.type('text/javascript; charset=utf-8');
    return `self.precacheManifest = ${JSON.stringify(kept)};\n${readFileSync(path.join(browserDirectory, assetPath(worker)), 'utf8')}`;
  }

  private myPass(visit: Visit): string {
    return renderPage(
      visit,
      { title: 'Mon pass', kind: 'app', scripts: ['src/holders/browser/my-pass.tsx'], manifest },
      <MyPassPage />,
    );
  }

  private async activate(visit: Visit): Promise<string> {
    const { phone } = await this.db.transaction(visit.tenant.id, (tx) => this.rules.get(tx, visit.tenant.id));
    return renderPage(
      visit,
      {
        title: 'Mettre mon pass sur ce téléphone',
        kind: 'app',
        scripts: ['src/holders/browser/activate.tsx'],
        manifest,
      },
      <ActivatePage phone={phone && frenchPhone(phone)} />,
    );
  }

  private manifestOf({ tenant }: Visit): string {
    const icon = (entry: string, sizes: string, purpose: string) => ({
      src: assetPath(entry),
      sizes,
      purpose,
      type: 'image/png',
    });
    return JSON.stringify({
      id: '/mon-pass',
      name: `Pass senior – ${tenant.name}`,
      short_name: 'Pass senior',
      lang: 'fr',
      start_url: '/mon-pass',
      scope: '/mon-pass',
      display: 'standalone',
      background_color: '#fbf8f3',
      theme_color: '#0b5560',
      icons: [
        icon(icons.small, '192x192', 'any'),
        icon(icons.large, '512x512', 'any'),
        icon(icons.maskable, '512x512', 'maskable'),
      ],
    });
  }
}
