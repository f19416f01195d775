import { DiscoveryService } from '@nestjs/core';

/** A class that Nest can make, and that has what the place it is marked for asks. */
type Contributing<T> = abstract new (...parameters: never[]) => T;

/** A place of the house that slices add to: a class decorator, and the key its classes are found by. */
export interface ContributionPlace<T> {
  (): (target: Contributing<T>) => void;
  readonly KEY: string;
}

/**
 * A place that slices add to by marking a provider, so that no list of theirs stands elsewhere:
 * `export const Finder = contribution<Finder>()`, then `@Finder() @Injectable() class ResidentFinder implements Finder`.
 * The compiler refuses the mark on a class that lacks what `T` asks.
 */
export function contribution<T extends object>(): ContributionPlace<T> {
  const decorator = DiscoveryService.createDecorator();
  return Object.assign(() => (target: Contributing<T>) => void decorator()(target), { KEY: decorator.KEY });
}
