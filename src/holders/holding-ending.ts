import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { counted } from '../kernel/ui/french.js';
import { RestoreCarerPhones } from '../passes/restore-carer-phones.js';
import type {
  CameBack,
  EndedPart,
  Ending,
  EndingChoice,
  EndingLine,
  Foreseen,
  PartEnding,
} from '../residents/endings/ending.js';
import { CarersQuery } from './carers.query.js';
import { EndCarer } from './end-carer.js';

interface EndedHolding {
  /** Those of the person, and the person among those of somebody else. */
  carers: string[];
  credentials: string[];
  secrets: string[];
}

interface Namesake {
  id: string;
  residentId: string;
  holder: string;
}

/** Whoever held the pass for the person does so no more, and codes that wait are void; the person may be a carer too. */
@Injectable()
export class HoldingEnding implements PartEnding<EndedHolding> {
  constructor(
    private readonly carers: CarersQuery,
    private readonly endCarer: EndCarer,
    private readonly restorePhones: RestoreCarerPhones,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async foreseen(tx: Tx, residentId: string): Promise<Foreseen> {
    const carers = await this.carers.ofResident(tx, residentId);
    const namesakes = await this.namesakes(tx, residentId);
    return {
      lines:
        carers.length > 0
          ? [`L’accès de ${counted(carers.length, 'personne aidante', 'personnes aidantes')} à son pass`]
          : [],
      choices: namesakes.map(({ id, holder }): EndingChoice => ({
        id,
        words: `Mettre fin à son rôle d’aidant auprès de ${holder}`,
        detail: 'Une personne aidante y porte le même nom. Cochez si c’est elle.',
      })),
    };
  }

  async end(tx: Tx, actor: Actor, residentId: string, { alsoEnds }: Ending): Promise<EndedPart<EndedHolding>> {
    const own = await this.carers.ofResident(tx, residentId);
    const namesakes = await this.namesakes(tx, residentId);
    const ending = [
      ...own.map(({ id }) => ({ id, residentId })),
      ...namesakes.filter(({ id }) => alsoEnds.includes(id)),
    ];
    const carerIds = ending.map(({ id }) => id);
    const credentials = await this.ids(
      tx,
      'select id from credential where carer_id = any($1::uuid[]) and revoked_at is null',
      carerIds,
    );
    const ofCarers = await this.ids(
      tx,
      'select id from activation_secret where carer_id = any($1::uuid[]) and used_at is null and withdrawn_at is null',
      carerIds,
    );
    for (const carer of ending) await this.endCarer.run(tx, actor, carer.residentId, carer.id);
    const ofPerson = await tx.rows<{ id: string }>(
      `update activation_secret set withdrawn_at = $2 where pass_id in (select id from pass where resident_id = $1)
         and used_at is null and withdrawn_at is null returning id`,
      [residentId, this.clock.now().toString()],
    );
    const secrets = [...ofCarers, ...ofPerson.map(({ id }) => id)];
    const isNothing = carerIds.length + secrets.length === 0;
    return {
      ...(!isNothing && { ended: { carers: carerIds, credentials, secrets } }),
      remains: [...(await this.requests(tx, residentId)), ...namesakes.map((each) => toSee(each, alsoEnds))],
    };
  }

  async takeBack(tx: Tx, actor: Actor, residentId: string, ended: EndedHolding): Promise<CameBack> {
    const carers = await tx.rows<{ id: string; residentId: string }>(
      `update carer c set ended_at = null, ended_by = null from resident r where c.id = any($1::uuid[]) and c.ended_at is not null
         and r.ccas_id = c.ccas_id and r.id = c.resident_id and (r.id = $2 or (r.ended_as is null and r.erased_at is null)) returning c.id, c.resident_id as "residentId"`,
      [ended.carers, residentId],
    );
    const phones = await this.restorePhones.run(
      tx,
      ended.credentials,
      carers.map(({ id }) => id),
    );
    await tx.run(
      `update activation_secret s set withdrawn_at = null where id = any($1::uuid[]) and used_at is null and withdrawn_at is not null and expires_at > $2
         and (carer_id is null or carer_id = any($3::uuid[]))
         and not exists (select from activation_secret o where o.pass_id = s.pass_id and o.carer_id is not distinct from s.carer_id and o.id <> s.id and o.used_at is null and o.withdrawn_at is null)`,
      [ended.secrets, this.clock.now().toString(), carers.map(({ id }) => id)],
    );
    for (const { id, residentId: of } of carers)
      await this.audit.write(tx, actor, {
        action: 'carer.allowed',
        subject: { kind: 'carer', id },
        details: { residentId: of },
      });
    const lost = ended.credentials.length - phones;
    return {
      back: carers.length > 0 ? [`L’accès de ${counted(carers.length, 'personne aidante', 'personnes aidantes')}`] : [],
      lost:
        lost > 0
          ? [`${counted(lost, 'téléphone d’aidant', 'téléphones d’aidants')} : remettez-y le pass avec un nouveau code`]
          : [],
    };
  }

  /** Whoever asked about their data still gets an answer: their heirs may be told. */
  private async requests(tx: Tx, residentId: string): Promise<EndingLine[]> {
    const waiting = await tx.rows<{ id: string }>(
      `select id from rights_request where resident_id = $1 and state = 'waiting' order by id`,
      [residentId],
    );
    return waiting.map(({ id }) => ({
      words: 'Une demande sur ses données attend une réponse',
      href: `/ccas/usagers/${residentId}/droits/${id}`,
    }));
  }

  /** Carers of others who have the person's name: a carer is no dossier, so nobody can know it but the agent. */
  private async namesakes(tx: Tx, residentId: string): Promise<Namesake[]> {
    return tx.rows<Namesake>(
      `select c.id, c.resident_id as "residentId", r.first_name || ' ' || r.last_name as holder
       from resident person join carer c on c.ccas_id = person.ccas_id
         join resident r on r.ccas_id = c.ccas_id and r.id = c.resident_id
       where person.id = $1 and c.resident_id <> $1 and c.ended_at is null and r.erased_at is null and r.ended_as is null
         and ${asCompared('c.last_name')} = ${asCompared('person.last_name')} and ${asCompared('c.first_name')} = ${asCompared('person.first_name')}
       order by c.id limit 20`,
      [residentId],
    );
  }

  private async ids(tx: Tx, sql: string, carerIds: string[]): Promise<string[]> {
    return (await tx.rows<{ id: string }>(sql, [carerIds])).map(({ id }) => id);
  }
}

function toSee({ id, residentId }: Namesake, alsoEnds: readonly string[]): EndingLine {
  const words = alsoEnds.includes(id)
    ? 'À voir aussi : quelqu’un qui n’a plus cette personne pour l’aider'
    : 'À voir aussi : une personne aidante du même nom, dans un autre dossier';
  return { words, href: `/ccas/usagers/${residentId}`, when: 'last' };
}

/** As `foldName` folds it: hyphens and apostrophes are spaces. */
function asCompared(column: 'c.last_name' | 'c.first_name' | 'person.last_name' | 'person.first_name'): string {
  return `regexp_replace(folded(${column}), '[^[:alnum:]]+', ' ', 'g')`;
}
