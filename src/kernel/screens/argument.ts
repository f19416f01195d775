import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { planOf, type Resolve } from './screen-plan.js';

/** An argument that a handler may have, and that is known when its page is shown again after a refusal. */
export function argument(resolve: Resolve): ParameterDecorator {
  const decorate = createParamDecorator((_: unknown, context: ExecutionContext) => resolve(context))();
  return (target, method, index) => {
    decorate(target, method, index);
    remember(resolve)(target, method, index);
  };
}

/** Nest resolves it by a decorator of its own, which the description of the API reads; this says how we do. */
export function remember(resolve: Resolve): ParameterDecorator {
  return (target, method, index) => {
    if (method !== undefined) planOf(target, method).arguments.set(index, resolve);
  };
}
