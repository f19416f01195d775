import type { Type } from '@nestjs/common';
import { readForm } from '../http/input.js';
import { argument } from './argument.js';
import { currentScreen } from './current-screen.js';
import { planOf, type Read } from './screen-plan.js';

/**
 * The transaction of this CCAS that the whole handler runs in: read-only for GET unless it says `write`. It is committed
 * before anything is answered. A handler that has one never touches the reply: that would outlive a rollback.
 */
export function InTx(mode?: 'write'): ParameterDecorator {
  const decorate = argument((context) => currentScreen(context).tx);
  return (target, method, index) => {
    decorate(target, method, index);
    planOf(target, method!).transaction = mode ?? 'as the verb';
  };
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

/** The fields of the form as they were sent, for what is no class: a button that was pressed, choices by name. */
export function Sent(): ParameterDecorator {
  return argument((context) => currentScreen(context).values);
}
