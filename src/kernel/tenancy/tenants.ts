import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Clock } from '../time/clock.js';
import { refusal } from '../errors/refusal.js';

/** The CCAS a request was addressed to. */
export interface Tenant {
  id: string;
  name: string;
  /** Issuer of its passes and base of its links: `https://pass.ma-commune.fr`. */
  origin: string;
  /** Those switched on. */
  modules: readonly string[];
  /** Its logo, where it has one; another id when it changes. */
  logoId?: string | null;
  /** Its colours together, where it has any of its own; another word when they change. */
  coloursKey?: string | null;
}

export const UnknownHost = refusal(
  'unknown_host',
  404,
  'Aucun CCAS ne répond à cette adresse.',
  'Vérifiez l’adresse, ou créez le CCAS avec la commande « ccas create ».',
);

const keptMs = 5000;

/** Finds the CCAS by host name. Names are kept a few seconds: a change reaches every process soon after. */
@Injectable()
export class Tenants {
  private readonly known = new Map<string, { tenant: Tenant; until: number }>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws UnknownHost when neither this host nor a default CCAS exists */
  async byHost(host: string): Promise<Tenant> {
    const now = this.clock.now().epochMilliseconds;
    const kept = this.known.get(host);
    if (kept && kept.until > now) return kept.tenant;
    const [tenant] = await this.db.outsideTenants<Tenant>(
      `select c.id, c.name, c.origin, c.modules, c.logo_id as "logoId", nullif(concat_ws('-', substr(c.main_colour, 2), substr(c.accent_colour, 2)), '') as "coloursKey"
       from tenant_host h join ccas c on c.id = h.ccas_id
       where h.host = $1 or h.is_default order by h.host = $1 desc limit 1`,
      [host.toLowerCase()],
    );
    if (!tenant) throw new UnknownHost();
    if (this.known.size > 1000) this.known.clear();
    this.known.set(host, { tenant, until: now + keptMs });
    return tenant;
  }

  /** What was changed here is seen by the next request of this process. */
  forget(): void {
    this.known.clear();
  }

  all(): Promise<Tenant[]> {
    return this.db.outsideTenants<Tenant>('select id, name, origin, modules from ccas order by created_at');
  }
}
