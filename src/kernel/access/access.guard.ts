import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Tenant, Tenants } from '../tenancy/tenants.js';
import { BodyNotTaken, BodyTooLarge, UnreadableBody } from '../http/body.errors.js';
import { RequestBody } from '../http/request-body.js';
import { type SentParts, sentParts } from '../http/sent-parts.js';
import { DomainError } from '../errors/domain-error.js';
import { ACCESS, type Allowed } from './access.decorator.js';
import { Menus } from '../console/menu.js';
import { ModuleNotGranted, ModuleOff } from '../modules/modules.errors.js';
import { ModuleSwitches } from '../modules/module-switches.js';
import { InterruptedForms } from '../forms/interrupted-forms.js';
import { refuseUnheld } from '../forms/rehearsal.js';
import { Forbidden, FormExpired, ReadOnlyToken, Unauthenticated } from './access.errors.js';
import { AccessTokens } from './access-tokens.js';
import type { Actor } from './actor.js';
import { ActorRoles } from './actor-roles.js';
import { SESSION_COOKIE } from './cookies.js';
import { DeviceProofs } from './device-proofs.js';
import { FILE_FORM } from './file-form.decorator.js';
import { FormToken } from './form-token.js';
import { OUTSIDE_TENANTS } from './outside-tenants.decorator.js';
import { AheadReader } from './ahead-reader.js';
import type { QuestionAhead } from './read-ahead.js';
import { requestOf, type Visit } from './visit.js';

