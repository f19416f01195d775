import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { serviceWorkerScript, webManifest } from '../kernel/ui/installable.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { ScannerPage } from './pages/scanner-page.js';

const scope = '/partenaire/scanner';
const manifest = `${scope}/manifest.webmanifest`;
const script = 'src/redemptions/browser/scanner.tsx';
/** Loaded by the scanner where they serve; its worker keeps the one this device will need. */
const readers = ['src/redemptions/browser/wasm-reader.ts', 'src/redemptions/browser/plain-reader.ts'];

/**
 * The scanner: installable, and open without network. The page is the same for anyone, so that it can be kept on the
 * device; who the till is, it asks for itself.
 */
@ApiExcludeController()
@Controller('partenaire/scanner')
@Access('anyone')
export class ScannerPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
  ) {}

  @Get()
  scanner(@CurrentVisit() visit: Visit) {
    return this.page(visit);
  }

  @Get('manifest.webmanifest')
  @Header('content-type', 'application/manifest+json')
  @Header('cache-control', 'public, max-age=3600')
  manifest(@CurrentVisit() visit: Visit) {
    return this.manifestOf(visit);
  }

  @Get('service-worker.js')
  @Header('cache-control', 'no-cache')
  @Header('service-worker-allowed', scope)
  async serviceWorker(@CurrentVisit() visit: Visit) {
    const pages: [string, string][] = [
      [scope, await this.page(visit)],
      [manifest, this.manifestOf(visit)],
    ];
    visit.reply.type('text/javascript; charset=utf-8');
    return serviceWorkerScript({ worker: 'scanner', pages, scripts: [script, ...readers] });
  }

  private async page(visit: Visit): Promise<string> {
    const { tenant } = visit;
    const { phone } = await this.db.transaction(tenant.id, (tx) => this.rules.own(tx));
    return renderPage(
      visit,
      { title: 'Scanner un pass', kind: 'app', scripts: [script], needsScript: true, manifest },
      <ScannerPage phone={phone} />,
    );
  }

  private manifestOf({ tenant }: Visit): string {
    return webManifest({ scope, name: `Caisse – ${tenant.name}`, shortName: 'Caisse pass' });
  }
}
