import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { systemActor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { TenantHostEntity } from '../kernel/tenancy/tenant-host.entity.js';
import { Clock } from '../kernel/time/clock.js';
import { CcasEntity } from './ccas.entity.js';
import { IssuerKeys } from './issuer-keys.js';

export interface NewCcas extends Pick<
  CcasEntity,
  'kind' | 'name' | 'origin' | 'communeCodes' | 'minimumAge' | 'validityMonths'
> {
  phone?: string;
  email?: string;
  address?: string;
  /** Those of the service that are on at first: none where nothing is said. */
  modules?: string[];
  demonstration?: boolean;
  /** Answers under every host name no other CCAS has. */
  isDefault: boolean;
}

/** Opens a CCAS: its row, its host name, its first issuer key. It runs before there is anyone to sign in. */
@Injectable()
export class OpenCcas {
  constructor(
    private readonly db: Database,
    private readonly keys: IssuerKeys,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @param furnish fills it in the same transaction: a CCAS is opened whole or not at all
   * @returns the id of the new CCAS
   */
  async run(wanted: NewCcas, furnish?: (tx: Tx, ccasId: string) => Promise<void>): Promise<string> {
    const id = uuidv7();
    const { isDefault, ...fields } = wanted;
    await this.db.transaction(systemScope(id, 'open-ccas'), async (tx) => {
      await tx.insert(CcasEntity, { ...fields, id, createdAt: this.clock.now() });
      await tx.insert(TenantHostEntity, { host: new URL(wanted.origin).host, ccasId: id, isDefault });
      await this.keys.create(tx, id, 'active');
      await this.audit.write(tx, systemActor(id), { action: 'ccas.opened', subject: { kind: 'ccas', id } });
      await furnish?.(tx, id);
    });
    return id;
  }
}
