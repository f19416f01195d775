import { RequestMethod, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { TestApp } from './app.js';

const methods = {
  [RequestMethod.GET]: 'GET',
  [RequestMethod.POST]: 'POST',
  [RequestMethod.PATCH]: 'PATCH',
  [RequestMethod.DELETE]: 'DELETE',
  [RequestMethod.PUT]: 'PUT',
} as Record<number, string>;

/** Every route the controllers declare, `GET /api/v1/residents/:id`, read from the running application itself. */
export function routesOf(app: TestApp): string[] {
  const controllers = [...app.nest.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].map((wrapper) => wrapper.metatype as Type),
  );
  const routes = controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
      const handler = controller.prototype[name] as object;
      const method = methods[Reflect.getMetadata('method', handler) as number];
      if (typeof handler !== 'function' || !method) return [];
      const bases = [Reflect.getMetadata('path', controller) as string | string[]].flat();
      const paths = [Reflect.getMetadata('path', handler) as string | string[]].flat();
      return bases.flatMap((base) =>
        paths.map((path) => `${method} /${[base, path].filter((part) => part && part !== '/').join('/')}`),
      );
    }),
  );
  return [...new Set(routes)].sort();
}
