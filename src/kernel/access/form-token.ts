import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { FormExpired } from './access.errors.js';
import { SESSION_COOKIE, secureCookie } from './cookies.js';

const VISIT_COOKIE = '__Host-visite';

/** The hidden token of every form: a keyed hash of the session cookie, or of a visit cookie before sign-in. */
@Injectable()
export class FormToken {
  constructor(private readonly config: Config) {}

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
    return ownerId ? `${token}.${ownerId}.${this.markOf(ownerId)}` : token;
  }

  /** Whose page a token was made for, though it may have expired; nothing for one that is not ours. */
  ownerOf(token: unknown): string | undefined {
    const [, ownerId, mark] = typeof token === 'string' ? token.split('.') : [];
    return ownerId && mark && equal(mark, this.markOf(ownerId)) ? ownerId : undefined;
  }

  /**
   * @param token as sent in the form's `jeton` field or the `x-form-token` header
   * @throws FormExpired when it does not belong to this visit
   */
  verify(request: FastifyRequest, token: unknown): void {
    const secret = request.cookies[SESSION_COOKIE] ?? request.cookies[VISIT_COOKIE];
    if (!secret || typeof token !== 'string') throw new FormExpired();
    if (!equal(token.split('.')[0]!, this.tokenFor(secret))) throw new FormExpired();
  }

  private markOf(ownerId: string): string {
    return createHmac('sha256', this.config.secretKey).update(`form owner ${ownerId}`).digest('base64url');
  }

  private tokenFor(secret: string): string {
    return createHmac('sha256', this.config.secretKey).update(`form ${secret}`).digest('base64url');
  }
}

function equal(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
