import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { DemoPart, type DemoWayIn } from '../kernel/demonstration/demo-part.js';
import { Clock } from '../kernel/time/clock.js';
import { givePasses } from './invented-passes.js';
import { IssuePass } from './issue-pass.js';
import type { PassCategory } from './pass.entity.js';
import { SignCredential } from './sign-credential.js';

/** Residents of the demonstration who hold a pass, and its category. */
const holders: [lastName: string, category: PassCategory][] = [
  ['Le Bràs-Petit', 1],
  ['Benhaïm', 1],
  ['de La Fontanelle', 2],
  ['N’Diaye', 1],
  ['Nguyễn', 1],
  ['Œuvrard', 1],
  ['Wojciechowska-Delacroix', 2],
  ['Mac Donnell', 3],
];

@DemoPart()
@Injectable()
export class PassesDemo implements DemoPart {
  readonly place = 30;

  constructor(
    private readonly issuePass: IssuePass,
    private readonly signCredential: SignCredential,
    private readonly clock: Clock,
  ) {}

  async load(tx: Tx, actor: Actor): Promise<void> {
    for (const [lastName, category] of holders) {
      const [resident] = await tx.rows<{ id: string }>('select id from resident where last_name = $1', [lastName]);
      await this.issuePass.run(tx, actor, resident!.id, category);
    }
    await this.endSoon(tx);
    await this.growOld(tx);
    await givePasses(tx, this.clock.today());
  }

  async waysIn(tx: Tx, actor: Actor): Promise<DemoWayIn[]> {
    const [card] = await tx.rows<{ id: string }>(
      `select c.id from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id
       where c.kind = 'card' and c.revoked_at is null and p.state = 'active' order by c.id limit 1`,
    );
    if (!card) return [];
    const code = await this.signCredential.run(tx, actor.ccasId, card.id);
    return [{ place: 90, words: `\nUn pass, à ouvrir ou à coller dans le scanner :\n  ${code}` }];
  }

  /** One pass was given almost two years ago: no use case can make time pass. */
  private async endSoon(tx: Tx): Promise<void> {
    const validThrough = this.clock.today().add({ days: 40 });
    const days = [validThrough.subtract({ months: 24 }).toString(), validThrough.toString()];
    const [pass] = await tx.rows<{ id: string }>('select id from pass order by id desc limit 1');
    await tx.run('update pass set valid_from = $2, valid_through = $3 where id = $1', [pass!.id, ...days]);
    await tx.run('update credential set valid_from = $2, valid_through = $3 where pass_id = $1', [pass!.id, ...days]);
  }

  /** The others have theirs for half a year. */
  private async growOld(tx: Tx): Promise<void> {
    for (const table of ['pass', 'credential'])
      await tx.run(
        `update ${table} set valid_from = valid_from - 200, issued_at = issued_at - interval '200 days' where valid_from = (select max(valid_from) from pass)`,
      );
  }
}
