import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { serviceWorkerScript, webManifest } from '../kernel/ui/installable.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { ScannerPage } from './pages/scanner-page.js';

const scope = '/partenaire/scanner';
const manifest = `${scope}/manifest.webmanifest`;
const script = 'src/redemptions/browser/scanner.tsx';

/**
 * The scanner: installable, and open without network. The page is the same for anyone, so that it can be kept on the
 * device; who the till is, it asks for itself.
 */
@ApiExcludeController()
@Controller('partenaire/scanner')
@Access('anyone')
export class ScannerPages {
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
  serviceWorker(@CurrentVisit() visit: Visit) {
    const pages: [string, string][] = [
      [scope, this.page(visit)],
      [manifest, this.manifestOf(visit)],
    ];
    visit.reply.type('text/javascript; charset=utf-8');
    return serviceWorkerScript({ worker: 'scanner', pages, scripts: [script] });
  }

  private page(visit: Visit): string {
    return renderPage(visit, { title: 'Scanner un pass', kind: 'app', scripts: [script], manifest }, <ScannerPage />);
  }

  private manifestOf({ tenant }: Visit): string {
    return webManifest({ scope, name: `Caisse – ${tenant.name}`, shortName: 'Caisse pass' });
  }
}
