import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { type FieldError, InvalidInput, NotFound } from '../../kernel/errors/domain-error.js';
import { Clock } from '../../kernel/time/clock.js';
import { DossierParts } from '../dossier-parts.js';
import { ResidentQuery } from '../resident.query.js';
import type { EndingLine } from './ending.js';
import type { EndingForm } from './ending-form.js';
import { ResidentEndingEntity, ResidentEndingLineEntity } from './ending.entity.js';
import { AlreadyEnded } from './endings.errors.js';

/** Somebody died or moved away: every slice ends what it holds, in one transaction, and says what a human must still do. */
@Injectable()
export class EndDossier {
  constructor(
    private readonly residents: ResidentQuery,
    private readonly parts: DossierParts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the ending
   * @throws NotFound, ResidentMerged, AlreadyEnded, InvalidInput for a day to come or before the birth
   */
  async run(tx: Tx, actor: Actor, residentId: string, form: EndingForm): Promise<string> {
    const resident = await this.residents.lock(tx, residentId);
    if (resident.isErased) throw new NotFound('Cet usager');
    const wrong = this.wrongDay(form.on, resident.bornOn);
    if (wrong) throw new InvalidInput([wrong]);
    const marked = await tx.run('update resident set ended_as = $2, ended_on = $3 where id = $1 and ended_as is null', [
      residentId,
      form.kind,
      form.on,
    ]);
    if (marked === 0) throw new AlreadyEnded();

    const { kind, on, alsoEnds = [] } = form;
    const ended: Record<string, object> = {};
    const remains: EndingLine[] = [];
    for (const { name, ending } of this.parts.all()) {
      const part = await ending.end(tx, actor, residentId, { kind, on, alsoEnds });
      if (part.ended !== undefined) ended[name] = part.ended;
      remains.push(...part.remains);
    }
    const id = uuidv7();
    await tx.insert(ResidentEndingEntity, {
      id,
      residentId,
      kind,
      endedOn: Temporal.PlainDate.from(on),
      toldBy: form.toldBy ?? null,
      notedAt: this.clock.now(),
      notedByKind: actor.kind,
      notedById: actor.id ?? null,
      ended,
    });
    for (const [place, { words, href = null }] of inOrder(remains).entries())
      await tx.insert(ResidentEndingLineEntity, { id: uuidv7(), endingId: id, place, words, href });
    await this.audit.write(tx, actor, { action: `resident.${kind}`, subject: { kind: 'resident', id: residentId } });
    return id;
  }

  /** What is wrong with this ISO day, of somebody born then. */
  wrongDay(on: string, bornOn: string): FieldError | undefined {
    if (Temporal.PlainDate.compare(on, this.clock.today()) > 0)
      return { field: 'on', code: 'future', detail: 'Ce jour est à venir : notez-le le jour venu.' };
    if (Temporal.PlainDate.compare(on, bornOn) < 0)
      return { field: 'on', code: 'impossible', detail: 'Ce jour est avant la naissance : vérifiez la date.' };
    return undefined;
  }
}

const ranks = { first: 0, last: 2 };

/** Whatever the order of the slices. */
function inOrder(lines: EndingLine[]): EndingLine[] {
  const rank = ({ when }: EndingLine) => (when ? ranks[when] : 1);
  return lines.toSorted((one, other) => rank(one) - rank(other));
}
