import type { ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MenuOfVisit } from '../console/menu.js';
import { argument } from '../screens/argument.js';
import type { Tenant } from '../tenancy/tenants.js';
import type { Actor } from './actor.js';
import { Unauthenticated } from './access.errors.js';

/** What is known of a request once the guard has let it in. */
export interface Visit {
  tenant: Tenant;
  actor?: Actor;
  /** Someone between two steps of signing in, who may do nothing else yet. */
  entering?: Actor;
  reply: FastifyReply;
  /** What this visitor finds in the menu. */
  readonly menu: MenuOfVisit;
  /** For the hidden field of this page's forms; asking for it may set the visit cookie. */
  readonly formToken: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    visit?: Visit;
    /** Token of the form that was sent, once it is known to be ours. */
    ownToken?: string;
    /** Of the page whose form was sent, if it carried one. */
    formNonce?: string;
  }
}

export function requestOf(context: ExecutionContext): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>();
}

/** The visit itself: for pages, which need the CCAS, the actor and the form token together. */
export const CurrentVisit = () => argument((context): Visit => requestOf(context).visit!);

/** The request: for its network address and its cookies. */
export const CurrentRequest = () => argument(requestOf);

/** The CCAS addressed by this request. */
export const CurrentTenant = () => argument((context): Tenant => requestOf(context).visit!.tenant);

/** The signed-in actor; only for routes that are not open to anyone. */
export const CurrentActor = () =>
  argument((context): Actor => {
    const actor = requestOf(context).visit?.actor;
    if (!actor) throw new Unauthenticated();
    return actor;
  });
