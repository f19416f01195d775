/**
 * Kinds of actors that hold a token of ours. A manager is also an agent; a till may scan, nothing else (domain.md,
 * Words); an insurer works for the mutuelle of one agreement. A slice whose people come in adds its own.
 */
export interface TokenHolders {
  agent: true;
  manager: true;
  partner: true;
  till: true;
  insurer: true;
}

export type TokenHolder = keyof TokenHolders;

/** Who may act. A resident and a carer act with the key of the phone that carries the pass. */
export type ActorKind = TokenHolder | 'senior' | 'carer';

/** How far a session has come: `code` waits for the second factor, `setup` for its being set up. */
export type SignInStage = 'full' | 'code' | 'setup';

/** What proved, besides the password, who signed in; `provider` is ProConnect saying so. */
export type SecondFactorKind = 'totp' | 'recovery' | 'provider';

export interface Actor {
  kind: ActorKind | 'system';
  /** Account, till, API token or phone (its credential); absent for the system itself (commands, jobs). */
  id?: string;
  /** The CCAS it belongs to: the scope of every transaction it causes. */
  ccasId: string;
  /** For a partner or a till of a partner. A till without one serves the CCAS itself and every partner. */
  partnerId?: string;
  /** For a senior or a carer: the pass their phone carries. */
  passId?: string;
  /** For a carer. */
  carerId?: string;
  /** The session or API token it came with. */
  tokenId?: string;
  /** Of an API token that may change nothing. */
  isReadOnly?: boolean;
  /** Set while someone is still signing in: the guard treats them as no one. */
  waitsFor?: Exclude<SignInStage, 'full'>;
}

export const STAFF = ['agent', 'manager'] as const;

export function isStaff(actor: Actor): boolean {
  return actor.kind === 'agent' || actor.kind === 'manager' || actor.kind === 'system';
}

export function systemActor(ccasId: string): Actor {
  return { kind: 'system', ccasId };
}
