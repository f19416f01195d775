import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.js';
import { OutsideTenants } from '../access/outside-tenants.decorator.js';
import { Database } from '../database/database.js';
import { pendingMigrations } from '../database/migrate.js';
import { NotReady } from './not-ready.error.js';

/** For whoever watches the process. */
@ApiExcludeController()
@Controller()
@Access('anyone')
@OutsideTenants()
export class HealthController {
  constructor(private readonly db: Database) {}

  /** The process is alive; says nothing of the database, so that a database away does not restart it. */
  @Get('healthz')
  @Header('cache-control', 'no-store')
  alive() {
    return { status: 'ok' };
  }

  /** It can serve: database reached and able to keep something, schema up to date, a key to sign with. */
  @Get('readyz')
  @Header('cache-control', 'no-store')
  async ready() {
    const [keys] = await this.db.outsideTenants<{ missing: number; ccas: number }>(
      `select count(*)::int as ccas, count(*) filter (where not has_active_key(id))::int as missing from ccas`,
    );
    await this.db.mustBeWritable();
    const pending = await pendingMigrations({ query: (sql) => this.db.outsideTenants(sql) });
    if (pending.length > 0) throw new NotReady('migrations', `${pending.length} migrations attendent`);
    if (keys!.ccas === 0) throw new NotReady('ccas', 'aucun CCAS n’est ouvert');
    if (keys!.missing > 0) throw new NotReady('keys', `${keys!.missing} CCAS sans clé active`);
    return { status: 'ready', database: 'ok', migrations: 'ok', keys: 'ok' };
  }
}
