import { Injectable } from '@nestjs/common';
import { Namesakes } from '../../kernel/console/namesakes.js';
import type { Actor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import type { CameBack, EndedPart, Ending, Foreseen, PartEnding } from './ending.js';

/** What remains after any ending, whatever the slices held: people to speak with, and people of the same name to look at. */
@Injectable()
export class FirstLines implements PartEnding {
  constructor(private readonly namesakes: Namesakes) {}

  foreseen(): Promise<Foreseen> {
    return Promise.resolve({ lines: [] });
  }

  async end(tx: Tx, _actor: Actor, residentId: string, { kind }: Ending): Promise<EndedPart> {
    const person = await tx.one<{ lastName: string; firstName: string }>(
      'select last_name as "lastName", first_name as "firstName" from resident where id = $1',
      [residentId],
    );
    const namesakes = await this.namesakes.find(tx, person);
    const first =
      kind === 'deceased'
        ? 'Appeler la famille ou les proches, si quelqu’un est connu'
        : 'Proposer les coordonnées du CCAS de la nouvelle commune';
    return {
      remains: [
        { words: first, when: 'first' },
        ...namesakes.map(({ words, href }) => ({ words: `À voir aussi : ${words}`, href, when: 'last' as const })),
      ],
    };
  }

  takeBack(): Promise<CameBack> {
    return Promise.resolve({ back: [], lost: [] });
  }
}
