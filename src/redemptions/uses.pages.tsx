import { Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { PassHistoryQuery } from './pass-history.query.js';
import { ShowUses } from './show-uses.js';
import { VoidForm } from './void-form.js';
import { VoidRedemption } from './void-redemption.js';
import { Formerly } from '../kernel/screens/formerly.js';
import { UsesPage } from './pages/uses.js';
import { VoidUsePage } from './pages/void-use.js';
import { StaffNamesQuery } from '../accounts/staff-names.query.js';

/** Where a pass was used: shown when its holder asks, by a form and never by an address, so that each look is written down. */
@Screens('ccas/usagers/:id/utilisations', STAFF, { path: '/ccas/usagers' })
@Formerly('0.1.0', { void: ':useId/annuler' })
export class UsesPages {
  constructor(
    private readonly showUses: ShowUses,
    private readonly voidRedemption: VoidRedemption,
    private readonly history: PassHistoryQuery,
    private readonly staffNames: StaffNamesQuery,
  ) {}

  @Post()
  @Page('Où le pass a servi', UsesPage)
  async show(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    const uses = await this.showUses.run(tx, actor, id);
    const agents = uses.voids.map(({ byId }) => byId);
    return { ...uses, names: await this.staffNames.of(tx, agents) };
  }

  @Post(':useId/annulation')
  @RefusedShows('notVoided')
  async void(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('useId') useId: string,
    @Typed() { reason }: VoidForm,
  ) {
    await this.voidRedemption.run(tx, actor, useId, reason, { residentId: id });
    return to(`/ccas/usagers/${id}?fait=annulation#utilisations`);
  }

  /** No address leads here. The list is not shown again when a void is refused: that would be another look. */
  @Page('Annuler une utilisation', VoidUsePage)
  async notVoided(@InTx() tx: Tx, @Id() id: string, @Id('useId') useId: string) {
    const at = await this.history.momentOf(tx, id, useId);
    if (!at) throw new NotFound('Cette utilisation');
    return { path: `/ccas/usagers/${id}`, use: { id: useId, at } };
  }
}
