import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Contributions } from '../kernel/contributions/contributions.js';
import { ConsentAsker, type ConsentKind } from './consent-asker.js';

/** Everything that people are asked to agree to, and who asks. */
@Injectable()
export class ConsentKinds implements OnModuleInit {
  private readonly kinds = new Map<string, { kind: ConsentKind; asker: ConsentAsker }>();

  constructor(private readonly contributions: Contributions) {}

  /** @throws Error when two have one name: one slice would be told what another asked */
  onModuleInit(): void {
    for (const asker of this.askers())
      for (const kind of asker.consentKinds) {
        if (this.kinds.has(kind.name)) throw new Error(`There is a consent called ${kind.name} already.`);
        this.kinds.set(kind.name, { kind, asker });
      }
  }

  askers(): readonly ConsentAsker[] {
    return this.contributions.of(ConsentAsker);
  }

  /** @throws Error for one that nobody declares */
  of(name: string): { kind: ConsentKind; asker: ConsentAsker } {
    const found = this.kinds.get(name);
    if (!found) throw new Error(`Nobody asks for the consent ${name}.`);
    return found;
  }
}
