import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { MergeResidents, type WantedMerge } from '../residents/merge-residents.js';
import { UndoMerge } from '../residents/undo-merge.js';
import { ChangePassState } from './change-pass-state.js';
import { PassQuery, type PassView } from './pass.query.js';

/** Merges two dossiers when both may hold a pass: one person has one pass that serves. */
@Injectable()
export class MergeHolders {
  constructor(
    private readonly merge: MergeResidents,
    private readonly passes: PassQuery,
    private readonly changePassState: ChangePassState,
  ) {}

  /**
   * @param stayingPassId which pass goes on serving; needed only when both have an active one, the other is suspended
   * @throws NotFound, ResidentMerged, InvalidInput when that choice is missing
   */
  async run(tx: Tx, actor: Actor, wanted: WantedMerge, stayingPassId?: string): Promise<string> {
    await this.merge.lock(tx, wanted);
    const active = [...(await this.activeOf(tx, wanted.keptId)), ...(await this.activeOf(tx, wanted.mergedId))];
    if (active.length < 2) return this.merge.run(tx, actor, wanted, null);
    if (!active.some(({ id }) => id === stayingPassId))
      throw new InvalidInput([
        {
          field: 'stayingPassId',
          code: 'required',
          detail: 'Les deux dossiers ont un pass actif : choisissez celui qui reste en service.',
        },
      ]);
    const other = active.find(({ id }) => id !== stayingPassId)!;
    await this.changePassState.run(tx, actor, other.id, { verb: 'suspend' });
    return this.merge.run(tx, actor, wanted, other.id);
  }

  private async activeOf(tx: Tx, residentId: string): Promise<PassView[]> {
    return (await this.passes.ofResident(tx, residentId)).filter(({ status }) => status === 'active');
  }
}

/** The two dossiers again, and the pass that was put aside back in service, unless somebody has withdrawn it since. */
@Injectable()
export class UndoHoldersMerge {
  constructor(
    private readonly undoMerge: UndoMerge,
    private readonly passes: PassQuery,
    private readonly changePassState: ChangePassState,
  ) {}

  /** @throws NotFound, ResidentMerged, CannotUndoMerge */
  async run(tx: Tx, actor: Actor, keptId: string, mergeId: string): Promise<void> {
    const { suspendedPassId } = await this.undoMerge.run(tx, actor, keptId, mergeId);
    if (!suspendedPassId) return;
    const { status } = await this.passes.get(tx, suspendedPassId);
    if (status === 'suspended') await this.changePassState.run(tx, actor, suspendedPassId, { verb: 'resume' });
  }
}
