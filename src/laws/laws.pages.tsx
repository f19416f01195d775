import { Get, Post } from '@nestjs/common';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Asked, Id, InPath, readId } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { InTx, Sent } from '../kernel/screens/arguments.js';
import { Formerly } from '../kernel/screens/formerly.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { Clock } from '../kernel/time/clock.js';
import type { LawPeriod, LawTable } from './law-table.js';
import { holding, LawTables, nearest } from './law-tables.js';
import { LawTablePage } from './pages/law-table.js';
import { LawTablesPage } from './pages/law-tables.js';
import { lawPeriodValues, readLawPeriod } from './read-law-period.js';
import { WriteLawPeriod } from './write-law-period.js';

/** Figures of the law: which hold today, which have run out, and new ones. */
@Screens('ccas/reglages/baremes', STAFF, { path: '/ccas/reglages' })
@Formerly('0.1.0', { remove: ':law/:id/retirer' })
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
    const rows = await this.tables.periodsOf(tx, this.tables.all(tx));
    return {
      rows: onlyOutdated ? rows.filter(({ periods }) => !holding(periods, today)) : rows,
      onlyOutdated,
      canChange: kind === 'manager',
    };
  }

  /** @param correctedId whose correction was refused */
  @Get(':law')
  @Page(({ table }) => table.title, LawTablePage)
  async page(
    @InTx() tx: Tx,
    @CurrentActor() { kind }: Actor,
    @InPath('law') law: string,
    @Asked('enregistre') saved?: unknown,
    @Asked('corriger') firstDay?: unknown,
    @InPath('id') correctedId?: unknown,
  ) {
    const table = this.tableOf(tx, law);
    const periods = await this.tables.periods(tx, table);
    const asked = periods.find(({ validFrom }) => validFrom === firstDay);
    return {
      table,
      periods,
      canChange: kind === 'manager',
      isSaved: saved === 'oui',
      warning: await this.warning(tx, table, periods),
      begun: lawPeriodValues(table, asked ?? { figures: await table.begunWith?.(tx) }),
      corrected: readId(correctedId) ?? asked?.id ?? undefined,
    };
  }

  @Post(':law')
  @Access('manager')
  @RefusedShows('page')
  async add(@InTx() tx: Tx, @CurrentActor() actor: Actor, @InPath('law') law: string, @Sent() sent: FormValues) {
    await this.writePeriod.add(tx, actor, law, readLawPeriod(this.tableOf(tx, law), sent));
    return to(`/ccas/reglages/baremes/${law}?enregistre=oui`);
  }

  @Post(':law/:id')
  @Access('manager')
  @RefusedShows('page')
  async correct(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @InPath('law') law: string,
    @Id() id: string,
    @Sent() sent: FormValues,
  ) {
    await this.writePeriod.correct(tx, actor, law, id, readLawPeriod(this.tableOf(tx, law), sent));
    return to(`/ccas/reglages/baremes/${law}?enregistre=oui`);
  }

  @Post(':law/:id/retrait')
  @Access('manager')
  async remove(@InTx() tx: Tx, @CurrentActor() actor: Actor, @InPath('law') law: string, @Id() id: string) {
    this.tableOf(tx, law);
    await this.writePeriod.remove(tx, actor, law, id);
    return to(`/ccas/reglages/baremes/${law}?enregistre=oui`);
  }

  private async warning(tx: Tx, table: LawTable, periods: LawPeriod[]) {
    if (periods.length === 0) return undefined;
    return table.warning?.(tx, nearest(periods, this.clock.today().toString()).figures);
  }

  private tableOf(tx: Tx, law: string): LawTable {
    const table = this.tables.get(tx, law);
    if (!table) throw new NotFound('Ce barème');
    return table;
  }
}
