import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Contributions, inPlace } from '../contributions/contributions.js';
import type { Tx } from '../database/database.js';
import { NotFound } from '../errors/domain-error.js';
import { ModuleSwitch, OF_MODULE } from './module-switch.js';
import { isUsed } from './modules-on.query.js';
import { isInReach, type Reach } from './reach.js';

type Class = abstract new (...parameters: never[]) => unknown;

/** The modules of the service, and what belongs to which: `ModuleSwitch`, `OfModule`. */
@Injectable()
export class ModuleSwitches implements OnModuleInit {
  private switches: readonly ModuleSwitch[] = [];
  private readonly byController = new Map<Class, string>();

  constructor(
    private readonly contributions: Contributions,
    private readonly discovery: DiscoveryService,
  ) {}

  /** @throws Error when a Nest module is of a module that no slice has */
  onModuleInit(): void {
    const all = this.contributions.of(ModuleSwitch).map(({ moduleSwitch }) => moduleSwitch);
    this.switches = inPlace(all, 'modules');
    for (const { metatype, host } of this.discovery.getControllers()) {
      const key = markOf(host?.metatype);
      if (!key) continue;
      if (!all.some((each) => each.key === key)) throw new Error(`No slice has the module « ${key} ».`);
      this.byController.set(metatype as Class, key);
    }
  }

  /** In their order. */
  all(): readonly ModuleSwitch[] {
    return this.switches;
  }

  keys(): string[] {
    return this.switches.map(({ key }) => key);
  }

  /** Those of these keys, in their order. */
  among(keys: readonly string[]): ModuleSwitch[] {
    return this.switches.filter(({ key }) => keys.includes(key));
  }

  /** @throws NotFound */
  named(key: string): ModuleSwitch {
    const found = this.switches.find((each) => each.key === key);
    if (!found) throw new NotFound('Ce module');
    return found;
  }

  /** The module this controller belongs to; nothing for what every CCAS has. */
  ofController(controller: Class): string | undefined {
    return this.byController.get(controller);
  }

  /** The module that a contribution belongs to; nothing for what every CCAS has. */
  of(contributing: object): string | undefined {
    return markOf(this.contributions.hostOf(contributing));
  }

  /** Those in reach of whoever reads, and those out of it that this CCAS keeps something of. */
  async usedOrIn(tx: Tx): Promise<string[]> {
    const keys: string[] = [];
    for (const each of this.switches)
      if (isInReach(each.key, tx.reach) || (await isUsed(tx, each))) keys.push(each.key);
    return keys;
  }

  /** What these contributions bring, each with the module it belongs to: for what is put in order once, and asked by reach. */
  owned<C extends object, T extends object>(all: readonly C[], brought: (each: C) => readonly T[]): Owned<T>[] {
    return all.flatMap((each) => brought(each).map((one) => ({ ...one, module: this.of(each) })));
  }

  /** Of these contributions, those that belong to every CCAS or to a module in reach. */
  inReach<T extends object>(all: readonly T[], reach: Reach): T[] {
    return all.filter((each) => isInReach(this.of(each), reach));
  }
}

/** Something, and the key of the module it belongs to; none for what every CCAS has. */
export type Owned<T> = T & { module?: string };

function markOf(nestModule: unknown): string | undefined {
  return typeof nestModule === 'function' ? Reflect.getMetadata(OF_MODULE, nestModule) : undefined;
}
