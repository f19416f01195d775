import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../access/actor.js';
import { CurrentActor } from '../access/visit.js';
import { BulkActs } from './bulk-act.js';
import { BulkRunQuery } from './bulk-run.query.js';
import { BulkRunner } from './bulk-runner.js';
import { ChosenQuery } from './chosen.query.js';
import { StartBulkRun } from './start-bulk-run.js';
import { Database, type Tx } from '../database/database.js';
import { Tick } from '../fields/choices.js';
import { Line } from '../fields/lines.js';
import { AskedAll, Id } from '../http/id.pipe.js';
import { InAddress, ListRequest } from '../listing/list-request.js';
import { pagesOf } from '../listing/page-size.js';
import { InTx, Typed } from '../screens/arguments.js';
import { Page, RefusedShows, Screens } from '../screens/screens.js';
import { to } from '../screens/way-on.js';
import { BulkConfirmPage } from './bulk-confirm-page.js';
import { BulkListPage } from './bulk-list-page.js';
import { BulkListRequest } from './bulk-list-request.js';
import { BulkRunPage } from './bulk-run-page.js';

/** A run under way asks for itself again after this long. */
const REFRESH_SECONDS = 2;

class BulkForm {
  @Line(40, { page: 'choix', optional: true })
  choice?: string;

  @Tick({ page: 'aussi' })
  also!: boolean;
}

class RefusedRequest extends ListRequest {}

/** An act done to many rows of a list: what would happen to how many is shown first, what happened is told line by line. */
@Screens('ccas/gestes', STAFF, { path: '/ccas' })
export class BulkPages {
  constructor(
    private readonly db: Database,
    private readonly acts: BulkActs,
    private readonly chosen: ChosenQuery,
    private readonly startBulkRun: StartBulkRun,
    private readonly runs: BulkRunQuery,
    private readonly runner: BulkRunner,
  ) {}

  /** Reports are kept for thirty days. */
  @Get()
  @Page('Gestes groupés', BulkListPage)
  async list(@InTx() tx: Tx, @InAddress() request: BulkListRequest) {
    const list = await this.runs.find(tx, request);
    const labels = new Map(list.rows.map(({ act }) => [act, this.acts.find(act, tx.reach)?.label ?? 'Geste groupé']));
    return { list, labels };
  }

  @Get('nouveau')
  @Page(({ act }) => act.label, BulkConfirmPage, ({ act }) => ({ path: `/ccas/${act.list}` }))
  async confirm(@InTx() tx: Tx, @CurrentActor() actor: Actor, @AskedAll() address: Record<string, unknown>) {
    const { act, ids } = await this.chosen.of(tx, actor, address);
    const plan = ids.length > 0 ? await act.plan(tx, ids) : { able: 0, unable: [] };
    return { act, plan, total: ids.length, asked: await act.asks?.(tx), address };
  }

  @Post('nouveau')
  @RefusedShows('confirm')
  async start(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @AskedAll() address: Record<string, unknown>,
    @Typed() answers: BulkForm,
  ) {
    const { act, ids } = await this.chosen.of(tx, actor, address);
    const id = await this.startBulkRun.run(tx, actor, act, ids, answers);
    this.db.afterCommit(tx, () => this.runner.kick());
    return to(`/ccas/gestes/${id}`);
  }

  @Get(':id')
  @Page(({ act }) => act?.label ?? 'Geste groupé', BulkRunPage, ({ act, run: { state } }) => ({
    ...(act && { path: `/ccas/${act.list}` }),
    refreshSeconds: state === 'waiting' || state === 'running' ? REFRESH_SECONDS : undefined,
  }))
  async progress(@InTx() tx: Tx, @Id() id: string, @InAddress() { page = 1 }: RefusedRequest) {
    const run = await this.runs.get(tx, id);
    const act = this.acts.find(run.act, tx.reach);
    const leftOut = await this.runs.refused(tx, run, page);
    const named = await act?.named(
      tx,
      leftOut.map(({ subjectId }) => subjectId),
    );
    return {
      run,
      act,
      leftOut,
      reasons: await this.runs.reasons(tx, id),
      names: new Map(named?.map((each) => [each.id, each])),
      page: Math.min(page, pagesOf(run.refused)),
    };
  }
}