/**
 * Every request passes here: which CCAS, who, allowed or not, and whether a form is really ours. Its body is read once
 * that is judged, and not before, but for the few kilobytes of a route that asks ahead (`read-ahead.ts`).
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tenants: Tenants,
    private readonly tokens: AccessTokens,
    private readonly formToken: FormToken,
    private readonly menus: Menus,
    private readonly deviceProofs: DeviceProofs,
    private readonly interruptedForms: InterruptedForms,
    private readonly requestBody: RequestBody,
    private readonly roles: ActorRoles,
    private readonly modules: ModuleSwitches,
    private readonly aheadReader: AheadReader,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    try {
      return await this.isAllowed(context);
    } catch (error) {
      if (error instanceof DomainError && error.status === 503) await this.readUnjudged(context);
      throw error;
    }
  }

  private async isAllowed(context: ExecutionContext): Promise<boolean> {
    const request = requestOf(context);
    refuseUnheld(request);
    const allowed = this.reflector.getAllAndOverride<Allowed[] | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!allowed) throw new Forbidden();
    if (this.reflector.getAllAndOverride<boolean>(OUTSIDE_TENANTS, [context.getHandler(), context.getClass()]))
      return true;

    const tenant = await this.tenants.byHost(request.headers.host ?? '');
    const { question, unread } = await this.aheadReader.of(context, tenant);
    const found = await this.identify(request, tenant, question);
    request.visit = this.visit(context, tenant, found);
    const { actor } = request.visit;
    const module = this.modules.ofController(context.getClass());
    if (module && !tenant.modules.includes(module)) {
      // What was being filled in is read all the same, so that the answer gives it back.
      await this.readUnjudged(context);
      throw new ModuleOff();
    }

    const isFormOfSomeone = isUnsafe(request) && !isApi(request) && !allowed.includes('anyone');
    if (!allowed.includes('anyone')) {
      if (!actor) throw isFormOfSomeone ? await this.keepForm(context, new Unauthenticated()) : new Unauthenticated();
      if (!this.mayIn(allowed, actor)) throw new Forbidden();
      if (module && !actor.modules?.includes(module)) throw new ModuleNotGranted();
    }
    if (actor?.isReadOnly && isUnsafe(request)) throw new ReadOnlyToken();
    if (unread) throw unread;
    await this.requestBody.read(context, request);
    if (isUnsafe(request) && !(isApi(request) && (bearerOf(request) || proofOf(request))))
      await this.checkForm(context, request, isFormOfSomeone);
    if (isFormOfSomeone) await this.interruptedForms.forget(request);
    return true;
  }

  private mayIn(allowed: Allowed[], { kind }: Actor): boolean {
    return allowed.includes(kind as Allowed) || (allowed.includes('at-home') && Boolean(this.roles.of(kind)?.home));
  }

  private visit(context: ExecutionContext, tenant: Tenant, found?: Actor): Visit {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const { formToken, menus } = this;
    if (found) found.modules = found.modules?.filter((module) => tenant.modules.includes(module)) ?? tenant.modules;
    return {
      tenant,
      // Who has not finished signing in is no one, but to the pages of that.
      actor: found?.waitsFor ? undefined : found,
      entering: found?.waitsFor ? found : undefined,
      reply,
      get menu() {
        return menus.of(this.actor, this.actor?.modules ?? tenant.modules);
      },
      get formToken() {
        return formToken.issueForPage(requestOf(context), reply, this.actor?.id);
      },
    };
  }

  /** The session ended while a form was being filled in: what was typed waits, if the form is one of ours. */
  private async keepForm(context: ExecutionContext, refusal: DomainError): Promise<unknown> {
    const request = requestOf(context);
    if (!isOwnOrigin(request)) return refusal;
    let parts: SentParts | undefined;
    try {
      await this.requestBody.read(context, request);
      if (!this.reflector.get<number>(FILE_FORM, context.getHandler())) {
        const { jeton, ...body } = (request.body ?? {}) as Record<string, unknown>;
        return await this.interruptedForms.insteadOf(refusal, Object.assign(request, { body }), jeton);
      }
      if (!request.isMultipart()) return refusal;
      parts = sentParts(request);
      const first = await parts.next();
      const token = !first.done && first.value.type === 'field' ? first.value.value : undefined;
      return await this.interruptedForms.insteadOf(refusal, request, token, parts);
    } catch (error) {
      // What cannot be read is nothing to keep.
      if (error instanceof BodyTooLarge || error instanceof UnreadableBody || error instanceof BodyNotTaken)
        return refusal;
      throw error;
    } finally {
      await parts?.return();
    }
  }

  /**
   * Nobody could judge who sends it, since the database does not answer. A form whose token says that a page of ours made
   * it for this browser is read all the same, so that the answer gives back what was typed.
   */
  private async readUnjudged(context: ExecutionContext): Promise<void> {
    const request = requestOf(context);
    if (!isUnsafe(request) || isApi(request) || !isOwnOrigin(request) || request.ownToken !== undefined) return;
    try {
      await this.requestBody.read(context, request);
      const token = (request.body as Record<string, unknown> | undefined)?.jeton;
      this.formToken.verify(request, token);
      request.ownToken = String(token);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }

  /** A bearer token counts on the API only: elsewhere it is ignored, so that no page can be driven by one. */
  private async identify(
    request: FastifyRequest,
    tenant: Tenant,
    question?: QuestionAhead,
  ): Promise<Actor | undefined> {
    const proof = isApi(request) ? proofOf(request) : undefined;
    if (proof) return this.deviceProofs.read?.(tenant, proof, request);
    const bearer = isApi(request) ? bearerOf(request) : undefined;
    const secret = bearer ?? request.cookies[SESSION_COOKIE];
    if (!secret) return undefined;
    const { actor, ahead } = await this.tokens.actorAndFacts(tenant.id, bearer ? 'bearer' : 'cookie', secret, question);
    if (bearer && !actor) throw new Unauthenticated();
    request.ahead = ahead;
    return actor;
  }

  /** What a browser sends must come from a page of ours. A file form carries its token as first part, read later. */
  private async checkForm(context: ExecutionContext, request: FastifyRequest, mayWait: boolean): Promise<void> {
    const { origin } = request.headers;
    const isOwn = isOwnOrigin(request);
    if (origin !== undefined && !isOwn) throw new FormExpired();
    if (isApi(request) && !request.cookies[SESSION_COOKIE]) return;
    if (this.reflector.get<number>(FILE_FORM, context.getHandler())) {
      if (!isOwn) throw new FormExpired();
      return;
    }
    const body = request.body as Record<string, unknown> | undefined;
    try {
      this.formToken.verify(request, request.headers['x-form-token'] ?? body?.jeton);
    } catch (error) {
      throw mayWait ? await this.keepForm(context, error as DomainError) : error;
    }
    request.ownToken = typeof body?.jeton === 'string' ? body.jeton : undefined;
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

function isOwnOrigin({ headers: { origin, host } }: FastifyRequest): boolean {
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}

/** By the route that matched, not by how the address was written. */
function isApi(request: FastifyRequest): boolean {
  return request.routeOptions.url?.startsWith('/api/') ?? false;
}

function isUnsafe(request: FastifyRequest): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
}
