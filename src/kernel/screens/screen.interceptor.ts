import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, type Type } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { h } from 'preact';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { FailedAttempts } from '../access/failed-attempts.js';
import { FILE_FORM } from '../access/file-form.decorator.js';
import { requestOf, type Visit } from '../access/visit.js';
import { Database } from '../database/database.js';
import { scopeOfVisit } from '../database/scope.js';
import { DomainError } from '../errors/domain-error.js';
import { FormResumed, NotInRehearsal } from '../forms/forms.errors.js';
import { currentRehearsal } from '../forms/rehearsal.js';
import { type SentForm, SentForms } from '../forms/sent-forms.js';
import { keptByReaders } from '../http/etag.js';
import { FileForms } from '../http/file-form.js';
import type { FormValues } from '../http/input.js';
import { Clock } from '../time/clock.js';
import { type Refusal, refusalOf } from '../ui/refusal.js';
import { leaveFor, renderPage, seeOther } from '../ui/render-page.js';
import { currentScreen } from './current-screen.js';
import { HandlerTransactions } from './handler-transactions.js';
import { type Screen, ScreenAddresses } from './screen-addresses.js';
import { declaredPlan, type OfProps, type PageOptions, SCREENS, type ScreenPlan, type SentTo } from './screen-plan.js';
import { Besides, carry, drawn, to, WayOn, WayOut } from './way-on.js';

/** What happened to the form that brought the visitor here. */
interface Refused {
  refusal: Refusal;
  handler: string;
  /** Unknown where the form could not be read: the page then shows what is in force. */
  values?: FormValues;
}

/**
 * Around every handler of `@Screens`: reads what was typed, runs the handler in its transaction, and answers once that is
 * committed. A refused form is its page again, made in a transaction of its own that may write nothing.
 */
