import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { Tx } from '../database/database.js';
import { NotFound } from '../errors/domain-error.js';
import { readId } from '../http/id.pipe.js';
import { ListExports } from '../lists/list-export.js';
import { PER_PAGE } from '../listing/page-size.js';
import { type BulkAct, BulkActs, mayDo } from './bulk-act.js';

export interface Chosen {
  act: BulkAct;
  ids: string[];
}

/**
 * What the address of an act means: the act, and the rows it is to be done to, by the list as its address narrows it:
 * those whose boxes are ticked, those of its page (`qui=page`), or all of it (`qui=tous`).
 */
@Injectable()
export class ChosenQuery {
  constructor(
    private readonly acts: BulkActs,
    private readonly lists: ListExports,
  ) {}

  /** @throws NotFound for what is no act, or none of this actor */
  async of(tx: Tx, actor: Actor, address: Record<string, unknown>): Promise<Chosen> {
    const act = typeof address.geste === 'string' ? this.acts.find(address.geste, tx.reach) : undefined;
    if (!act || !mayDo(act, actor)) throw new NotFound('Ce geste');
    return { act, ids: await this.ids(tx, act, address) };
  }

  private async ids(
    tx: Tx,
    act: BulkAct,
    { qui, choisi, page, ...address }: Record<string, unknown>,
  ): Promise<string[]> {
    if (qui !== 'tous' && qui !== 'page') return ticked(choisi);
    const list = this.lists.find(act.list, tx.reach);
    if (!list || !('ids' in list)) throw new NotFound('Cette liste');
    const ids = await list.ids(tx, address);
    if (qui === 'tous') return ids;
    const from = (Math.max(1, Number(page) || 1) - 1) * PER_PAGE;
    return ids.slice(from, from + PER_PAGE);
  }
}

/** Boxes of one name. */
function ticked(sent: unknown): string[] {
  return [...new Set([sent].flat().map(readId))].filter((id) => id !== undefined);
}
