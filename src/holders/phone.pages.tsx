import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { serviceWorkerScript, webManifest } from '../kernel/ui/installable.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { ActivatePage } from './pages/activate.js';
import { MyPassPage } from './pages/my-pass.js';

const manifest = '/mon-pass/manifest.webmanifest';
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

  @Get('service-worker.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'no-cache')
  @Header('service-worker-allowed', '/mon-pass')
  async serviceWorker(@CurrentVisit() visit: Visit) {
    const pages: [string, string][] = [
      ['/mon-pass', await this.myPass(visit)],
      ['/mon-pass/activer', await this.activate(visit)],
      [manifest, this.manifestOf(visit)],
    ];
    visit.reply.type('text/javascript; charset=utf-8');
    const scripts = ['src/holders/browser/my-pass.tsx', 'src/holders/browser/activate.tsx'];
    return serviceWorkerScript({ worker: 'my-pass', pages, scripts });
  }

  private async myPass(visit: Visit): Promise<string> {
    return renderPage(
      visit,
      { title: 'Mon pass', kind: 'app', scripts: ['src/holders/browser/my-pass.tsx'], needsScript: true, manifest },
      <MyPassPage phone={await this.phoneOfCcas(visit)} />,
    );
  }

  private async activate(visit: Visit): Promise<string> {
    return renderPage(
      visit,
      {
        title: 'Mettre mon pass sur ce téléphone',
        kind: 'app',
        scripts: ['src/holders/browser/activate.tsx'],
        needsScript: true,
        manifest,
      },
      <ActivatePage phone={await this.phoneOfCcas(visit)} />,
    );
  }

  private async phoneOfCcas({ tenant }: Visit): Promise<string | null> {
    return (await this.db.transaction(tenant.id, (tx) => this.rules.own(tx))).phone;
  }

  private manifestOf({ tenant }: Visit): string {
    return webManifest({ scope: '/mon-pass', name: `Pass senior – ${tenant.name}`, shortName: 'Pass senior' });
  }
}
