import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { Clock } from '../time/clock.js';
import { FormExpired, FormWithoutCookie } from './access.errors.js';
import { SESSION_COOKIE, secureCookie } from './cookies.js';

const VISIT_COOKIE = '__Host-visite';
/** How long after it was made a page may still say whose it was: longer than a working day. */
const OWNED_HOURS = 24;

/** In a token: session, owner, hour, mark, nonce, with points between them. */
const NONCE_PLACE = 4;

/** The hidden token of every form: a keyed hash of the session cookie, or of a visit cookie before sign-in. */
@Injectable()
export class FormToken {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * Token for the forms of the page being rendered; a visitor without session gets the visit cookie. Of someone signed
   * in it also says whose page it was, so that what they typed can wait for them should the session end.
   */
  issue(request: FastifyRequest, reply: FastifyReply, ownerId?: string): string {
    let secret = request.cookies[SESSION_COOKIE] ?? request.cookies[VISIT_COOKIE];
    if (!secret) {
      secret = randomBytes(16).toString('base64url');
      request.cookies[VISIT_COOKIE] = secret;
      reply.setCookie(VISIT_COOKIE, secret, secureCookie);
    }
    const token = this.tokenFor(secret);
    if (!ownerId) return token;
    const hour = this.hour();
    return `${token}.${ownerId}.${hour}.${this.markOf(token, ownerId, hour)}`;
  }

  /**
   * The same for one page: a form of it that is sent twice is known again, see `SentForms`. A form that is shown again
   * stays that form: nobody knows whether it was kept when the server went away at that moment.
   */
  issueForPage(request: FastifyRequest, reply: FastifyReply, ownerId?: string): string {
    const token = this.issue(request, reply, ownerId);
    const nonce = request.formNonce ?? randomBytes(16).toString('base64url');
    return `${ownerId ? token : `${token}...`}.${nonce}`;
  }

  /**
   * Whose page a token was made for, though its session may be over; nothing for one that is not ours, or was made more
   * than a day ago: whoever has once had a page of somebody's does not have it for ever.
   */
  ownerOf(token: unknown): string | undefined {
    const [session, ownerId, made, mark] = typeof token === 'string' ? token.split('.') : [];
    if (!session || !ownerId || !made || !mark || !/^\d{1,9}$/.test(made)) return undefined;
    if (!equal(mark, this.markOf(session, ownerId, Number(made)))) return undefined;
    const age = this.hour() - Number(made);
    return age >= -1 && age <= OWNED_HOURS ? ownerId : undefined;
  }

  /**
   * @param token as sent in the form's `jeton` field or the `x-form-token` header
   * @throws FormExpired when it does not belong to this visit, FormWithoutCookie where the browser keeps none
   */
  verify(request: FastifyRequest, token: unknown): void {
    const secret = request.cookies[SESSION_COOKIE] ?? request.cookies[VISIT_COOKIE];
    if (!secret) throw new FormWithoutCookie();
    if (typeof token !== 'string') throw new FormExpired();
    const parts = token.split('.');
    if (!equal(parts[0]!, this.tokenFor(secret))) throw new FormExpired();
    request.formNonce = /^[\w-]{22}$/.exec(parts[NONCE_PLACE] ?? '')?.[0];
  }

  /** Hours since 1970. */
  private hour(): number {
    return Math.floor(this.clock.now().epochMilliseconds / 3_600_000);
  }

  private markOf(session: string, ownerId: string, hour: number): string {
    const owned = `form owner ${session} ${ownerId} ${hour}`;
    return createHmac('sha256', this.config.secretKey).update(owned).digest('base64url');
  }

  private tokenFor(secret: string): string {
    return createHmac('sha256', this.config.secretKey).update(`form ${secret}`).digest('base64url');
  }
}

function equal(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
