import { ArchivedApart, type Archiving } from '../archive/archiving.js';
import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { TooManyAttempts } from '../access/access.errors.js';
import { secureCookie } from '../access/cookies.js';
import { Doors } from '../access/doors.js';
import { FailedAttempts } from '../access/failed-attempts.js';
import { FormToken } from '../access/form-token.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { scopeOfVisit } from '../database/scope.js';
import type { SentParts } from '../http/sent-parts.js';
import { sealBytes, type SealFor, unsealBytes } from '../secrets/sealed.js';
import { Clock } from '../time/clock.js';
import { FormInterrupted, FormNotKept } from './forms.errors.js';
import { KeptFormEntity } from './kept-form.entity.js';
import { currentRehearsal } from './rehearsal.js';
import { type TypedForm, typedFileForm, typedForm } from './typed-form.js';

/** Secret of this browser, without which what it typed does not open. */
const KEPT_COOKIE = '__Host-saisie';
const LIFE_MINUTES = 60;
/** Kept without a session from one network within a quarter of an hour: a whole town hall's that were signed out at once. */
const KEPT_PER_NETWORK = 60;
/** Of one person at a time: a few browsers and tabs. */
const KEPT_PER_OWNER = 12;
/** Of a CCAS together at a time. */
const KEPT_BYTES = 16 * 1024 * 1024;
/** Where somebody signed in finds it again. */
export const RESUME_PATH = '/reprise';
/** The same, for a form whose file is to be chosen again. */
export const RESUME_WITH_FILE = `${RESUME_PATH}?fichier=oui`;

/** What is typed outlives its session: it waits, sealed, for the same person in the same browser. */
@ArchivedApart()
@Injectable()
export class InterruptedForms {
  readonly archivedApart: Record<string, Archiving> = {
    kept_form: { staysBehind: 'ce qui a été tapé quand une session a pris fin, gardé une heure' },
  };

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly formToken: FormToken,
    private readonly attempts: FailedAttempts,
    private readonly doors: Doors,
  ) {}

  /**
   * What to answer when a form came without a session, or with a token of another one: once what was typed is kept, the
   * way on; else the refusal itself. Only a form that a page of ours had lately made for somebody signed in is kept, and no
   * more than a disk can bear: what exceeds stays in the browser, and the answer says so.
   * @param token as it was sent; with `parts`, those of a file form that follow it
   */
  async insteadOf(refusal: unknown, request: FastifyRequest, token: unknown, parts?: SentParts): Promise<unknown> {
    const ownerId = this.formToken.ownerOf(token);
    const { visit } = request;
    if (!ownerId || !visit || currentRehearsal()) return refusal;
    let hadFile = false;
    try {
      if (!visit.actor)
        await this.attempts.begin(visit.tenant.id, { what: 'kept form', from: request.ip }, KEPT_PER_NETWORK);
      const body = request.body as Record<string, unknown> | undefined;
      const form = parts ? await typedFileForm(request, parts) : typedForm(request, body ?? {});
      await this.keep(request, ownerId, form);
      hadFile = form.hadFile;
    } catch (error) {
      if (error instanceof TooManyAttempts || error instanceof FormNotKept) return new FormNotKept();
      throw error;
    }
    // Somebody else has come in meanwhile: it stays for whoever wrote it, and is not shown.
    if (visit.actor && visit.actor.id !== ownerId) return refusal;
    return new FormInterrupted(visit.actor ? RESUME_PATH : this.wayIn(request, hadFile));
  }

  /** What this person had typed in this browser. */
  async find(request: FastifyRequest, ownerId: string): Promise<TypedForm | undefined> {
    const secret = request.cookies[KEPT_COOKIE];
    if (!secret) return undefined;
    const row = await this.db.transaction(scopeOfVisit(request.visit!), (tx) =>
      tx.findOneBy(KeptFormEntity, { hash: hashOf(secret), ownerId }),
    );
    if (!row || row.expiresAt.epochMilliseconds <= this.clock.now().epochMilliseconds) return undefined;
    return JSON.parse(unsealBytes(this.config.secretKey, sealFor(secret, ownerId), row.sealed).toString('utf8'));
  }

  /** Whether something may wait in this browser, for whomever. */
  isWaiting(request: FastifyRequest): boolean {
    return Boolean(request.cookies[KEPT_COOKIE]);
  }

  /** Where somebody who has just signed in goes on. */
  async wayOn(request: FastifyRequest, ownerId: string, otherwise: string): Promise<string> {
    return (await this.find(request, ownerId)) ? RESUME_PATH : otherwise;
  }

  /** It was sent again: nothing more is kept of it. */
  async forget(request: FastifyRequest): Promise<void> {
    const secret = request.cookies[KEPT_COOKIE];
    const { actor, reply } = request.visit!;
    if (!secret || !actor?.id || currentRehearsal()) return;
    const ownerId = actor.id;
    const { affected } = await this.db.transaction(scopeOfVisit(request.visit!), (tx) =>
      tx.delete(KeptFormEntity, { hash: hashOf(secret), ownerId }),
    );
    if (affected) reply.clearCookie(KEPT_COOKIE, secureCookie);
  }

  private wayIn({ url }: FastifyRequest, hadFile: boolean): string {
    return this.doors.wayIn(url, hadFile ? RESUME_WITH_FILE : RESUME_PATH);
  }

  private async keep(request: FastifyRequest, ownerId: string, form: TypedForm): Promise<void> {
    const { tenant, reply } = request.visit!;
    const secret = randomBytes(24).toString('base64url');
    const now = this.clock.now();
    const sealed = sealBytes(this.config.secretKey, sealFor(secret, ownerId), Buffer.from(JSON.stringify(form)));
    const before = request.cookies[KEPT_COOKIE];
    await this.db.transaction(scopeOfVisit(request.visit!), async (tx) => {
      await tx.run('delete from kept_form where expires_at <= $1 or (hash = $2 and owner_id = $3)', [
        now.toString(),
        before ? hashOf(before) : null,
        ownerId,
      ]);
      // One at a time, so that a burst is counted too.
      await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 4))', [tenant.id]);
      const kept = await tx.one<{ own: number; bytes: number }>(
        `select count(*) filter (where owner_id = $1)::int as own, coalesce(sum(octet_length(sealed)), 0)::float8 as bytes from kept_form`,
        [ownerId],
      );
      if (kept.own >= KEPT_PER_OWNER || kept.bytes + sealed.length > KEPT_BYTES) throw new FormNotKept();
      const expiresAt = now.add({ minutes: LIFE_MINUTES });
      await tx.insert(KeptFormEntity, { hash: hashOf(secret), ownerId, sealed, expiresAt });
    });
    reply.setCookie(KEPT_COOKIE, secret, { ...secureCookie, maxAge: LIFE_MINUTES * 60 });
  }
}

function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(`kept form ${secret}`).digest();
}

/** The browser's secret is part of the key: our database and our key together do not open it. */
function sealFor(secret: string, ownerId: string): SealFor {
  return { purpose: `kept-form ${secret}`, context: ownerId };
}
