/**
 * Kinds of actors that hold a token of ours. A manager is also an agent. A slice whose people or devices come in adds
 * its own by `declare module`, and says with `@ActsAs()` or `@Team()` what they are.
 */
export interface TokenHolders {
  agent: true;
  manager: true;
}

export type TokenHolder = keyof TokenHolders;

/** Kinds of actors that prove themselves by a key of their own; a slice adds them likewise. */
export interface KeyHolders {}

/** Who may act. */
export type ActorKind = TokenHolder | keyof KeyHolders;

/** Whom an actor acts for, by the name that the slice gives it: an id each. */
export interface ActingFor {}

/** How far a session has come: `code` waits for the second factor, `setup` for its being set up. */
export type SignInStage = 'full' | 'code' | 'setup';

/** What proved, besides the password, who signed in; `provider` is ProConnect saying so. */
export type SecondFactorKind = 'totp' | 'recovery' | 'provider';

export interface Actor extends ActingFor {
  kind: ActorKind | 'system';
  /** Account, member of a team, device, API token; absent for the system itself (commands, jobs). */
  id?: string;
  /** The CCAS it belongs to: the scope of every transaction it causes. */
  ccasId: string;
  /** For the system itself: name of the job or command; the journal only says that it was the system. */
  work?: string;
  /** The session or API token it came with. */
  tokenId?: string;
  /** Of an API token that may change nothing. */
  isReadOnly?: boolean;
  /** The modules it may use: those that are on here and, of an agent, granted; all that there are where it says nothing. */
  modules?: readonly string[];
  /** Set while someone is still signing in: the guard treats them as no one. */
  waitsFor?: Exclude<SignInStage, 'full'>;
}

export const STAFF = ['agent', 'manager'] as const;

export function isStaff(actor: Actor): boolean {
  return actor.kind === 'agent' || actor.kind === 'manager' || actor.kind === 'system';
}

/** @param work name of the job or command that acts */
export function systemActor(ccasId: string, work?: string): Actor {
  return { kind: 'system', ccasId, work };
}
