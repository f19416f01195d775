import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Contributions } from '../kernel/contributions/contributions.js';
import type { Tx } from '../kernel/database/database.js';
import { AppointmentHouse } from './appointment-house.js';

/** The houses that receive by appointment. */
@Injectable()
export class Houses implements OnModuleInit {
  constructor(private readonly contributions: Contributions) {}

  /** @throws Error when two have one key: the appointments of one would be the other’s */
  onModuleInit(): void {
    const keys = this.keys();
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice) throw new Error(`Two houses hold the appointments of « ${twice} ».`);
  }

  keys(): string[] {
    return this.contributions.of(AppointmentHouse).map(({ key }) => key);
  }

  /** @throws Error for a house that is not there: of a later version, say */
  of(key: string): AppointmentHouse {
    const house = this.contributions.of(AppointmentHouse).find((each) => each.key === key);
    if (!house) throw new Error(`No house holds the appointments of « ${key} ».`);
    return house;
  }

  /** Who receives at each: empty where the house itself does. */
  async hostNames(
    tx: Tx,
    key: string,
    permanences: { hostId: string | null }[],
  ): Promise<(hostId: string | null) => string> {
    const ids = [...new Set(permanences.flatMap(({ hostId }) => hostId ?? []))];
    const names = ids.length > 0 ? await this.of(key).hostNames?.(tx, ids) : undefined;
    return (hostId) => (hostId && names?.get(hostId)) || '';
  }
}
