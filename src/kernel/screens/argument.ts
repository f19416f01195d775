import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { planOf, type Resolve } from './screen-plan.js';

/**
 * An argument that a handler may have, and that is known when its page is shown again after a refusal.
 * @param nest how Nest has it: a decorator of its own where the description of the API reads it
 */
export function argument(
  resolve: Resolve,
  nest: ParameterDecorator = createParamDecorator((_: unknown, context: ExecutionContext) => resolve(context))(),
): ParameterDecorator {
  return (target, method, index) => {
    nest(target, method, index);
    planOf(target, method!).arguments.set(index, resolve);
  };
}
