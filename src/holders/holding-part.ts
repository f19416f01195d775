import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { frenchDay } from '../kernel/ui/french.js';
import { type Consent, type DossierEvent, DossierPart } from '../residents/dossier-parts.js';
import { rightLabels, rightTitles } from './rights-wording.js';
import { CarersQuery } from './carers.query.js';
import { EndCarer } from './end-carer.js';
import type { RightsKind } from './rights-form.js';
import { HoldingEnding } from './holding-ending.js';

interface Row {
  what: string;
  day: string;
  detail: string | null;
  outcome: string | null;
}

interface RequestRow {
  id: string;
  kind: RightsKind;
  state: string;
  askedAt: Date;
  closedAt: Date | null;
}

interface ConsentRow {
  name: string;
  formSeenOn: string | null;
  since: string;
  until: string | null;
}

/** What this slice holds about a person: their carers, and what they asked about their data. */
@DossierPart()
@Injectable()
export class HoldingPart implements DossierPart {
  readonly name = 'Aidants et demandes';
  readonly tables = ['carer', 'activation_secret', 'rights_request'];
  readonly contacts = `select resident_id, greatest(started_at, ended_at) as at from carer
    union all select resident_id, asked_at from rights_request`;
  readonly needed = `select resident_id from rights_request where state = 'waiting'`;

  constructor(
    private readonly carers: CarersQuery,
    private readonly endCarer: EndCarer,
    private readonly clock: Clock,
    readonly ending: HoldingEnding,
  ) {}

  async export(tx: Tx, residentId: string): Promise<Record<string, unknown>[]> {
    const rows = await tx.rows<Row>(
      `select 'Personne aidante' as what, (started_at at time zone 'Europe/Paris')::date::text as day, first_name || ' ' || last_name as detail,
         case when ended_at is null then 'en cours' else 'terminé' end as outcome
       from carer where resident_id = $1
       union all
       select kind, (asked_at at time zone 'Europe/Paris')::date::text, message,
         case state when 'waiting' then 'en attente' when 'granted' then 'acceptée' when 'refused' then 'refusée : ' || answer else 'retirée' end
       from rights_request where resident_id = $1
       order by day`,
      [residentId],
    );
    return rows.map(({ what, day, detail, outcome }) => ({
      Quoi: rightTitles[what as RightsKind] ?? what,
      Depuis: frenchDay(day),
      Détail: detail,
      Suite: outcome,
    }));
  }

  async erase(tx: Tx, actor: Actor, residentId: string): Promise<void> {
    for (const { id } of await this.carers.ofResident(tx, residentId))
      await this.endCarer.run(tx, actor, residentId, id);
    await tx.run(`update carer set last_name = 'Effacé', first_name = 'Aidant' where resident_id = $1`, [residentId]);
    await tx.run(
      `update rights_request set state = 'withdrawn', closed_at = $2 where resident_id = $1 and state = 'waiting'`,
      [residentId, this.clock.now().toString()],
    );
    await tx.run('update rights_request set message = null where resident_id = $1', [residentId]);
    await tx.run(
      `update activation_secret set withdrawn_at = $2
       where pass_id in (select id from pass where resident_id = $1) and used_at is null and withdrawn_at is null`,
      [residentId, this.clock.now().toString()],
    );
  }

  /** Activation secrets follow their pass. A request that waits on both dossiers stays where it is. */
  async move(tx: Tx, fromId: string, toId: string): Promise<string[]> {
    const carers = await tx.rows<{ id: string }>(
      'update carer set resident_id = $2 where resident_id = $1 returning id',
      [fromId, toId],
    );
    const requests = await tx.rows<{ id: string }>(
      `update rights_request q set resident_id = $2 where resident_id = $1 and not exists
         (select from rights_request o where o.resident_id = $2 and o.kind = q.kind and o.state = 'waiting' and q.state = 'waiting') returning id`,
      [fromId, toId],
    );
    return [...carers, ...requests].map(({ id }) => id);
  }

  async giveBack(tx: Tx, ids: string[], residentId: string): Promise<void> {
    await tx.run('update carer set resident_id = $2 where id = any($1::uuid[])', [ids, residentId]);
    await tx.run('update rights_request set resident_id = $2 where id = any($1::uuid[])', [ids, residentId]);
  }

  async timeline(tx: Tx, residentId: string, limit: number): Promise<DossierEvent[]> {
    const carers = await tx.rows<{ name: string; startedAt: Date; endedAt: Date | null }>(
      `select first_name || ' ' || last_name as name, started_at as "startedAt", ended_at as "endedAt" from carer where resident_id = $1 order by id desc limit $2`,
      [residentId, limit],
    );
    const requests = await tx.rows<RequestRow>(
      `select id, kind, state, asked_at as "askedAt", closed_at as "closedAt" from rights_request where resident_id = $1 order by id desc limit $2`,
      [residentId, limit],
    );
    return [
      ...carers.flatMap(({ name, startedAt, endedAt }): DossierEvent[] => [
        { at: startedAt, kind: 'dossier', icon: 'heart-handshake', title: 'Aidant autorisé', detail: name },
        ...(endedAt
          ? [{ at: endedAt, kind: 'dossier', icon: 'heart-off', title: 'Fin d’un aidant', detail: name } as const]
          : []),
      ]),
      ...requests.flatMap(({ id, kind, state, askedAt, closedAt }): DossierEvent[] => {
        const event = {
          kind: 'right',
          icon: 'file-user',
          detail: rightLabels[kind],
          href: `/ccas/usagers/${residentId}/droits/${id}`,
        } as const;
        return [
          { ...event, at: askedAt, title: 'Demande sur ses données' },
          ...(closedAt ? [{ ...event, at: closedAt, title: closingTitles[state] ?? 'Réponse' }] : []),
        ];
      }),
    ];
  }

  async consents(tx: Tx, residentId: string): Promise<Consent[]> {
    const rows = await tx.rows<ConsentRow>(
      `select first_name || ' ' || last_name as name, form_seen_on as "formSeenOn", (started_at at time zone 'Europe/Paris')::date::text as since,
         (ended_at at time zone 'Europe/Paris')::date::text as until
       from carer where resident_id = $1 order by ended_at is not null, id desc`,
      [residentId],
    );
    return rows.map(({ name, formSeenOn, since, until }) => ({
      what: `${name} peut tenir le pass`,
      since,
      until,
      how: formSeenOn ? `formulaire signé vu le ${frenchDay(formSeenOn)}` : 'depuis son téléphone',
    }));
  }
}

const closingTitles: Record<string, string> = {
  granted: 'Demande satisfaite',
  refused: 'Demande refusée, avec la raison',
  withdrawn: 'Demande retirée par la personne',
};
