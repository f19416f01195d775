import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { StatusListsFull } from './passes.errors.js';

/** Entries of one list (pass-code.md, Status list). */
export const LIST_SIZE = 131_072;
/** A list is left for the next one well before it is full, so that drawing a free place at random stays quick. */
const USABLE = Math.floor(LIST_SIZE * 0.8);
const LISTS = 256;

/** Gives each credential its place: drawn at random among the free ones, so that neighbours mean nothing. */
@Injectable()
export class StatusPlaces {
  /** Holds the list's row until the transaction ends: two credentials never draw the same place. */
  async take(tx: Tx): Promise<{ statusList: number; statusIndex: number }> {
    const statusList = await this.openList(tx);
    for (;;) {
      const statusIndex = randomInt(LIST_SIZE);
      const taken = await tx.rows('select from credential where status_list = $1 and status_index = $2', [
        statusList,
        statusIndex,
      ]);
      if (taken.length === 0) return { statusList, statusIndex };
    }
  }

  private async openList(tx: Tx): Promise<number> {
    for (let number = 1; number < LISTS; number++) {
      await tx.run('insert into status_list (number) values ($1) on conflict do nothing', [number]);
      const touched = await tx.run('update status_list set taken = taken + 1 where number = $1 and taken < $2', [
        number,
        USABLE,
      ]);
      if (touched > 0) return number;
    }
    throw new StatusListsFull();
  }

  /** Something about these credentials changed: their lists are signed anew when next asked for. */
  async touch(tx: Tx, passId: string): Promise<void> {
    await tx.run(
      `update status_list set version = version + 1 where number in (select status_list from credential where pass_id = $1)`,
      [passId],
    );
  }
}
