import { Get, Header } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { CurrentTenant, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { InTx } from '../kernel/screens/arguments.js';
import type { PageOptions } from '../kernel/screens/screen-plan.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { serviceWorkerScript, webManifest } from '../kernel/ui/installable.js';
import { documentOf } from '../kernel/ui/render-page.js';
import { ScannerPage } from './pages/scanner-page.js';

const scope = '/partenaire/scanner';
const title = 'Scanner un pass';
const script = 'src/redemptions/browser/scanner.entry.tsx';
const look = {
  kind: 'app',
  scripts: [script],
  needsScript: true,
  manifest: `${scope}/manifest.webmanifest`,
} satisfies PageOptions;
/** Loaded by the scanner where they serve; its worker keeps the one this device will need. */
const readers = ['src/redemptions/browser/wasm-reader.ts', 'src/redemptions/browser/plain-reader.ts'];

/**
 * The scanner: installable, and open without network. The page is the same for anyone, so that it can be kept on the
 * device; who the till is, it asks for itself.
 */
@Screens('partenaire/scanner', ['anyone'], look)
export class ScannerPages {
  constructor(private readonly rules: CcasRulesQuery) {}

  @Get()
  @Page(title, ScannerPage)
  async scanner(@InTx() tx: Tx) {
    const { phone } = await this.rules.own(tx);
    return { phone };
  }

  @Get('manifest.webmanifest')
  @Header('content-type', 'application/manifest+json')
  @Header('cache-control', 'public, max-age=3600')
  manifest(@CurrentTenant() { name }: Tenant) {
    return webManifest({ scope, name: `Caisse – ${name}`, shortName: 'Caisse pass' });
  }

  @Get('service-worker.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'no-cache')
  @Header('service-worker-allowed', scope)
  async serviceWorker(@InTx() tx: Tx, @CurrentVisit() visit: Visit) {
    const { phone } = await this.rules.own(tx);
    const pages: [string, string][] = [
      [scope, documentOf(visit, { ...look, title }, <ScannerPage phone={phone} />)],
      [look.manifest, this.manifest(visit.tenant)],
    ];
    return serviceWorkerScript({ worker: 'scanner', pages, scripts: [script, ...readers] });
  }
}
