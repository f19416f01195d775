import { type INestApplicationContext, RequestMethod, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { FILE_FORM } from '../../src/kernel/access/file-form.decorator.js';
import { LIST_BODY } from '../../src/kernel/http/body.decorator.js';
import { formerOf } from '../../src/kernel/screens/formerly.js';
import type { TestApp } from './app.js';

const methods = {
  [RequestMethod.GET]: 'GET',
  [RequestMethod.POST]: 'POST',
  [RequestMethod.PATCH]: 'PATCH',
  [RequestMethod.DELETE]: 'DELETE',
  [RequestMethod.PUT]: 'PUT',
} as Record<number, string>;

/**
 * Every route the controllers declare, `GET /api/v1/residents/:id`, read from the running application itself; not where
 * a page of an earlier release sends its form.
 */
export function routesOf(app: TestApp): string[] {
  return [...new Set(handlersOf(app.nest).flatMap(({ routes }) => routes))].sort();
}

/** Those of the controllers that fit. */
export function routesOfControllers(app: TestApp, fits: (controller: Type) => boolean): string[] {
  return handlersOf(app.nest)
    .filter(({ controller }) => fits(controller))
    .flatMap(({ routes }) => routes);
}

/** Those whose form carries a file: their token is the first part. */
export function fileFormsOf(app: TestApp): Set<string> {
  return new Set(
    handlersOf(app.nest).flatMap(({ handler, routes }) => (Reflect.hasMetadata(FILE_FORM, handler) ? routes : [])),
  );
}

/** Where pages of an earlier release stood, and where they stand now. */
export function movedRoutesOf(app: TestApp): { former: string; present: string; release: string }[] {
  return handlersOf(app.nest).flatMap(({ handler, routes, former }) =>
    former.map((each) => ({ former: each, present: routes[0]!, release: formerOf(handler)!.release })),
  );
}

interface Handler {
  controller: Type;
  handler: object;
  routes: string[];
  /** Of an earlier release. */
  former: string[];
}

function handlersOf(place: INestApplicationContext): Handler[] {
  const controllers = [...place.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].map((wrapper) => wrapper.metatype as Type),
  );
  return controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
      const handler = controller.prototype[name] as object;
      const method = methods[Reflect.getMetadata('method', handler) as number];
      if (typeof handler !== 'function' || !method) return [];
      const bases = [Reflect.getMetadata('path', controller) as string | string[]].flat();
      const gone = formerOf(handler)?.paths ?? [];
      const paths = [Reflect.getMetadata('path', handler) as string | string[]].flat();
      const routesAt = (some: string[]) =>
        bases.flatMap((base) =>
          some.map((path) => `${method} /${[base, path].filter((part) => part && part !== '/').join('/')}`),
        );
      const routes = routesAt(paths.filter((path) => !gone.includes(path)));
      return [{ controller, handler, routes, former: routesAt(gone) }];
    }),
  );
}

/** Those that take a file, or a list as a body, by what they declare. */
export function uploadsOf(place: INestApplicationContext): string[] {
  return handlersOf(place)
    .filter(({ handler, controller }) =>
      [FILE_FORM, LIST_BODY].some(
        (each) => Reflect.hasMetadata(each, handler) || Reflect.hasMetadata(each, controller),
      ),
    )
    .flatMap(({ routes }) => routes)
    .sort();
}