@Injectable()
export class ScreenInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
    private readonly addresses: ScreenAddresses,
    private readonly db: Database,
    private readonly transactions: HandlerTransactions,
    private readonly fileForms: FileForms,
    private readonly attempts: FailedAttempts,
    private readonly sentForms: SentForms,
    private readonly clock: Clock,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const screens = context.getClass();
    const method = context.getHandler().name;
    const plan: ScreenPlan = declaredPlan(screens.prototype as object, method) ?? { arguments: new Map() };
    try {
      await this.read(context, plan);
      const form = this.sentForm(context, plan);
      await this.count(context, plan, form);
      // Called again when the transaction is tried again: with the same form.
      const result: unknown = await this.transactions.around(context, plan, () =>
        this.once(context, form, () => lastValueFrom(next.handle())),
      );
      return of(this.answer(context, screens, plan, await drawn(result)));
    } catch (error) {
      if (!plan.refusedShows || (error instanceof DomainError && error.goTo)) throw error;
      const { page, instead = {}, fields = {} } = plan.refusedShows;
      const refusal = inWordsOf(fields, refusalOf(error));
      const shown = Object.hasOwn(instead, refusal.code) ? instead[refusal.code]! : page;
      const { values, isUnread } = currentScreen(context);
      const refused = { refusal, handler: method, values: isUnread ? undefined : values };
      return of(await this.showAgain(context, this.addresses.at(shown, screens)!, refused));
    }
  }

  /** Before the transaction begins: an upload would hold a connection, and a stream is read once. */
  private async read(context: ExecutionContext, { typed, refusedShows }: ScreenPlan): Promise<void> {
    const screen = currentScreen(context);
    const rehearsal = currentRehearsal();
    if (this.reflector.get<number>(FILE_FORM, context.getHandler())) {
      screen.isUnread = true;
      Object.assign(screen, await this.fileForms.read(requestOf(context)), { isUnread: false });
    }
    if (typed) screen.typed = Object.freeze(typed(screen.values, screen.files, sentTo(requestOf(context))));
    else if (rehearsal && refusedShows)
      // A button alone is not pressed by coming back, and nothing was written that its page could show.
      throw Object.keys(screen.values).length > 0 ? new FormResumed(rehearsal.hadFile) : new NotInRehearsal();
  }

  /** In a transaction of its own, so that a refusal does not take it back. A form that was accepted counts once. */
  private async count(context: ExecutionContext, { atMost }: ScreenPlan, form: SentForm | undefined): Promise<void> {
    const screen = currentScreen(context);
    if (!atMost || atMost.unless?.(screen.values)) return;
    const { visit, ip } = requestOf(context);
    const scope = { ...scopeOfVisit(visit!), isReadOnly: true };
    if (form && (await this.db.transaction(scope, (tx) => this.sentForms.isKnown(tx, form)))) return;
    await this.attempts.begin(visit!.tenant.id, { what: atMost.what, from: ip }, atMost.allowed);
  }

  /** Before the transaction begins: its files are hashed, once. What waits between short transactions is not covered. */
  private sentForm(context: ExecutionContext, { transaction, isShort }: ScreenPlan): SentForm | undefined {
    const request = requestOf(context);
    const isForm = transaction && !isShort && request.method === 'POST' && !currentRehearsal();
    return isForm ? this.sentForms.formOf(request, currentScreen(context)) : undefined;
  }

  /** The same form sent twice leads where the first one led. */
  private async once(
    context: ExecutionContext,
    form: SentForm | undefined,
    work: () => Promise<unknown>,
  ): Promise<unknown> {
    if (!form) return work();
    return this.sentForms.once<unknown>(currentScreen(context).tx!, form, work, {
      ledTo: (result) => (result instanceof WayOn ? result.path : undefined),
      again: to,
    });
  }

  private async showAgain(context: ExecutionContext, [screens, method]: Screen, refused: Refused): Promise<unknown> {
    const plan = declaredPlan(screens.prototype as object, method)!;
    const instance = this.modules.get<Record<string, (...args: unknown[]) => unknown>>(screens, { strict: false });
    currentScreen(context).refusal = refused.refusal;
    const work = async () =>
      instance[method]!(
        ...[...plan.arguments].sort(([one], [other]) => one - other).map(([, resolve]) => resolve(context)),
      );
    const props: unknown = await this.transactions.around(context, plan, work, false);
    return this.answer(context, screens, plan, await drawn(props), refused);
  }

  /** Once everything is committed: the way on, the page, or what the handler made itself. */
  private answer(
    context: ExecutionContext,
    screens: Type,
    plan: ScreenPlan,
    result: unknown,
    refused?: Refused,
  ): unknown {
    const request = requestOf(context);
    const visit = request.visit!;
    if (result instanceof Besides) {
      carry(visit, result);
      return this.answer(context, screens, plan, result.result, refused);
    }
    if (result instanceof WayOn) return seeOther(visit, result.path);
    if (result instanceof WayOut) return leaveFor(visit, result.url);
    const { page, keptSeconds } = plan;
    const body = page ? this.drawPage(context, screens, page, result, refused) : result;
    return keptSeconds === undefined || visit.actor ? body : keptByReaders(request, visit.reply, body, keptSeconds);
  }

  private drawPage(
    context: ExecutionContext,
    screens: Type,
    page: NonNullable<ScreenPlan['page']>,
    result: unknown,
    refused?: Refused,
  ): string {
    const visit = requestOf(context).visit!;
    const props = this.framed(visit, currentScreen(context).values, result as { values?: object }, refused);
    visit.reply.status(refused?.refusal.status ?? 200);
    const look = this.reflector.get<PageOptions>(SCREENS, screens);
    const options = { ...look, ...said(page.more, props), title: said(page.title, props)! };
    return renderPage(
      visit,
      options,
      h(() => page.component(props), {}),
    );
  }

  private framed(visit: Visit, typed: FormValues, shown: { values?: object }, refused?: Refused) {
    return {
      ...shown,
      // Only a page that asks for it has a form, and gives its visitor a cookie.
      get token() {
        return visit.formToken;
      },
      today: this.clock.today().toString(),
      // After a form that was not refused, its page again shows what was typed.
      values: typedIn(refused) ?? shown.values ?? typed,
      refusal: refused?.refusal,
      refused: refused?.handler,
    };
  }
}

function sentTo({ params, query }: FastifyRequest): SentTo {
  return { inPath: params as SentTo['inPath'], asked: query as SentTo['asked'] };
}

/** Nothing for a button alone: what stands in the other forms of its page stays there. */
function typedIn(refused: Refused | undefined): FormValues | undefined {
  return refused?.values && Object.keys(refused.values).length > 0 ? refused.values : undefined;
}

function said<T>(what: OfProps<T> | undefined, props: object): T | undefined {
  return typeof what === 'function' ? (what as (props: object) => T)(props) : what;
}

/** The messages stand at the page's own fields. */
function inWordsOf(fields: Record<string, string>, refusal: Refusal): Refusal {
  const pages = Object.fromEntries(Object.entries(fields).map(([page, useCase]) => [useCase, page]));
  return {
    ...refusal,
    errors: refusal.errors.map((error) => ({ ...error, field: pages[error.field] ?? error.field })),
  };
}
