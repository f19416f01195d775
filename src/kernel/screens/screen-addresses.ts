import { Injectable, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService } from '@nestjs/core';
import { formerOf } from './formerly.js';
import { type PageOf, SCREENS } from './screen-plan.js';

/** A page that a declaration speaks of: its class, and the method that shows it. */
export type Screen = readonly [screens: Type, handler: string];

/** Where each page stands, so that a slice may send somebody back to a page it does not know. */
@Injectable()
export class ScreenAddresses {
  private found?: ReadonlyMap<string, Screen>;

  constructor(private readonly discovery: DiscoveryService) {}

  /** Every class marked `@Screens`. */
  all(): Type[] {
    return this.controllers().filter((controller) => Reflect.hasMetadata(SCREENS, controller));
  }

  /** Every class with handlers, pages or not. */
  controllers(): Type[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => (metatype ? [metatype as Type] : []));
  }

  /** @returns undefined when no page stands at this address */
  at(page: PageOf, own: Type): Screen | undefined {
    if (typeof page !== 'string') return page;
    return page.startsWith('/') ? this.byAddress().get(page) : [own, page];
  }

  private byAddress(): ReadonlyMap<string, Screen> {
    this.found ??= new Map(this.all().flatMap((screens) => pagesOf(screens)));
    return this.found;
  }
}

/** Addresses of a class of screens, as they are declared: `/ccas/usagers/:id`. Not those of an earlier release. */
export function addressesOf([screens, handler]: Screen): string[] {
  const method = (screens.prototype as Record<string, object>)[handler]!;
  const former = formerOf(method)?.paths ?? [];
  const paths = pathsOf(method).filter((path) => !former.includes(path));
  return pathsOf(screens).flatMap((one) => paths.map((other) => joined(one, other)));
}

export function methodsOf(screens: Type): string[] {
  return Object.getOwnPropertyNames(screens.prototype).filter((name) => name !== 'constructor');
}

function pagesOf(screens: Type): [string, Screen][] {
  return methodsOf(screens)
    .filter((handler) => isGet((screens.prototype as Record<string, object>)[handler]!))
    .flatMap((handler) =>
      addressesOf([screens, handler]).map((address): [string, Screen] => [address, [screens, handler]]),
    );
}

function isGet(method: object): boolean {
  return Reflect.getMetadata(METHOD_METADATA, method) === RequestMethod.GET;
}

function pathsOf(target: object): string[] {
  return [Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined].flat().map((path) => path ?? '');
}

function joined(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}
