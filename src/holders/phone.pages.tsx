import { Get, Header } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { CurrentTenant, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { serviceWorkerScript, webManifest } from '../kernel/ui/installable.js';
import { documentOf } from '../kernel/ui/render-page.js';
import { ActivatePage } from './pages/activate.js';
import { MyPassPage } from './pages/my-pass.js';

const app = { kind: 'app', needsScript: true, manifest: '/mon-pass/manifest.webmanifest' } as const;
const myPass = { title: 'Mon pass', scripts: ['src/holders/browser/my-pass.entry.tsx'] };
const activate = { title: 'Mettre mon pass sur ce téléphone', scripts: ['src/holders/browser/activate.entry.tsx'] };

/** The pass on a phone: installable, and open without network. */
@Screens('mon-pass', ['anyone'], app)
export class PhonePages {
  constructor(private readonly rules: CcasRulesQuery) {}

  @Get()
  @Page(myPass.title, MyPassPage, myPass)
  async show(@InTx() tx: Tx) {
    const { phone } = await this.rules.own(tx);
    return { phone };
  }

  @Get('activer')
  @Page(activate.title, ActivatePage, activate)
  async activation(@InTx() tx: Tx) {
    const { phone } = await this.rules.own(tx);
    return { phone };
  }

  @Get('manifest.webmanifest')
  @Header('content-type', 'application/manifest+json')
  @Header('cache-control', 'public, max-age=3600')
  manifest(@CurrentTenant() { name }: Tenant) {
    return webManifest({ scope: '/mon-pass', name: `Pass senior – ${name}`, shortName: 'Pass senior' });
  }

  @Get('service-worker.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'no-cache')
  @Header('service-worker-allowed', '/mon-pass')
  async serviceWorker(@InTx() tx: Tx, @CurrentVisit() visit: Visit) {
    const { phone } = await this.rules.own(tx);
    const pages: [string, string][] = [
      ['/mon-pass', documentOf(visit, { ...app, ...myPass }, <MyPassPage phone={phone} />)],
      ['/mon-pass/activer', documentOf(visit, { ...app, ...activate }, <ActivatePage phone={phone} />)],
      [app.manifest, this.manifest(visit.tenant)],
    ];
    const scripts = [...myPass.scripts, ...activate.scripts];
    return serviceWorkerScript({ worker: 'my-pass', pages, scripts });
  }
}
