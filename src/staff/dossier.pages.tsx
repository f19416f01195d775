import { Get } from '@nestjs/common';
import { STAFF } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Asked, Id } from '../kernel/http/id.pipe.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { DossierQuery } from './dossier.query.js';
import { DossierPage } from './pages/dossier.js';

@Screens('ccas/usagers', STAFF)
export class DossierPages {
  constructor(private readonly dossier: DossierQuery) {}

  /** One person: who, their passes, what happened. What is done there and refused is said there. */
  @Get(':id')
  @Page(({ resident }) => `${resident.firstName} ${resident.lastName}`, DossierPage)
  async file(
    @InTx() tx: Tx,
    @Id() id: string,
    @Asked('voir') wanted?: unknown,
    @Asked('tout') whole?: unknown,
    @Asked('fait') done?: unknown,
  ) {
    const shown = this.dossier.kinds(tx).find(({ key }) => key === wanted)?.key;
    const dossier = await this.dossier.get(tx, id, whole === 'oui' || shown !== undefined);
    return { ...dossier, shown, done: typeof done === 'string' ? done : undefined };
  }
}
