import { Get, Header, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor, CurrentTenant } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { pdfFile } from '../../kernel/print/pdf-file.js';
import { reportPdf } from '../../kernel/print/report.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import type { Tenant } from '../../kernel/tenancy/tenants.js';
import { Clock } from '../../kernel/time/clock.js';
import { type NewCall, readCallForm } from './call-form.js';
import { CallQuery } from './call.query.js';
import { comparisonReport } from './comparison-report.js';
import { OpenCall } from './open-call.js';
import { CallListPage } from './pages/call-list.js';
import { CallPage } from './pages/call.js';
import { ComparisonPage } from './pages/comparison.js';
import { NewCallPage } from './pages/new-call.js';

/** The call for partners: agents compare, residents see nothing of it. */
@Screens('ccas/mutuelle/appels', STAFF, { path: '/ccas/mutuelle' })
export class CallsPages {
  constructor(
    private readonly calls: CallQuery,
    private readonly openCall: OpenCall,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page('Appels à partenaires', CallListPage)
  async list(@InTx() tx: Tx) {
    return { calls: await this.calls.find(tx) };
  }

  @Get('nouveau')
  @Page('Appels à partenaires', NewCallPage)
  form() {
    return {};
  }

  @Post('nouveau')
  @RefusedShows('form')
  async open(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed(readCallForm) form: NewCall) {
    return to(`/ccas/mutuelle/appels/${await this.openCall.run(tx, actor, form)}`);
  }

  @Get(':id')
  @Page(({ call }) => call.title, CallPage)
  async one(@InTx() tx: Tx, @Id() id: string) {
    return { call: await this.calls.get(tx, id) };
  }

  @Get(':id/comparaison')
  @Page('Comparaison', ComparisonPage)
  async comparison(@InTx() tx: Tx, @Id() id: string) {
    return { call: await this.calls.get(tx, id) };
  }

  @Get(':id/comparaison.pdf')
  @Header('cache-control', 'no-store')
  async comparisonPdf(@InTx() tx: Tx, @CurrentTenant() { name }: Tenant, @Id() id: string) {
    const report = comparisonReport(name, await this.calls.get(tx, id), this.clock.today().toString());
    return async () => pdfFile('comparaison-mutuelles.pdf', await reportPdf(report));
  }
}
