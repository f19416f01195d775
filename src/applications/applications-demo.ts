import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { DemoPart } from '../kernel/demonstration/demo-part.js';
import { readInput } from '../kernel/http/input.js';
import { SaveStep } from './save-step.js';
import { SendApplication } from './send-application.js';
import { Address, Proof, Reach, Who } from './steps.js';

/** Someone who asks for a pass and waits for an answer. */
const application = {
  who: { lastName: 'Vasseur', firstName: 'Odette', bornOn: '1952-05-05' },
  address: { address: '31 rue des Tilleuls', postcode: '94140', communeCode: '94002' },
  reach: { phone: '01 55 00 10 20', answerBy: 'phone' },
  proof: { proofKind: 'tax', showing: 'counter', disabilityCard: 'non' },
};

@DemoPart()
@Injectable()
export class ApplicationsDemo implements DemoPart {
  readonly place = 40;

  constructor(
    private readonly saveStep: SaveStep,
    private readonly sendApplication: SendApplication,
  ) {}

  async load(tx: Tx, { ccasId }: Actor): Promise<void> {
    const { who, address, reach, proof } = application;
    const secret = await this.saveStep.run(tx, undefined, 'who', readInput(Who, who));
    await this.saveStep.run(tx, secret, 'address', readInput(Address, address));
    await this.saveStep.run(tx, secret, 'reach', readInput(Reach, reach));
    await this.saveStep.run(tx, secret, 'proof', readInput(Proof, proof));
    await this.sendApplication.run(tx, ccasId, secret);
  }
}
