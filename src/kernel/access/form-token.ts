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

  /** Token for the forms of the page being rendered; a visitor without session gets the visit cookie. */
  issue(request: FastifyRequest, reply: FastifyReply): string {
    let secret = request.cookies[SESSION_COOKIE] ?? request.cookies[VISIT_COOKIE];
    if (!secret) {
      secret = randomBytes(16).toString('base64url');
      request.cookies[VISIT_COOKIE] = secret;
      reply.setCookie(VISIT_COOKIE, secret, secureCookie);
    }
    return this.tokenFor(secret);
  }

  /**
   * @param token as sent in the form's `jeton` field or the `x-form-token` header
   * @throws FormExpired when it does not belong to this visit
   */
  verify(request: FastifyRequest, token: unknown): void {
    const secret = request.cookies[SESSION_COOKIE] ?? request.cookies[VISIT_COOKIE];
    if (!secret || typeof token !== 'string') throw new FormExpired();
    const expected = Buffer.from(this.tokenFor(secret));
    const given = Buffer.from(token);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new FormExpired();
  }

  private tokenFor(secret: string): string {
    return createHmac('sha256', this.config.secretKey).update(`form ${secret}`).digest('base64url');
  }
}
