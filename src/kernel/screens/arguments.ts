import type { Type } from '@nestjs/common';
import { requestOf } from '../access/visit.js';
import { readForm } from '../http/input.js';
import { argument } from './argument.js';
import { currentScreen } from './current-screen.js';
import { planOf, type Read, type ScreenPlan } from './screen-plan.js';

/**
 * The transaction of this CCAS that the whole handler runs in: read-only for GET unless it says `write`. It is committed
 * before anything is answered. A handler that has one never touches the reply: that would outlive a rollback.
 */
export function InTx(mode?: 'write'): ParameterDecorator {
  const decorate = argument((context) => currentScreen(context).tx);
  return (target, method, index) => {
    decorate(target, method, index);
    declareTransaction(target, method!, { transaction: mode ?? 'as the verb' });
  };
}

/**
 * For a handler that waits for something else, another service, a hash, a picture, or keeps something whatever becomes of
 * the rest: nothing waits in a transaction, and what one of them has kept stays. For GET they are read-only unless it says `write`.
 * Over the handler itself where none is opened there, but by the use cases it calls.
 */
export function Short(mode?: 'write'): ParameterDecorator & MethodDecorator {
  const decorate = argument((context) => currentScreen(context).inShortTx);
  return (target: object, method: string | symbol | undefined, index: unknown) => {
    if (typeof index === 'number') decorate(target, method, index);
    declareTransaction(target, method!, { transaction: mode ?? 'as the verb', isShort: true });
  };
}

/** What the browser keeps under this name. */
export function Cookie(name: string): ParameterDecorator {
  return argument((context) => requestOf(context).cookies[name]);
}

/** Network address the request came from. */
export function FromAddress(): ParameterDecorator {
  return argument((context) => requestOf(context).ip);
}

/**
 * What was typed, read into the class that the argument is of: outside the transaction, and once.
 * @param read what a field's own word does not say: how the texts of the form become the argument
 */
export function Typed(read?: Read): ParameterDecorator {
  const decorate = argument((context) => currentScreen(context).typed);
  return (target, method, index) => {
    decorate(target, method, index);
    const types = Reflect.getMetadata('design:paramtypes', target, method!) as Type[];
    planOf(target, method!).typed = read ?? ((values) => readForm(types[index] as Type<object>, values));
  };
}

/** Why the form was refused, for a page that asks for more because of it. */
export function Refused(): ParameterDecorator {
  return argument((context) => currentScreen(context).refusal);
}

/**
 * The fields of the form as they were sent, where they have no shape before the transaction is read: a column for each
 * plan, a mark for each criterion. Whoever asks for them stands in `page-controllers.test.ts`, with the reason.
 */
export function Sent(): ParameterDecorator {
  return argument((context) => currentScreen(context).values);
}

/** @throws Error where the short ones would be opened inside another, and each hold a second connection */
function declareTransaction(
  screens: object,
  method: string | symbol,
  declared: Pick<ScreenPlan, 'transaction' | 'isShort'>,
): void {
  const plan = planOf(screens, method);
  if (plan.transaction)
    throw new Error(
      `${screens.constructor.name}.${String(method)} has two kinds of transactions: @InTx() or @Short().`,
    );
  Object.assign(plan, declared);
}
