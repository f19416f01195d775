import type { Actor, ActorKind } from '../access/actor.js';
import type { Reach } from '../modules/reach.js';

/** In which CCAS, and who acts. What only reads says so, and can then write nothing. */
export interface Scope {
  ccasId: string;
  actor: Acting;
  isReadOnly?: boolean;
  reach?: Reach;
}

/**
 * Who acts, as the database is told (`app.actor`): kind and id of somebody known, `system` and the name of a job or
 * command, or a `visitor` who has not said who they are.
 */
export interface Acting {
  kind: ActorKind | 'system' | 'visitor';
  id?: string;
}

/** Of whoever is known. That their token may only read is for the guard to judge, and says nothing of the transaction. */
export function scopeOf({ ccasId, kind, id, work, modules }: Actor): Scope {
  return { ccasId, actor: { kind, id: id ?? work }, reach: modules };
}

/** Of a request: whoever is signed in, else a visitor. */
export function scopeOfVisit({
  tenant,
  actor,
}: {
  tenant: { id: string; modules: readonly string[] };
  actor?: Actor;
}): Scope {
  return actor ? scopeOf(actor) : { ...visitorScope(tenant.id), reach: tenant.modules };
}

/** Of somebody who has not said who they are, or is just about to. */
export function visitorScope(ccasId: string): Scope {
  return { ccasId, actor: { kind: 'visitor' } };
}

/** Of what no person does at that moment. @param work name of the job, of the command, or of what the house does itself */
export function systemScope(ccasId: string, work: string): Scope {
  return { ccasId, actor: { kind: 'system', id: work } };
}
