import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { DemoPart } from '../kernel/demonstration/demo-part.js';
import { readInput } from '../kernel/http/input.js';
import { AskForMore } from './ask-for-more.js';
import type { RefusalReason, Showing } from './pass-application.entity.js';
import { RefuseApplication } from './refuse-application.js';
import type { ResidenceProofKind } from '../residents/resident.entity.js';
import { SaveStep } from './save-step.js';
import { SendApplication } from './send-application.js';
import { Address, Proof, Reach, Who } from './steps.js';

interface Asking {
  name: [lastName: string, firstName: string, bornOn: string];
  address: string;
  proofKind: ResidenceProofKind;
  showing: Showing;
  phone: string;
  /** What an agent has answered; nobody yet, when left out. */
  answer?: { missing: string } | { reason: RefusalReason };
}

/** People who ask for a pass: most wait for an answer. */
const asking: Asking[] = [
  {
    name: ['Vasseur', 'Odette', '1952-05-05'],
    address: '31 rue des Tilleuls',
    proofKind: 'tax',
    showing: 'counter',
    phone: '01 55 00 10 20',
  },
  {
    name: ['Lemercier', 'Paul', '1949-10-12'],
    address: '4 rue des Glycines',
    proofKind: 'energy',
    showing: 'appointment',
    phone: '01 99 02 00 11',
  },
  {
    name: ['Benali', 'Zineb', '1957-01-30'],
    address: '17 rue de Seine',
    proofKind: 'rent',
    showing: 'counter',
    phone: '06 39 98 90 12',
  },
  {
    name: ['Da Rocha', 'Antónia', '1944-06-21'],
    address: '9 rue Véron',
    proofKind: 'tax',
    showing: 'appointment',
    phone: '01 99 02 00 13',
  },
  {
    name: ['Coulibaly', 'Moussa', '1953-12-01'],
    address: '26 allée des Bateliers',
    proofKind: 'host',
    showing: 'counter',
    phone: '06 39 98 90 14',
  },
  {
    name: ['Maréchal', 'Ginette', '1939-03-17'],
    address: '8 rue du Pont',
    proofKind: 'energy',
    showing: 'appointment',
    phone: '01 99 02 00 15',
  },
  {
    name: ['Petrović', 'Dragan', '1956-08-09'],
    address: '63 rue Louis-Blanc',
    proofKind: 'rent',
    showing: 'counter',
    phone: '01 99 02 00 16',
    answer: { missing: 'La facture montrée a plus de trois mois : apportez la dernière.' },
  },
  {
    name: ['Guérin', 'Micheline', '1947-11-26'],
    address: '5 rue des Camélias',
    proofKind: 'tax',
    showing: 'counter',
    phone: '01 99 02 00 17',
    answer: { missing: 'Il manque une pièce d’identité.' },
  },
  {
    name: ['Fortin', 'Alain', '1951-02-02'],
    address: '12 rue de la Digue',
    proofKind: 'other',
    showing: 'counter',
    phone: '01 99 02 00 18',
    answer: { reason: 'no_proof' },
  },
];

@DemoPart()
@Injectable()
export class ApplicationsDemo implements DemoPart {
  readonly place = 40;

  constructor(
    private readonly saveStep: SaveStep,
    private readonly sendApplication: SendApplication,
    private readonly askForMore: AskForMore,
    private readonly refuseApplication: RefuseApplication,
  ) {}

  async load(tx: Tx, actor: Actor): Promise<void> {
    for (const each of asking) {
      await this.send(tx, actor.ccasId, each);
      if (!each.answer) continue;
      const [lastName] = each.name;
      const { id } = await tx.one<{ id: string }>('select id from pass_application where last_name = $1', [lastName]);
      if ('missing' in each.answer) await this.askForMore.run(tx, actor, id, each.answer.missing);
      else await this.refuseApplication.run(tx, actor, id, each.answer);
    }
  }

  private async send(tx: Tx, ccasId: string, { name, address, proofKind, showing, phone }: Asking): Promise<void> {
    const [lastName, firstName, bornOn] = name;
    const secret = await this.saveStep.run(tx, undefined, 'who', readInput(Who, { lastName, firstName, bornOn }));
    const place = { address, postcode: '94140', communeCode: '94002' };
    await this.saveStep.run(tx, secret, 'address', readInput(Address, place));
    await this.saveStep.run(tx, secret, 'reach', readInput(Reach, { phone, answerBy: 'phone' }));
    await this.saveStep.run(tx, secret, 'proof', readInput(Proof, { proofKind, showing, disabilityCard: 'non' }));
    await this.sendApplication.run(tx, ccasId, secret);
  }
}
