import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { DossierParts } from './dossier-parts.js';
import { identityKey, searchText } from './identity.js';
import {
  chosenValues,
  lockCandidates,
  type MergeCandidate,
  type MergeChoices,
  type MergedValues,
  valuesOf,
} from './merged-values.js';
import { EndedNotMerged } from './endings/endings.errors.js';
import { ResidentEntity } from './resident.entity.js';
import { ResidentMergeEntity } from './resident-merge.entity.js';
import { DossierRestricted, ResidentMerged } from './residents.errors.js';

export interface WantedMerge {
  keptId: string;
  mergedId: string;
  /** Whose value each field keeps. */
  choices: MergeChoices;
}

/** Two dossiers of one person become one: everything moves to the kept one, the other leads to it. */
@Injectable()
export class MergeResidents {
  constructor(
    private readonly parts: DossierParts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Both dossiers, which nobody else changes until the transaction ends.
   * @throws NotFound, DossierRestricted, EndedNotMerged, ResidentMerged when somebody merged one of them meanwhile
   */
  async lock(
    tx: Tx,
    { keptId, mergedId }: Pick<WantedMerge, 'keptId' | 'mergedId'>,
  ): Promise<[MergeCandidate, MergeCandidate]> {
    const found = await lockCandidates(tx, [keptId, mergedId]);
    const kept = found.find(({ id }) => id === keptId);
    const merged = found.find(({ id }) => id === mergedId);
    if (!kept || !merged || kept === merged) throw new NotFound('Cet usager');
    for (const { mergedInto, isRestricted, isEnded } of [kept, merged]) {
      if (mergedInto) throw new ResidentMerged(mergedInto);
      if (isRestricted) throw new DossierRestricted();
      if (isEnded) throw new EndedNotMerged();
    }
    return [kept, merged];
  }

  /**
   * @param suspendedPassId the pass put aside because both had one, remembered for the undoing
   * @throws NotFound, ResidentMerged
   */
  async run(tx: Tx, actor: Actor, wanted: WantedMerge, suspendedPassId: string | null): Promise<string> {
    const { keptId, mergedId, choices } = wanted;
    const [kept, merged] = await this.lock(tx, wanted);
    const after = chosenValues(kept, merged, choices);
    const moved: Record<string, string[]> = {};
    for (const part of this.parts.all()) moved[part.name] = await part.move(tx, mergedId, keptId);

    const now = this.clock.now();
    await writeValues(tx, keptId, after, now);
    // Nobody has this identity: whoever looks for the person finds the kept dossier only.
    await tx.update(ResidentEntity, { id: mergedId }, { mergedInto: keptId, identityKey: `merged ${mergedId}` });
    const id = uuidv7();
    await tx.insert(ResidentMergeEntity, {
      id,
      keptId,
      mergedId,
      undo: { before: valuesOf(kept), after, moved, suspendedPassId },
      mergedAt: now,
      mergedByKind: actor.kind,
      mergedById: actor.id ?? null,
    });
    await this.audit.write(tx, actor, {
      action: 'resident.merged',
      subject: { kind: 'resident', id: keptId },
      details: { mergedId, mergeId: id },
    });
    return id;
  }
}

/** Name and birth date decide by what a dossier is compared and found. */
export async function writeValues(tx: Tx, id: string, values: MergedValues, at: Temporal.Instant): Promise<void> {
  const { bornOn, residenceProofSeenOn, ...columns } = values;
  await tx.update(
    ResidentEntity,
    { id },
    {
      ...columns,
      bornOn: Temporal.PlainDate.from(bornOn),
      residenceProofSeenOn: residenceProofSeenOn ? Temporal.PlainDate.from(residenceProofSeenOn) : null,
      identityKey: identityKey(values),
      searchText: searchText(values),
      updatedAt: at,
    },
  );
}
