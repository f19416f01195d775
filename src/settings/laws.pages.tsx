import { Get, Post } from '@nestjs/common';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Asked, Id, InPath } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { holding, LawTables } from '../kernel/law/law-tables.js';
import { WriteLawPeriod } from '../kernel/law/write-law-period.js';
import { InTx, Sent } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { Clock } from '../kernel/time/clock.js';
import { LawTablePage } from './pages/law-table.js';
import { LawTablesPage } from './pages/law-tables.js';
import { readLawPeriod } from './read-law-period.js';

/** Figures of the law: which hold today, which have run out, and new ones. */
@Screens('ccas/reglages/baremes', STAFF, { path: '/ccas/reglages' })
export class LawsPages {
  constructor(
    private readonly tables: LawTables,
    private readonly writePeriod: WriteLawPeriod,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page('Barèmes de la loi', LawTablesPage)
  async list(@InTx() tx: Tx, @CurrentActor() { kind }: Actor, @Asked('perimes') outdated?: unknown) {
    const today = this.clock.today().toString();
    const onlyOutdated = outdated === 'oui';
    const rows = [];
    for (const table of this.tables.all()) rows.push({ table, periods: await this.tables.periods(tx, table.name) });
    return {
      rows: onlyOutdated ? rows.filter(({ periods }) => !holding(periods, today)) : rows,
      onlyOutdated,
      canChange: kind === 'manager',
    };
  }

  @Get(':law')
  @Page(({ table }) => table.title, LawTablePage)
  async page(
    @InTx() tx: Tx,
    @CurrentActor() { kind }: Actor,
    @InPath('law') law: string,
    @Asked('enregistre') saved?: unknown,
  ) {
    return {
      table: this.tableOf(law),
      periods: await this.tables.periods(tx, law),
      canChange: kind === 'manager',
      isSaved: saved === 'oui',
    };
  }

  @Post(':law')
  @Access('manager')
  @RefusedShows('page')
  async add(@InTx() tx: Tx, @CurrentActor() actor: Actor, @InPath('law') law: string, @Sent() sent: FormValues) {
    await this.writePeriod.add(tx, actor, law, readLawPeriod(this.tableOf(law), sent));
    return to(`/ccas/reglages/baremes/${law}?enregistre=oui`);
  }

  @Post(':law/:id/retrait')
  @Access('manager')
  async remove(@InTx() tx: Tx, @CurrentActor() actor: Actor, @InPath('law') law: string, @Id() id: string) {
    this.tableOf(law);
    await this.writePeriod.remove(tx, actor, id);
    return to(`/ccas/reglages/baremes/${law}?enregistre=oui`);
  }

  private tableOf(law: string) {
    const table = this.tables.get(law);
    if (!table) throw new NotFound('Ce barème');
    return table;
  }
}
