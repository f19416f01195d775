import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SignInStage } from '../kernel/access/actor.js';
import { SESSION_COOKIE } from '../kernel/access/cookies.js';
import { InterruptedForms } from '../kernel/forms/interrupted-forms.js';
import { ownPath } from '../kernel/http/own-path.js';
import { type Besides, besides, type KeptCookie, to, type WayOn } from '../kernel/screens/way-on.js';
import type { Entered } from './entrance.js';
import { DEVICE_COOKIE, KnownDevices } from './known-devices.js';

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

  /**
   * @param next as a form or an address carried it
   * @returns the path that follows, and the session's cookie among those the browser is to keep
   */
  async enter(
    request: FastifyRequest,
    entered: Entered,
    next: unknown,
  ): Promise<{ path: string; cookies: KeptCookie[] }> {
    const { tenant } = request.visit!;
    // Counters are shared: the session ends with the browser.
    const session = { name: SESSION_COOKIE, value: entered.secret };
    const wanted = ownPath(next, tenant.origin);
    if (entered.stage !== 'full') return { path: withNext(stepPaths[entered.stage], wanted), cookies: [session] };
    const device = await this.knownDevices.remember(tenant.id, entered.accountId, request.cookies[DEVICE_COOKIE]);
    const path = await this.interruptedForms.wayOn(request, entered.accountId, wanted ?? '/ccas');
    return { path, cookies: [session, device] };
  }

  async goOn(request: FastifyRequest, entered: Entered, next: unknown): Promise<Besides<WayOn>> {
    const { path, cookies } = await this.enter(request, entered, next);
    return besides(to(path), { cookies });
  }
}

export function withNext(path: string, next: string | undefined): string {
  return next ? `${path}?suite=${encodeURIComponent(next)}` : path;
}
