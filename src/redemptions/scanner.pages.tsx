import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { ScannerPage } from './pages/scanner-page.js';

@ApiExcludeController()
@Controller('partenaire/scanner')
@Access('partner', 'till')
export class ScannerPages {
  @Get()
  scanner(@CurrentVisit() visit: Visit) {
    const homeHref = visit.actor?.kind === 'partner' ? '/partenaire' : undefined;
    return renderPage(
      visit,
      { title: 'Scanner un pass', kind: 'app', scripts: ['src/redemptions/browser/scanner.tsx'] },
      <ScannerPage token={visit.formToken} homeHref={homeHref} />,
    );
  }
}
