import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { DemoPart } from '../kernel/demonstration/demo-part.js';
import { ChangeSettings } from './change-settings.js';

/** What a manager would have set, so that the public pages have something to say. */
@DemoPart()
@Injectable()
export class CcasDemo implements DemoPart {
  readonly place = 90;

  constructor(private readonly settings: ChangeSettings) {}

  async load(tx: Tx, actor: Actor): Promise<void> {
    await this.settings.run(tx, actor, 'contact', 0, {
      openingHours: [
        { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
        { weekdays: [1, 2, 4], from: '13:30', to: '17:00' },
      ],
    });
    await this.settings.run(tx, actor, 'publication', 0, {
      publicationDirector: 'Camille Rousselin, présidente du CCAS (personne inventée)',
      hostName: 'Votre machine',
      hostContact: 'Cette démonstration tourne là où vous l’avez lancée.',
      dpoContact: 'dpo@alfortville.example',
    });
  }
}
