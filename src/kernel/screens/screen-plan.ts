import type { ExecutionContext, Type } from '@nestjs/common';
import type { FunctionComponent } from 'preact';
import type { FileFormValues } from '../http/file-form.js';
import type { FormValues } from '../http/input.js';
import type { LayoutOptions } from '../ui/layout.js';

/** How one argument of a handler is had from a request. */
export type Resolve = (context: ExecutionContext) => unknown;

/** Of the address a form is sent to: some say there which form it is. */
export interface SentTo {
  /** Its parts by name. */
  inPath: Record<string, string>;
  /** After the `?`. */
  asked: Record<string, unknown>;
}

/** What was typed, and the files that were chosen, as the argument that asks for them. @throws InvalidInput */
export type Read = (values: FormValues, files: FileFormValues['files'], to: SentTo) => object;

/** A handler marked `@Page`: of the same class by name, of another one, or the one at an address (`/ccas/usagers/:id`). */
export type PageOf = string | readonly [screens: Type, handler: string];

/** What a handler of a screen has declared. */
export interface ScreenPlan {
  /** By place. Those without one are resolved by Nest alone: such a handler cannot be shown after a refusal. */
  arguments: Map<number, Resolve>;
  /** Absent: the handler has no transaction. `as the verb`: for GET it may write nothing. */
  transaction?: 'as the verb' | 'write';
  /** It opens short ones itself, instead of running in one. */
  isShort?: boolean;
  /** How often it may be called from one network. */
  atMost?: AtMostPlan;
  /** Seconds for which a browser keeps the answer; whoever signed in gets a fresh one. */
  keptSeconds?: number;
  /** How what was typed becomes the argument that asks for it. */
  typed?: Read;
  page?: { title: OfProps<string>; component: FunctionComponent<object>; more?: OfProps<PageOptions> };
  /** The page on which a refused form is seen again. */
  refusedShows?: RefusalOptions & { page: PageOf };
}

export interface AtMostPlan {
  /** Within a quarter of an hour. */
  allowed: number;
  /** What is counted together: `pledge`. */
  what: string;
  /** What was sent asks for nothing that is counted. */
  unless?: (values: FormValues) => boolean;
}

export interface RefusalOptions {
  /** Another page, by the code of the refusal. */
  instead?: Record<string, PageOf>;
  /** What the page calls the fields of the use case: `{ amount: 'amountCents' }`. */
  fields?: Record<string, string>;
}

export type PageOptions = Omit<LayoutOptions, 'title'>;
/** Said once, or of the props of the page. */
export type OfProps<T, P = object> = T | ((props: P) => T);

/** On a class of screens: what its pages have in common. */
export const SCREENS = 'passerelle:screens';

/** On a class that shows no page, whose handlers may have a transaction all the same. */
export const OPENS_TRANSACTIONS = 'passerelle:opens-transactions';

const PLAN = Symbol('screen plan');

/** The plan of a method, made at the first of its decorators. */
export function planOf(screens: object, method: string | symbol): ScreenPlan {
  const declared = declaredPlan(screens, method);
  if (declared) return declared;
  const plan: ScreenPlan = { arguments: new Map() };
  Reflect.defineMetadata(PLAN, plan, screens, method);
  return plan;
}

/** @param screens the prototype of the class */
export function declaredPlan(screens: object, method: string | symbol): ScreenPlan | undefined {
  return Reflect.getOwnMetadata(PLAN, screens, method) as ScreenPlan | undefined;
}
