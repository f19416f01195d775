import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { DossierPart } from '../residents/dossier-parts.js';
import { nothingEnds } from '../residents/endings/ending.js';

/** What the reports keep of a person: where the address is, and whether a pass was ever shown (it follows the pass). */
@DossierPart()
@Injectable()
export class PlacesPart implements DossierPart {
  readonly name = 'Quartier';
  readonly tables = ['resident_place', 'pass_seen'];
  readonly ending = nothingEnds;

  async export(tx: Tx, residentId: string): Promise<Record<string, unknown>[]> {
    const rows = await tx.rows<{ district: string | null; latitude: number | null; longitude: number | null }>(
      `select d.name as district, l.latitude, l.longitude from resident_place l
       left join district d on d.ccas_id = l.ccas_id and d.id = l.district_id where l.resident_id = $1`,
      [residentId],
    );
    return rows.map(({ district, latitude, longitude }) => ({
      Quartier: district,
      'Position de l’adresse': latitude === null ? 'adresse inconnue' : `${latitude}, ${longitude}`,
    }));
  }

  async erase(tx: Tx, _actor: Actor, residentId: string): Promise<void> {
    await tx.run('delete from resident_place where resident_id = $1', [residentId]);
  }

  /** It belongs to the address, not to the person: the kept dossier's is looked up again if it has changed. */
  async move(tx: Tx, fromId: string): Promise<string[]> {
    await tx.run('delete from resident_place where resident_id = $1', [fromId]);
    return [];
  }

  giveBack(): Promise<void> {
    return Promise.resolve();
  }
}
