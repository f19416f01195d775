import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Asked, readId } from '../kernel/http/id.pipe.js';
import { References } from '../kernel/fields/choices.js';
import { InAddress } from '../kernel/listing/list-request.js';
import { InTx, Short, Typed } from '../kernel/screens/arguments.js';
import type { ShortTx } from '../kernel/screens/current-screen.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { EndingListRequest } from './ending-list-request.js';
import { EndingPassesQuery } from './ending-passes.query.js';
import { ReminderLettersQuery } from './reminder-letters.query.js';
import { RenewPasses } from './renew-passes.js';
import { EndingsPage } from './pages/endings.js';

type Renewal = Awaited<ReturnType<RenewPasses['run']>>;

/** The first of those to be printed: they are printed all together. */
const LETTERS_SHOWN = 10;

/** Those that are ticked. */
class RenewalForm {
  @References({ optional: true, isLoose: true })
  passId?: string[];
}

/** The passes that end soon, and their renewal. */
@Screens('ccas/pass/echeances', STAFF)
export class EndingsPages {
  constructor(
    private readonly endings: EndingPassesQuery,
    private readonly letters: ReminderLettersQuery,
    private readonly renewPasses: RenewPasses,
  ) {}

  @Get()
  @Page('Échéances', EndingsPage)
  async list(
    @InTx() tx: Tx,
    @InAddress() request: EndingListRequest,
    @Asked('tout') all?: unknown,
    @Asked('impression') printed?: unknown,
  ) {
    const shown = await this.shown(tx, request, readId(printed));
    return { ...shown, chosen: new Set(all === 'oui' ? shown.list.rows.map(({ id }) => id) : []) };
  }

  /** Each pass in a transaction of its own: one that cannot be renewed stops none of the others. */
  @Post()
  @Page('Échéances', EndingsPage)
  async renew(
    @Short() inShortTx: ShortTx,
    @CurrentActor() actor: Actor,
    @InAddress() request: EndingListRequest,
    @Typed() { passId = [] }: RenewalForm,
  ) {
    const renewal = await this.renewPasses.run(actor, passId);
    return inShortTx(async (tx) => ({
      ...(await this.shown(tx, request)),
      chosen: new Set(renewal.refused.map((refused) => refused.passId)),
      outcome: await this.named(tx, renewal),
    }));
  }

  private async shown(tx: Tx, request: EndingListRequest, justPrinted?: string) {
    const letters = {
      waiting: await this.letters.waiting(tx, LETTERS_SHOWN),
      printings: await this.letters.printings(tx),
      justPrinted,
    };
    return { list: await this.endings.find(tx, request), letters };
  }

  private async named(tx: Tx, { renewed, refused }: Renewal) {
    const ids = refused.map(({ passId }) => passId);
    const names = await this.endings.named(tx, ids);
    return {
      renewed,
      refused: refused.map(({ passId, detail, nextStep }) => {
        const pass = names.get(passId);
        const name = pass ? `${pass.firstName} ${pass.lastName}` : 'Un pass';
        return { residentId: pass?.residentId, name, detail, nextStep };
      }),
    };
  }
}
