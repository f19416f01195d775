import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import type { FormValues } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { c2sCheck, isOutdated, readC2s } from './c2s-check.js';
import { C2sScales } from './c2s-scales.js';
import { contactOf } from '../ccas/contact.js';
import { C2sPage } from './pages/c2s.js';
import { C2sAnswerPage } from './pages/c2s-answer.js';
import { C2sOfElsewherePage } from './pages/c2s-of-elsewhere.js';
import { c2sPaper } from './paper.js';

const look = { title: 'Complémentaire santé solidaire', path: '/mutuelle' };

/** Whether somebody is probably entitled to the C2S: two questions, compared and thrown away. */
@ApiExcludeController()
@Controller('mutuelle/c2s')
@Access('anyone')
export class C2sPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly scales: C2sScales,
    private readonly clock: Clock,
  ) {}

  @Get()
  async ask(@CurrentVisit() visit: Visit) {
    const known = await this.known(visit);
    if (known.scale.isOfElsewhere) return this.renderOfElsewhere(visit, known);
    return renderPage(visit, look, <C2sPage token={visit.formToken} {...known} />);
  }

  /** By POST alone: what is typed is in no address, and the answer is kept by no browser. */
  @Post()
  @HttpCode(200)
  async check(@CurrentVisit() visit: Visit, @Body() body: FormValues) {
    const known = await this.known(visit);
    visit.reply.header('cache-control', 'no-store');
    if (known.scale.isOfElsewhere) {
      visit.reply.status(409);
      return this.renderOfElsewhere(visit, known);
    }
    try {
      const typed = readC2s(body);
      const result = c2sCheck(typed, known.scale);
      return renderPage(visit, look, <C2sAnswerPage {...known} household={typed.household} result={result} />);
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      const values = body as Record<string, string>;
      return renderPage(visit, look, <C2sPage token={visit.formToken} {...known} values={values} refusal={refusal} />);
    }
  }

  @Get('a-apporter.pdf')
  async toBring(@CurrentVisit() visit: Visit) {
    const { ccas } = await this.known(visit);
    visit.reply.type('application/pdf').header('content-disposition', 'inline; filename="c2s-a-apporter.pdf"');
    return c2sPaper(ccas);
  }

  private renderOfElsewhere(visit: Visit, { ccas, scale }: Awaited<ReturnType<C2sPages['known']>>) {
    return renderPage(visit, look, <C2sOfElsewherePage ccas={ccas} territory={scale.territory} />);
  }

  private known(visit: Visit) {
    return this.db.transaction(visit.tenant.id, async (tx) => {
      const scale = await this.scales.current(tx);
      const ccas = contactOf(await this.rules.own(tx));
      return { ccas, scale, isOutdated: isOutdated(scale, this.clock.today()) };
    });
  }
}
