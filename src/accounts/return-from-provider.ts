import { Injectable } from '@nestjs/common';
import { SecurityLog } from '../kernel/access/security-log.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { ProviderRefused } from './accounts.errors.js';
import { EnterByProvider } from './enter-by-provider.js';
import type { Entered } from './entrance.js';
import { ProConnect } from './proconnect.js';

interface Return {
  /** What the provider has put into the address, with its `?`. */
  search: string;
  /** What this browser has kept meanwhile. */
  sealed: string | undefined;
  /** Network address. */
  address: string;
  device?: string;
}

/** Somebody comes back from the provider: believed, and let in. Its own transactions, around what the provider is asked. */
@Injectable()
export class ReturnFromProvider {
  constructor(
    private readonly provider: ProConnect,
    private readonly enterByProvider: EnterByProvider,
    private readonly log: SecurityLog,
  ) {}

  /**
   * @returns with the page they wanted, as it was kept
   * @throws ProviderRefused, which is noted where a journey had begun here; ProviderUnavailable, NoAccountForIdentity
   */
  async run(tenant: Tenant, { search, sealed, address, device }: Return): Promise<{ entered: Entered; next?: string }> {
    const person = await this.provider.finish(tenant, search, sealed).catch(async (error: unknown) => {
      if (error instanceof ProviderRefused && sealed)
        await this.log.note(tenant.id, 'provider_refused', { who: 'proconnect', address });
      throw error;
    });
    return { entered: await this.enterByProvider.run(tenant.id, person, { address, device }), next: person.next };
  }
}
