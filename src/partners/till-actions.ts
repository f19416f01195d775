import { Injectable } from '@nestjs/common';
import { Length } from 'class-validator';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { Tidy } from '../kernel/http/tidy.js';
import { AddTill } from './add-till.js';
import { ChangeTill } from './change-till.js';
import type { ShownPairing } from './pages/till-panel.js';

class TillName {
  @Tidy()
  @Length(1, 60)
  name!: string;
}

/** What the till panel's forms ask for, the same for a partner and for an agent. */
@Injectable()
export class TillActions {
  constructor(
    private readonly addTill: AddTill,
    private readonly changeTill: ChangeTill,
  ) {}

  async add(tx: Tx, actor: Actor, partnerId: string, body: FormValues, origin: string): Promise<ShownPairing> {
    const { name } = readForm(TillName, body);
    return shown(await this.addTill.run(tx, actor, partnerId, name), origin);
  }

  /** @returns the new code to show, when one was asked for */
  async run(
    tx: Tx,
    actor: Actor,
    tillId: string,
    verb: string,
    body: FormValues,
    origin: string,
  ): Promise<ShownPairing | undefined> {
    switch (verb) {
      case 'code':
        return shown(await this.addTill.again(tx, actor, tillId), origin);
      case 'nommer':
        await this.changeTill.rename(tx, actor, tillId, readForm(TillName, body).name);
        return undefined;
      case 'retirer':
        await this.changeTill.revoke(tx, actor, tillId);
        return undefined;
      default:
        throw new NotFound();
    }
  }
}

function shown({ pairingCode }: { pairingCode: string }, origin: string): ShownPairing {
  return { pairingCode, url: `${origin}/partenaire/caisse?code=${pairingCode}` };
}
