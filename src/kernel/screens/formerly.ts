import type { Type } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';

/** On a handler: what it answers besides, for pages of an earlier release. */
const FORMERLY = 'passerelle:formerly';

/** Addresses of an earlier release that a handler still answers. */
interface Former {
  /** The last one whose pages know them. */
  release: string;
  /** As those of `@Get` and `@Post`: below the path of the controller. */
  paths: string[];
}

/**
 * Where handlers of this class stood before. A page that is open in a browser while its process is replaced, or that a
 * process of the version before draws meanwhile, sends its form there: it does what the new address does.
 *
 * They are kept for one release; once another is made, `test/upgrade/addresses.test.ts` asks for the line to go.
 * @param release the last one whose pages know these addresses: `0.1.0`
 * @param formerly by handler, an address below the path of the controller, or several
 */
export function Formerly<F extends Record<string, string | string[]>>(release: string, formerly: F) {
  return (screens: Type<Record<keyof F, unknown>>): void => {
    for (const [handler, former] of Object.entries(formerly)) {
      const method = (screens.prototype as Record<string, object>)[handler]!;
      const present = [Reflect.getMetadata(PATH_METADATA, method) as string | string[]].flat();
      const paths = [former].flat();
      Reflect.defineMetadata(FORMERLY, { release, paths } satisfies Former, method);
      Reflect.defineMetadata(PATH_METADATA, [...present, ...paths], method);
    }
  };
}

/** @returns undefined for a handler that never moved */
export function formerOf(handler: object): Former | undefined {
  return Reflect.getMetadata(FORMERLY, handler) as Former | undefined;
}
