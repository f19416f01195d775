import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { DossierParts } from './dossier-parts.js';
import { identityKey } from './identity.js';
import { lockCandidates, mergeFields, type MergedValues, valuesOf } from './merged-values.js';
import { writeValues } from './merge-residents.js';
import { ResidentEntity } from './resident.entity.js';
import { type MergeUndo, ResidentMergeEntity } from './resident-merge.entity.js';
import { CannotUndoMerge, ResidentMerged } from './residents.errors.js';

/** One dossier becomes the two it was. What changed since the merge stays as it was changed. */
@Injectable()
export class UndoMerge {
  constructor(
    private readonly parts: DossierParts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns what the merge remembered
   * @throws NotFound, ResidentMerged, CannotUndoMerge saying why
   */
  async run(tx: Tx, actor: Actor, keptId: string, mergeId: string): Promise<MergeUndo> {
    const merge = await tx.findOneBy(ResidentMergeEntity, { id: mergeId, keptId });
    if (!merge) throw new NotFound('Cette fusion');
    const found = await lockCandidates(tx, [keptId, merge.mergedId]);
    const kept = found.find(({ id }) => id === keptId)!;
    const merged = found.find(({ id }) => id === merge.mergedId)!;
    if (kept.mergedInto) throw new ResidentMerged(kept.mergedInto);
    if (kept.isEnded)
      throw new CannotUndoMerge(
        'Un décès ou un déménagement est noté sur ce dossier.',
        'Annulez-le d’abord depuis la fiche.',
      );
    const undo = await this.claim(tx, actor, keptId, mergeId);

    for (const part of this.parts.all()) await part.giveBack(tx, undo.moved[part.name] ?? [], merge.mergedId);
    await writeValues(tx, keptId, restored(valuesOf(kept), undo), this.clock.now());
    await tx.update(ResidentEntity, { id: merged.id }, { mergedInto: null, identityKey: identityKey(merged) });
    await this.audit.write(tx, actor, {
      action: 'resident.merge_undone',
      subject: { kind: 'resident', id: keptId },
      details: { mergedId: merge.mergedId, mergeId },
    });
    return undo;
  }

  /** Read again under the lock: somebody may have undone it, merged again or erased the person meanwhile. */
  private async claim(tx: Tx, actor: Actor, keptId: string, mergeId: string): Promise<MergeUndo> {
    const merge = await tx.one<{ undo: MergeUndo | null; undoneAt: Date | null; isOlder: boolean }>(
      `select undo, undone_at as "undoneAt", exists (select from resident_merge later where later.kept_id = m.kept_id and later.undone_at is null and later.id > m.id) as "isOlder"
       from resident_merge m where id = $1 for update`,
      [mergeId],
    );
    if (merge.undoneAt) throw new CannotUndoMerge('Cette fusion est déjà annulée.', 'Rechargez la fiche.');
    if (!merge.undo)
      throw new CannotUndoMerge(
        'Un des deux dossiers a été effacé depuis : il ne peut plus être rétabli.',
        'Inscrivez de nouveau la personne si elle le demande.',
      );
    if (merge.isOlder)
      throw new CannotUndoMerge(
        'Un autre dossier a été fusionné ici depuis.',
        'Annulez d’abord la fusion la plus récente.',
      );
    await tx.update(
      ResidentMergeEntity,
      { id: mergeId, keptId },
      { undoneAt: this.clock.now(), undoneByKind: actor.kind, undoneById: actor.id ?? null },
    );
    return merge.undo;
  }
}

/** Before the merge, except where somebody has corrected the dossier since. */
function restored(now: MergedValues, { before, after }: MergeUndo): MergedValues {
  const groups = Object.values(mergeFields) as readonly (readonly (keyof MergedValues)[])[];
  const entries = groups.flatMap((columns) => {
    const untouched = columns.every((column) => now[column] === after[column]);
    return columns.map((column) => [column, (untouched ? before : now)[column]]);
  });
  return Object.fromEntries(entries) as MergedValues;
}
