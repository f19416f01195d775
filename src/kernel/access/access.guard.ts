import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Tenant, Tenants } from '../tenancy/tenants.js';
import { ACCESS, type Allowed } from './access.decorator.js';
import { Forbidden, FormExpired, Unauthenticated } from './access.errors.js';
import { AccessTokens } from './access-tokens.js';
import type { Actor } from './actor.js';
import { SESSION_COOKIE } from './cookies.js';
import { DeviceProofs } from './device-proofs.js';
import { FILE_FORM } from './file-form.decorator.js';
import { FormToken } from './form-token.js';
import { OUTSIDE_TENANTS } from './outside-tenants.decorator.js';
import { requestOf, type Visit } from './visit.js';

/** Every request passes here: which CCAS, who, allowed or not, and whether a form is really ours. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tenants: Tenants,
    private readonly tokens: AccessTokens,
    private readonly formToken: FormToken,
    private readonly deviceProofs: DeviceProofs,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = requestOf(context);
    const allowed = this.reflector.getAllAndOverride<Allowed[] | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!allowed) throw new Forbidden();
    if (this.reflector.getAllAndOverride<boolean>(OUTSIDE_TENANTS, [context.getHandler(), context.getClass()]))
      return true;

    const tenant = await this.tenants.byHost(request.headers.host ?? '');
    const actor = await this.identify(request, tenant);
    request.visit = this.visit(context, tenant, actor);

    if (!allowed.includes('anyone')) {
      if (!actor) throw new Unauthenticated();
      if (!allowed.includes(actor.kind as Allowed)) throw new Forbidden();
    }
    if (isUnsafe(request) && !(isApi(request) && (bearerOf(request) || proofOf(request))))
      this.checkForm(context, request);
    return true;
  }

  private visit(context: ExecutionContext, tenant: Tenant, actor?: Actor): Visit {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const { formToken } = this;
    return {
      tenant,
      actor,
      reply,
      get formToken() {
        return formToken.issue(requestOf(context), reply);
      },
    };
  }

  /** A bearer token counts on the API only: elsewhere it is ignored, so that no page can be driven by one. */
  private async identify(request: FastifyRequest, tenant: Tenant): Promise<Actor | undefined> {
    const proof = isApi(request) ? proofOf(request) : undefined;
    if (proof) return this.deviceProofs.read?.(tenant, proof, request);
    const bearer = isApi(request) ? bearerOf(request) : undefined;
    if (bearer) {
      const actor = await this.tokens.actorOf(tenant.id, 'bearer', bearer);
      if (!actor) throw new Unauthenticated();
      return actor;
    }
    const cookie = request.cookies[SESSION_COOKIE];
    return cookie ? this.tokens.actorOf(tenant.id, 'cookie', cookie) : undefined;
  }

  /** What a browser sends must come from a page of ours. A file form carries its token as first part, read later. */
  private checkForm(context: ExecutionContext, request: FastifyRequest): void {
    const { origin } = request.headers;
    const isOwn = origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.headers.host;
    if (origin !== undefined && !isOwn) throw new FormExpired();
    if (isApi(request) && !request.cookies[SESSION_COOKIE]) return;
    if (this.reflector.get<boolean>(FILE_FORM, context.getHandler())) {
      if (!isOwn) throw new FormExpired();
      return;
    }
    const body = request.body as Record<string, unknown> | undefined;
    this.formToken.verify(request, request.headers['x-form-token'] ?? body?.jeton);
    if (body && typeof body === 'object') delete body.jeton;
  }
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer ([\w-]+)$/.exec(request.headers.authorization ?? '')?.[1];
}

/** A signature over this request, as `DeviceProofs` reads it. */
function proofOf(request: FastifyRequest): string | undefined {
  return /^PassProof ([\w.-]+)$/.exec(request.headers.authorization ?? '')?.[1];
}

/** By the route that matched, not by how the address was written. */
function isApi(request: FastifyRequest): boolean {
  return request.routeOptions.url?.startsWith('/api/') ?? false;
}

function isUnsafe(request: FastifyRequest): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
}
