import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound, refuse } from '../kernel/errors/domain-error.js';
import { Id, readId } from '../kernel/http/id.pipe.js';
import { InAddress } from '../kernel/listing/list-request.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { CompareForm } from './compare-form.js';
import { MergeForm } from './merge-form.js';
import { MergeHolders } from './merge-holders.js';
import { PassQuery } from './pass.query.js';
import { DismissDouble } from '../residents/dismiss-double.js';
import { DoubleListRequest } from '../residents/double-list-request.js';
import { DoublePairsQuery } from '../residents/double-pairs.query.js';
import { PickResident } from '../residents/pick-resident.js';
import { type AskedPeople, Asking, ResidentPicks } from '../residents/resident-picks.js';
import { readCandidates } from '../residents/merged-values.js';
import { DoubleListPage } from './pages/double-list.js';
import { DoublePairPage } from './pages/double-pair.js';

/** Pairs of dossiers likely one person's, and what an agent says of each. */
@Screens('ccas/doublons', STAFF, { path: '/ccas/usagers' })
export class DoublesPages {
  constructor(
    private readonly pairs: DoublePairsQuery,
    private readonly passes: PassQuery,
    private readonly mergeHolders: MergeHolders,
    private readonly dismissDouble: DismissDouble,
    private readonly picks: ResidentPicks,
    private readonly pickResident: PickResident,
  ) {}

  @Get()
  @Page('Doublons probables', DoubleListPage)
  async list(@InTx() tx: Tx, @Asking() asking: AskedPeople, @InAddress() request: DoubleListRequest) {
    const kept = await this.picks.of(tx, asking, 'kept', { except: idsIn(asking.values.merged) });
    const merged = await this.picks.of(tx, asking, 'merged', { except: idsIn(kept.chosen) });
    return { list: await this.pairs.find(tx, request), found: { kept, merged } };
  }

  /** Two dossiers by hand, whether or not they look alike. */
  @Post()
  @RefusedShows('list')
  async compare(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed() { kept, merged }: CompareForm) {
    const keptId = await this.pickResident.run(tx, actor, 'kept', kept);
    const mergedId = await this.pickResident.run(tx, actor, 'merged', merged);
    if (keptId === mergedId) throw refuse('merged', 'same_dossier', 'C’est le même dossier : choisissez-en un autre.');
    return to(`/ccas/doublons/${keptId}/${mergedId}`);
  }

  @Get(':kept/:merged')
  @Page('Comparer deux dossiers', DoublePairPage)
  async pair(@InTx() tx: Tx, @Id('kept') keptId: string, @Id('merged') mergedId: string) {
    const candidates = await readCandidates(tx, [keptId, mergedId]);
    const kept = candidates.find(({ id }) => id === keptId);
    const merged = candidates.find(({ id }) => id === mergedId);
    if (!kept || !merged || kept === merged) throw new NotFound('Ce doublon');
    const { mergedInto } = kept.mergedInto ? kept : merged;
    if (mergedInto) return to(`/ccas/usagers/${mergedInto}`);
    const passes = new Map([
      [keptId, await this.passes.ofResident(tx, keptId)],
      [mergedId, await this.passes.ofResident(tx, mergedId)],
    ]);
    return { kept, merged, passes };
  }

  /** When one was merged meanwhile, its page leads to the dossier that was kept. */
  @Post(':kept/:merged/fusion')
  @RefusedShows('pair')
  async merge(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id('kept') keptId: string,
    @Id('merged') mergedId: string,
    @Typed() { stayingPassId, ...choices }: MergeForm,
  ) {
    await this.mergeHolders.run(tx, actor, { keptId, mergedId, choices }, stayingPassId);
    return to(`/ccas/usagers/${keptId}`);
  }

  @Post(':kept/:merged/deux-personnes')
  async dismiss(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id('kept') oneId: string,
    @Id('merged') otherId: string,
  ) {
    await this.dismissDouble.run(tx, actor, [oneId, otherId]);
    return to('/ccas/doublons');
  }
}

/** Who is chosen in one field is not offered by the other. */
function idsIn(sent: unknown): string[] {
  const id = typeof sent === 'string' ? readId(sent) : undefined;
  return id ? [id] : [];
}
