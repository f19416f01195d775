import { Get, Header, Post } from '@nestjs/common';
import { CcasRulesQuery } from '../../ccas/ccas-rules.query.js';
import type { Tx } from '../../kernel/database/database.js';
import { pdfFile } from '../../kernel/print/pdf-file.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { c2sCheck } from './c2s-check.js';
import { C2sForm } from './c2s-form.js';
import { C2sScales } from './c2s-scales.js';
import { contactOf } from '../../ccas/contact.js';
import { CeilingsOfElsewhere } from './c2s.errors.js';
import { C2sPage } from './pages/c2s.js';
import { C2sAnswerPage } from './pages/c2s-answer.js';
import { c2sPaper } from './c2s-paper.js';

const title = 'Complémentaire santé solidaire';

/** Whether somebody is probably entitled to the C2S: two questions, compared and thrown away. */
@Screens('mutuelle/c2s', ['anyone'], { path: '/mutuelle' })
export class C2sPages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly scales: C2sScales,
  ) {}

  @Get()
  @Page(title, C2sPage)
  async ask(@InTx() tx: Tx) {
    const scale = await this.scales.current(tx);
    return { ccas: await this.contact(tx), scale };
  }

  /** By POST alone: what is typed is in no address, and the answer is kept by no browser. */
  @Post()
  @Header('cache-control', 'no-store')
  @Page(title, C2sAnswerPage)
  @RefusedShows('ask')
  async check(@InTx() tx: Tx, @Typed() typed: C2sForm) {
    const known = await this.ask(tx);
    if (known.scale.isOfElsewhere) throw new CeilingsOfElsewhere(known.scale.territory);
    return { ...known, household: typed.household, result: c2sCheck(typed, known.scale) };
  }

  @Get('a-apporter.pdf')
  async toBring(@InTx() tx: Tx) {
    const ccas = await this.contact(tx);
    return async () => pdfFile('c2s-a-apporter.pdf', await c2sPaper(ccas));
  }

  private async contact(tx: Tx) {
    return contactOf(await this.rules.own(tx));
  }
}
