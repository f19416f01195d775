import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { contribution } from '../contributions/contribution.js';
import { Contributions, inPlace } from '../contributions/contributions.js';
import type { Tx } from '../database/database.js';
import { NotFound } from '../errors/domain-error.js';
import { ModuleSwitches } from '../modules/module-switches.js';
import { Clock } from '../time/clock.js';

/** Somebody who waits for a telephone call. */
export interface CallToMake {
  /** Of what the call is about. */
  id: string;
  who: string;
  /** E.164; null where none is known. */
  phone: string | null;
  /** `Mutuelle, plutôt le matin` */
  why: string;
  /** Where all of it stands. */
  href: string;
  since: Date;
}

/** Whom a slice asks to call. */
export interface CallList {
  /** Of its rows in `call_try`; stays the same for ever. */
  readonly kind: string;
  readonly place: number;
  /** Who waits the longest first, at most `limit`. */
  toCall(tx: Tx, limit: number): Promise<CallToMake[]>;
  /** They were reached. @throws NotFound when nobody waits for that call */
  called(tx: Tx, actor: Actor, id: string): Promise<void>;
}

/** Marks the provider of the calls that a slice asks for. */
export const CallList = contribution<CallList>();

export interface WaitingCall extends CallToMake {
  kind: string;
  /** How often nobody answered, and when last. */
  tries: number;
  triedAt: Date | null;
}

/** A second stroke of one who is impatient is no second try. */
const ONE_TRY_SECONDS = 60;
const MOST_OF_A_LIST = 1000;

/** All calls to make, gathered from the slices; « nobody answered » is kept here, for all of them. */
@Injectable()
export class Calls implements OnModuleInit {
  private lists: readonly CallList[] = [];

  constructor(
    private readonly contributions: Contributions,
    private readonly modules: ModuleSwitches,
    private readonly clock: Clock,
  ) {}

  /** @throws Error when two stand at one place */
  onModuleInit(): void {
    this.lists = inPlace(this.contributions.of(CallList), 'lists of calls');
  }

  /** Whoever was tried longest ago first, and before them who was not tried yet, in the order they asked. */
  async waiting(tx: Tx, limit: number): Promise<WaitingCall[]> {
    const all: Omit<WaitingCall, 'tries' | 'triedAt'>[] = [];
    for (const list of this.modules.inReach(this.lists, tx.reach))
      all.push(...(await list.toCall(tx, limit)).map((call) => ({ ...call, kind: list.kind })));
    const tries = await tx.rows<{ kind: string; subjectId: string; tries: number; triedAt: Date }>(
      `select kind, subject_id, count(*)::int as tries, max(tried_at) as tried_at from call_try
       where subject_id = any($1::uuid[]) group by kind, subject_id`,
      [all.map(({ id }) => id)],
    );
    return all
      .map((call) => {
        const of = tries.find(({ kind, subjectId }) => kind === call.kind && subjectId === call.id);
        return { ...call, tries: of?.tries ?? 0, triedAt: of?.triedAt ?? null };
      })
      .toSorted((one, other) => timeOf(one.triedAt) - timeOf(other.triedAt) || timeOf(one.since) - timeOf(other.since));
  }

  /** Nobody answered. @throws NotFound when nobody waits for that call */
  async noAnswer(tx: Tx, actor: Actor, kind: string, id: string): Promise<void> {
    const waiting = await this.listOf(tx, kind).toCall(tx, MOST_OF_A_LIST);
    if (!waiting.some((call) => call.id === id)) throw new NotFound('Cet appel');
    const now = this.clock.now();
    await tx.run(
      `insert into call_try (kind, subject_id, tried_at, tried_by) select $1, $2, $3, $4
       where not exists (select from call_try where kind = $1 and subject_id = $2 and tried_at > $5)
       on conflict do nothing`,
      [kind, id, now.toString(), actor.id ?? null, now.subtract({ seconds: ONE_TRY_SECONDS }).toString()],
    );
  }

  /** They were reached. @throws NotFound */
  async called(tx: Tx, actor: Actor, kind: string, id: string): Promise<void> {
    await this.listOf(tx, kind).called(tx, actor, id);
    await tx.run('delete from call_try where kind = $1 and subject_id = $2', [kind, id]);
  }

  private listOf({ reach }: Tx, kind: string): CallList {
    const list = this.modules.inReach(this.lists, reach).find((each) => each.kind === kind);
    if (!list) throw new NotFound('Cet appel');
    return list;
  }
}

function timeOf(at: Date | null): number {
  return at?.getTime() ?? 0;
}
