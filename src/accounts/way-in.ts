import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SignInStage } from '../kernel/access/actor.js';
import { SESSION_COOKIE, secureCookie } from '../kernel/access/cookies.js';
import type { Visit } from '../kernel/access/visit.js';
import { InterruptedForms } from '../kernel/forms/interrupted-forms.js';
import { ownPath } from '../kernel/http/own-path.js';
import { seeOther } from '../kernel/ui/render-page.js';
import type { Entered } from './entrance.js';
import { KnownDevices } from './known-devices.js';

/** Page of the step that is still to do. */
export const stepPaths: Record<Exclude<SignInStage, 'full'>, string> = {
  code: '/connexion/code',
  setup: '/connexion/double-verification',
};

/** From one step of signing in to the next, and at the end to where the person wanted to go, or what they had typed. */
@Injectable()
export class WayIn {
  constructor(
    private readonly interruptedForms: InterruptedForms,
    private readonly knownDevices: KnownDevices,
  ) {}

  /** @param next as a form or an address carried it */
  async goOn(visit: Visit, request: FastifyRequest, entered: Entered, next: unknown): Promise<string> {
    const to = await this.enter(visit, request, entered, next);
    return seeOther(visit, to);
  }

  /** Sets the session cookie. @returns the path that follows */
  async enter(visit: Visit, request: FastifyRequest, entered: Entered, next: unknown): Promise<string> {
    // Counters are shared: the session ends with the browser.
    visit.reply.setCookie(SESSION_COOKIE, entered.secret, secureCookie);
    const wanted = ownPath(next, visit.tenant.origin);
    if (entered.stage !== 'full') return withNext(stepPaths[entered.stage], wanted);
    await this.knownDevices.remember(visit, request, entered.accountId);
    return this.interruptedForms.wayOn(request, entered.accountId, wanted ?? '/ccas');
  }
}

export function withNext(path: string, next: string | undefined): string {
  return next ? `${path}?suite=${encodeURIComponent(next)}` : path;
}
