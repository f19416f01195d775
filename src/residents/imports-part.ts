import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { dayOf } from '../kernel/time/instant-of.js';
import { frenchDay } from '../kernel/ui/french.js';
import { type DossierEvent, DossierPart } from './dossier-parts.js';
import { nothingEnds } from './endings/ending.js';

interface ImportOf {
  importId: string;
  fileName: string;
  at: Date;
  isNew: boolean;
}

/** Lists that made or changed a dossier, while they may still be taken back. */
@DossierPart()
@Injectable()
export class ImportsPart implements DossierPart {
  readonly name = 'Listes chargées';
  readonly tables = ['resident_import_row'];
  readonly ending = nothingEnds;

  async export(tx: Tx, residentId: string): Promise<Record<string, unknown>[]> {
    const imports = await this.of(tx, residentId);
    return imports.map(({ fileName, at, isNew }) => ({
      Fichier: fileName,
      'Chargé le': frenchDay(dayOf(at)),
      Effet: isNew ? 'inscription' : 'mise à jour',
    }));
  }

  async erase(tx: Tx, _actor: Actor, residentId: string): Promise<void> {
    await tx.run('delete from resident_import_row where resident_id = $1', [residentId]);
  }

  /** Which dossier a list wrote stays said: after a merge it cannot be taken back there. */
  move(): Promise<string[]> {
    return Promise.resolve([]);
  }

  giveBack(): Promise<void> {
    return Promise.resolve();
  }

  async timeline(tx: Tx, residentId: string): Promise<DossierEvent[]> {
    const imports = await this.of(tx, residentId);
    return imports.map(({ importId, fileName, at, isNew }) => ({
      at,
      kind: 'dossier',
      icon: 'upload',
      title: isNew ? 'Dossier créé par une liste' : 'Dossier mis à jour par une liste',
      detail: fileName,
      href: `/ccas/usagers/import/${importId}`,
    }));
  }

  private of(tx: Tx, residentId: string): Promise<ImportOf[]> {
    return tx.rows<ImportOf>(
      `select i.id as "importId", i.file_name as "fileName", coalesce(i.finished_at, i.requested_at) as at, w.before is null as "isNew"
       from resident_import_row w join resident_import i on i.ccas_id = w.ccas_id and i.id = w.import_id
       where w.resident_id = $1 order by i.id desc`,
      [residentId],
    );
  }
}
