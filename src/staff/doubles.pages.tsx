import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id, readId } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { MergeHolders } from '../passes/merge-holders.js';
import { PassQuery } from '../passes/pass.query.js';
import { DismissDouble } from '../residents/dismiss-double.js';
import { DoublePairsQuery } from '../residents/double-pairs.query.js';
import { type MergeChoices, mergeFields, readCandidates } from '../residents/merged-values.js';
import { ResidentMerged } from '../residents/residents.errors.js';
import { DoubleListPage } from './pages/double-list.js';
import { DoublePairPage } from './pages/double-pair.js';

const look = { kind: 'console', path: '/ccas/usagers' } as const;

/** Pairs of dossiers likely one person's, and what an agent says of each. */
@ApiExcludeController()
@Controller('ccas/doublons')
@Access(...STAFF)
export class DoublesPages {
  constructor(
    private readonly db: Database,
    private readonly pairs: DoublePairsQuery,
    private readonly passes: PassQuery,
    private readonly mergeHolders: MergeHolders,
    private readonly dismissDouble: DismissDouble,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit, @Query('apres') cursor?: unknown) {
    const [one, other] = (typeof cursor === 'string' ? cursor.split('_') : []).map(readId);
    const after: [string, string] | undefined = one && other ? [one, other] : undefined;
    const { pairs, next } = await this.db.transaction(visit.tenant.id, (tx) => this.pairs.find(tx, { after }));
    return renderPage(
      visit,
      { title: 'Doublons probables', ...look },
      <DoubleListPage pairs={pairs} nextHref={next ? `/ccas/doublons?apres=${next}` : undefined} />,
    );
  }

  @Get(':kept/:merged')
  pair(@CurrentVisit() visit: Visit, @Id('kept') keptId: string, @Id('merged') mergedId: string) {
    return this.renderPair(visit, keptId, mergedId, {});
  }

  @Post(':kept/:merged/fusion')
  async merge(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id('kept') keptId: string,
    @Id('merged') mergedId: string,
    @Body() body: FormValues,
  ) {
    const choices = Object.fromEntries(
      Object.keys(mergeFields).flatMap((field) =>
        body[field] === 'kept' || body[field] === 'merged' ? [[field, body[field]]] : [],
      ),
    ) as MergeChoices;
    try {
      await this.db.transaction(actor.ccasId, (tx) =>
        this.mergeHolders.run(tx, actor, { keptId, mergedId, choices }, readId(body.stayingPassId)),
      );
      return seeOther(visit, `/ccas/usagers/${keptId}`);
    } catch (error) {
      if (error instanceof ResidentMerged) return seeOther(visit, `/ccas/usagers/${error.keptId}`);
      return this.renderPair(visit, keptId, mergedId, body as Record<string, string>, refusalOf(error));
    }
  }

  @Post(':kept/:merged/deux-personnes')
  async dismiss(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id('kept') oneId: string,
    @Id('merged') otherId: string,
  ) {
    await this.db.transaction(actor.ccasId, (tx) => this.dismissDouble.run(tx, actor, [oneId, otherId]));
    return seeOther(visit, '/ccas/doublons');
  }

  private async renderPair(
    visit: Visit,
    keptId: string,
    mergedId: string,
    values: Record<string, string | undefined>,
    refusal?: Refusal,
  ) {
    const { candidates, passes } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      candidates: await readCandidates(tx, [keptId, mergedId]),
      passes: new Map([
        [keptId, await this.passes.ofResident(tx, keptId)],
        [mergedId, await this.passes.ofResident(tx, mergedId)],
      ]),
    }));
    const kept = candidates.find(({ id }) => id === keptId);
    const merged = candidates.find(({ id }) => id === mergedId);
    if (!kept || !merged || kept === merged) throw new NotFound('Ce doublon');
    const { mergedInto } = kept.mergedInto ? kept : merged;
    if (mergedInto) return seeOther(visit, `/ccas/usagers/${mergedInto}`);
    if (refusal) visit.reply.status(refusal.status);
    const page = (
      <DoublePairPage
        token={visit.formToken}
        kept={kept}
        merged={merged}
        passes={passes}
        values={values}
        refusal={refusal}
      />
    );
    return renderPage(visit, { title: 'Comparer deux dossiers', ...look }, page);
  }
}
