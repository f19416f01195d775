import { applyDecorators, Controller, SetMetadata, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FunctionComponent } from 'preact';
import { Access, type Allowed } from '../access/access.decorator.js';
import type { FormValues } from '../http/input.js';
import type { Refusal } from '../ui/refusal.js';
import {
  type AtMostPlan,
  type OfProps,
  type PageOf,
  type PageOptions,
  planOf,
  type RefusalOptions,
  SCREENS,
  type ScreenPlan,
} from './screen-plan.js';
import { ScreenInterceptor } from './screen.interceptor.js';
import type { Besides, WayOn } from './way-on.js';

/** What a page gets besides what its handler returns. */
export interface Frame {
  /** For the hidden field of its forms. */
  token: string;
  /** ISO day in Paris. */
  today: string;
  /** What was typed, after a refusal; else what the handler says stands in the fields. */
  values: FormValues;
  refusal?: Refusal;
  /** The handler that was refused: on a page with several forms, which of them it was. */
  refused?: string;
}

/** What a handler returns for a page: its props without those of the frame, or a way on. */
export type Shown<P> = Props<P> | WayOn | Besides<Props<P> | WayOn>;
type Props<P> = Omit<P, keyof Frame> & Partial<Pick<Frame, 'values'>>;

/**
 * A controller of pages. Its handlers declare what they need and what they show; reading, the transaction, refusals and
 * the document around a page are done once, in `ScreenInterceptor`.
 * @param path of the controller
 * @param allowed who may come here
 * @param look of its pages; by default the console's under `/ccas`, marked in the menu at the controller's own path
 */
export function Screens(path: string | string[], allowed: readonly Allowed[], look: PageOptions = {}): ClassDecorator {
  const own = [path].flat()[0]!;
  const isConsole = own.startsWith('ccas/');
  const whole: PageOptions = { kind: isConsole ? 'console' : 'public', path: `/${own}`, ...look };
  return applyDecorators(
    ApiExcludeController(),
    Controller(path),
    Access(...allowed),
    SetMetadata(SCREENS, whole),
    UseInterceptors(ScreenInterceptor),
  );
}

/** A handler may return a function instead: what it draws, a chart or a paper, is drawn once its transaction is over. */
type Drawn<R> = R | (() => R | Promise<R>);
type Handler<R> = (...args: never[]) => Drawn<R> | Promise<Drawn<R>>;

/** The handler shows this page: it returns the props, less what the frame gives. */
export function Page<P extends object>(
  title: OfProps<string, NoInfer<P>>,
  component: FunctionComponent<P>,
  more?: OfProps<PageOptions, NoInfer<P>>,
) {
  const declare = (screens: object, method: string): void => {
    planOf(screens, method).page = { title, component, more } as ScreenPlan['page'];
  };
  return declare as <H extends Handler<Shown<P>>>(
    screens: object,
    method: string,
    handler: TypedPropertyDescriptor<H>,
  ) => void;
}

/**
 * Refused, the form is seen again on this page, with what was typed, the message at its field and the status.
 * @param page a handler of this class marked `@Page`, or one of another class
 */
export function RefusedShows(page: PageOf, options: RefusalOptions = {}): MethodDecorator {
  return (screens, method) => {
    planOf(screens, method).refusedShows = { page, ...options };
  };
}

/**
 * From one network within a quarter of an hour, whatever becomes of it: counted once the form is read, before the
 * transaction begins, so that a refusal does not take it back.
 * @throws TooManyAttempts when the handler is called
 */
export function AtMost(allowed: number, what: string, options: Pick<AtMostPlan, 'unless'> = {}): MethodDecorator {
  return (screens, method) => {
    planOf(screens, method).atMost = { allowed, what, ...options };
  };
}

/** The same for everyone who is not signed in: browsers keep it this long, then ask again at the price of its hash. */
export function SameForEveryone(keptSeconds: number): MethodDecorator {
  return (screens, method) => {
    planOf(screens, method).keptSeconds = keptSeconds;
  };
}
