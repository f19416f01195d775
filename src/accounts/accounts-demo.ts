import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { DemoPart, type DemoWayIn } from '../kernel/demonstration/demo-part.js';
import { CreateAccount } from './create-account.js';
import { InviteAccount } from './invite-account.js';

/** Staff of the demonstration who can sign in. */
export const demoAccounts = {
  agent: { name: 'Nadia', email: 'agent@alfortville.example', password: 'bleuet-tramway-82-girafe' },
  manager: { name: 'Serge', email: 'responsable@alfortville.example', password: 'granit-orchidee-17-phare' },
} as const;

/** Someone who was invited and has not answered yet. */
const invitation = { kind: 'agent', name: 'Claire', email: 'claire@alfortville.example' } as const;

@DemoPart()
@Injectable()
export class AccountsDemo implements DemoPart {
  readonly place = 10;

  constructor(
    private readonly createAccount: CreateAccount,
    private readonly inviteAccount: InviteAccount,
  ) {}

  async load(tx: Tx, actor: Actor): Promise<void> {
    await this.createAccount.run(tx, actor, { kind: 'agent', ...demoAccounts.agent });
    await this.createAccount.run(tx, actor, { kind: 'manager', ...demoAccounts.manager });
    await this.inviteAccount.run(tx, actor, invitation);
  }

  async waysIn(_tx: Tx, _actor: Actor, origin: string): Promise<DemoWayIn[]> {
    const { agent, manager } = demoAccounts;
    const door = `${origin}/ccas`.padEnd(origin.length + 14);
    return [
      { place: 10, who: 'Agent', words: `${door}${agent.email}  ${agent.password}` },
      { place: 20, who: 'Responsable', words: `${door}${manager.email}  ${manager.password}` },
    ];
  }
}
