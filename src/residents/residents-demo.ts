import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { DemoPart } from '../kernel/demonstration/demo-part.js';
import { readInput } from '../kernel/http/input.js';
import { Clock, parisInstant } from '../kernel/time/clock.js';
import { AddNote } from './add-note.js';
import { identityKey, searchText } from './identity.js';
import { inventedTown } from './invented-crowd.js';
import { RegisterResident } from './register-resident.js';
import { ResidentEntity } from './resident.entity.js';
import { ResidentForm } from './resident-form.js';

/** Invented people of a demonstration in Alfortville (INSEE 94002). No one here exists. */
export const demoResidents = [
  {
    lastName: 'Le Bràs-Petit',
    firstName: 'Jeanne',
    bornOn: '1948-03-02',
    address: '12 rue des Glycines',
    phone: '01 55 00 10 01',
  },
  {
    lastName: 'Benhaïm',
    firstName: 'Maurice',
    bornOn: '1941-11-19',
    address: '3 quai de la Révolution',
    phone: '01 55 00 10 02',
  },
  {
    lastName: 'de La Fontanelle',
    firstName: 'Marie-Thérèse',
    bornOn: '1937-06-30',
    address: '27 rue du Pont',
    phone: '01 55 00 10 03',
  },
  {
    lastName: 'N’Diaye',
    firstName: 'Aïssatou',
    bornOn: '1955-01-08',
    address: '8 allée du 8-Mai',
    phone: '06 55 00 10 04',
  },
  {
    lastName: 'Nguyễn',
    firstName: 'Văn Hùng',
    bornOn: '1950-09-14',
    address: '41 rue de Seine',
    phone: '01 55 00 10 05',
  },
  {
    lastName: 'Œuvrard',
    firstName: 'Lucien',
    bornOn: '1933-12-25',
    address: '5 place du Marché',
    phone: '01 55 00 10 06',
  },
  {
    lastName: 'Wojciechowska-Delacroix',
    firstName: 'Irène',
    bornOn: '1946-04-17',
    address: '19 rue Louis-Blanc',
    phone: '01 55 00 10 07',
  },
  {
    lastName: 'Mac Donnell',
    firstName: 'Élisabeth',
    bornOn: '1979-08-05',
    address: '2 rue des Camélias',
    phone: '06 55 00 10 08',
  },
  {
    lastName: 'Şahin',
    firstName: 'Emine',
    bornOn: '1952-02-28',
    address: '14 rue Étienne-Dolet',
    phone: '06 55 00 10 09',
  },
  {
    lastName: 'D’Angelo',
    firstName: 'Giuseppe',
    bornOn: '1944-07-21',
    address: '33 rue de Charenton',
    phone: '01 55 00 10 10',
  },
] as const;

const note = { of: 'Œuvrard', text: 'Préfère être appelé le matin. Vient au guichet avec sa voisine.' };

@DemoPart()
@Injectable()
export class ResidentsDemo implements DemoPart {
  readonly place = 20;

  constructor(
    private readonly registerResident: RegisterResident,
    private readonly addNote: AddNote,
    private readonly clock: Clock,
  ) {}

  async load(tx: Tx, actor: Actor): Promise<void> {
    const residenceProof = { kind: 'energy', seenOn: this.clock.today().toString() };
    for (const person of demoResidents) {
      const form = readInput(ResidentForm, { ...person, communeCode: '94002', postcode: '94140', residenceProof });
      const id = await this.registerResident.run(tx, actor, form);
      if (person.lastName === note.of) await this.addNote.run(tx, actor, id, { text: note.text });
    }
    await this.crowd(tx);
  }

  /** Those who came in two years: no use case can make time pass, and none is made for four hundred at once. */
  private async crowd(tx: Tx): Promise<void> {
    const people = inventedTown(this.clock.today()).people.map(({ proof, registeredOn, ...person }) => {
      const registeredAt = parisInstant(registeredOn, '10:30');
      return {
        ...person,
        id: uuidv7(),
        communeCode: '94002',
        postcode: '94140',
        residenceProofKind: proof,
        residenceProofSeenOn: registeredOn,
        identityKey: identityKey(person),
        searchText: searchText(person),
        registeredAt,
        updatedAt: registeredAt,
      };
    });
    await tx.insert(ResidentEntity, people);
  }
}
