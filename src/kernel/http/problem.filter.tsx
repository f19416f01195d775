import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Unauthenticated } from '../access/access.errors.js';
import { SESSION_COOKIE } from '../access/cookies.js';
import { Doors } from '../access/doors.js';
import { FormNotKept } from '../forms/forms.errors.js';
import { hasSecret, typedForm } from '../forms/typed-form.js';
import { ownPath } from './own-path.js';
import { policyHeader } from './content-security-policy.js';
import { ModuleOff, whenModuleOff } from '../modules/modules.errors.js';
import { DomainError } from '../errors/domain-error.js';
import { ErrorPage } from '../ui/error-page.js';
import { renderPage } from '../ui/render-page.js';
import { UnansweredPage } from '../ui/unanswered-page.js';

/** RFC 9457, with our stable `code` and the next step. */
interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  nextStep?: string;
  errors?: unknown[];
}

const titles: Record<number, [code: string, title: string, detail: string]> = {
  400: ['bad_request', 'Demande incompréhensible', 'Cette demande n’a pas pu être lue.'],
  403: ['forbidden', 'Accès refusé', 'Votre compte ne permet pas de faire cela.'],
  404: ['not_found', 'Introuvable', 'Cette page est introuvable.'],
  405: ['method_not_allowed', 'Action impossible', 'Cette action n’existe pas ici.'],
  413: ['too_large', 'Envoi trop gros', 'Ce fichier ou ce texte est trop gros.'],
  415: ['unsupported_media_type', 'Format non reconnu', 'Ce format n’est pas reconnu : envoyez du JSON.'],
  500: ['internal', 'Panne', 'Une erreur s’est produite de notre côté.'],
};

/** The one place where a refusal becomes an answer: a problem document for programs, a page for people. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly doors: Doors) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    const isSaid = error instanceof DomainError && error.isSaid;
    if (problem.status >= 500 && !isSaid) request.log.error({ code: problem.code, error: describe(error) }, 'refused');
    if (error instanceof DomainError && error.retryAfterSeconds) reply.header('retry-after', error.retryAfterSeconds);
    reply.header('cache-control', 'no-store');
    const above = problem.status === 404 ? pageAbove(request) : undefined;

    if (wantsProblem(request)) {
      if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
      reply.status(problem.status).type('application/problem+json').send(problem);
    } else if (error instanceof DomainError && error.goTo) {
      reply.redirect(error.goTo, 303);
    } else if (error instanceof Unauthenticated && request.method === 'GET') {
      reply.redirect(this.doors.wayIn(request.url), 303);
    } else if (above) {
      reply.redirect(above, 303);
    } else {
      const page =
        problem.status === 503 || error instanceof ModuleOff ? (
          <UnansweredPage
            {...problem}
            {...sentAgain(request)}
            {...(error instanceof ModuleOff && whenModuleOff(request.visit?.actor?.kind))}
          />
        ) : (
          <ErrorPage {...problem} />
        );
      const html = renderPage(request.visit, { title: problem.title }, page, request.server);
      reply.status(problem.status).type('text/html; charset=utf-8').send(html);
    }
  }
}

/** What a refusal, or a fault of ours, is to whoever asked. */
export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) {
    const { code, status, message, nextStep, errors, extra } = error;
    return {
      ...extra,
      type: `urn:passerelle:problem:${code}`,
      title: titleOf(status),
      status,
      code,
      detail: message,
      nextStep,
      errors,
    };
  }
  const status = isBadValue(error) ? 400 : statusOf(error);
  const [code, title, detail] = titles[status] ?? titles[status < 500 ? 400 : 500]!;
  const nextStep = status < 500 ? undefined : 'Réessayez. Si cela continue, prévenez le CCAS.';
  return { type: `urn:passerelle:problem:${code}`, title, status, code, detail, nextStep };
}

/** What was asked, to be asked again: the page, or the form with all that was typed, unless some of it may not be kept. */
function sentAgain(
  request: FastifyRequest,
): Pick<Parameters<typeof UnansweredPage>[0], 'form' | 'page' | 'hasSession'> {
  const hasSession = request.visit === undefined && request.cookies?.[SESSION_COOKIE] !== undefined;
  const body = request.body as Record<string, unknown> | undefined;
  if (request.method === 'GET')
    return { page: ownPath(request.url, `${request.protocol}://${request.host}`), hasSession };
  if (request.ownToken === undefined || (body && hasSecret(body))) return { hasSession };
  try {
    return { form: { token: request.ownToken, typed: typedForm(request, body ?? {}) }, hasSession };
  } catch (error) {
    if (error instanceof FormNotKept) return { hasSession };
    throw error;
  }
}

/** Where somebody is led who asks to read what only takes a form. */
function pageAbove(request: FastifyRequest): string | undefined {
  if (request.method !== 'GET') return undefined;
  const above = request.server.pageAbove(request.url.split('?')[0]!);
  return above && ownPath(above, `${request.protocol}://${request.host}`);
}

function titleOf(status: number): string {
  const own: Record<number, string> = {
    401: 'Connexion nécessaire',
    409: 'Impossible en l’état',
    422: 'Demande contradictoire',
    429: 'Trop d’essais',
    503: 'Service sollicité',
  };
  return own[status] ?? titles[status]?.[1] ?? 'Refusé';
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: number } | undefined)?.statusCode;
  return status && status >= 400 && status < 500 ? status : 500;
}

function wantsProblem(request: FastifyRequest): boolean {
  return /^\/(api|\.well-known|status|vct|healthz|readyz|assets)\b/.test(request.url);
}

/** Enough to find the cause; a database error's values stay out of the log. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trim().startsWith('at '))
    .slice(0, 6);
  const { code } = ((error as { driverError?: { code?: string } }).driverError ?? {}) as { code?: string };
  return [error.name, code ?? error.message, ...frames].join(' | ');
}

/** Values PostgreSQL could not take: what no rule foresaw is still bad input, not a fault of ours. */
const badValues = new Set(['22001', '22003', '22008', '22021', '22P02', '22P05', '23514']);
/** The walls behind the limits are called `…_holds`: breaking one is a fault of ours. */
const isWall = /_holds$/;

function isBadValue(error: unknown): boolean {
  const { code, constraint } = ((error as { driverError?: object } | undefined)?.driverError ?? {}) as {
    code?: string;
    constraint?: string;
  };
  return code !== undefined && badValues.has(code) && !isWall.test(constraint ?? '');
}

/** What Fastify refuses before a route is found, an address that cannot be decoded for instance. */
export function answerFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error);
  reply.header('content-security-policy', policyHeader());
  if (wantsProblem(request)) void reply.status(problem.status).type('application/problem+json').send(problem);
  else
    void reply
      .status(problem.status)
      .type('text/html; charset=utf-8')
      .send(renderPage(undefined, { title: problem.title }, <ErrorPage {...problem} />, request.server));
}
