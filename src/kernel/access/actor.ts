/** Who may act. A manager is also an agent; a till may scan, nothing else (domain.md, Words). */
export type ActorKind = 'agent' | 'manager' | 'partner' | 'till';

export interface Actor {
  kind: ActorKind | 'system';
  /** Account, till or API token; absent for the system itself (commands, jobs). */
  id?: string;
  /** The CCAS it belongs to: the scope of every transaction it causes. */
  ccasId: string;
  /** For a partner or a till of a partner. A till without one serves the CCAS itself and every partner. */
  partnerId?: string;
  /** The session or API token it came with. */
  tokenId?: string;
}

export const STAFF = ['agent', 'manager'] as const;

export function isStaff(actor: Actor): boolean {
  return actor.kind === 'agent' || actor.kind === 'manager' || actor.kind === 'system';
}

export function systemActor(ccasId: string): Actor {
  return { kind: 'system', ccasId };
}
