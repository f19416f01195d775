import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { ContributionPlace } from './contribution.js';

/** What the slices add to the shared places of the house, found among Nest's providers. */
@Injectable()
export class Contributions {
  private readonly found = new Map<string, readonly unknown[]>();
  private readonly hosts = new WeakMap<object, unknown>();

  constructor(private readonly discovery: DiscoveryService) {}

  /**
   * Every provider marked for this place, in the order of the modules. To be asked once the application is made: in a
   * request, a job, or from `onModuleInit` on.
   */
  of<T>({ KEY }: ContributionPlace<T>): readonly T[] {
    let found = this.found.get(KEY);
    if (!found) {
      const wrappers = this.discovery.getProviders({ metadataKey: KEY });
      for (const { instance, host } of wrappers) this.hosts.set(instance, host?.metatype);
      found = wrappers.map(({ instance }) => instance);
      this.found.set(KEY, found);
    }
    return found as readonly T[];
  }

  /** The Nest module that provides this contribution, one that `of` has given. */
  hostOf(contributing: object): unknown {
    return this.hosts.get(contributing);
  }
}

/**
 * In the order of their places, the lowest first.
 * @throws Error when two stand at one: which comes first would be chance
 */
export function inPlace<T extends { readonly place: number }>(all: readonly T[], what: string): T[] {
  const sorted = all.toSorted((one, other) => one.place - other.place);
  const twice = sorted.find(({ place }, index) => sorted[index + 1]?.place === place);
  if (twice) throw new Error(`Two ${what} stand at place ${twice.place}.`);
  return sorted;
}

/**
 * What all of them answer, asked one after the other: they share a transaction, and that is one connection.
 * @param ask nothing from whoever does not answer at all
 */
export async function inTurn<T, R>(
  all: readonly T[],
  ask: (each: T) => Promise<readonly R[]> | undefined,
): Promise<R[]> {
  const answers: R[] = [];
  for (const each of all) answers.push(...((await ask(each)) ?? []));
  return answers;
}
