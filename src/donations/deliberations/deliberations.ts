import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../kernel/database/database.js';
import { InvalidInput } from '../../kernel/errors/domain-error.js';
import { Documents } from '../../kernel/documents/documents.js';
import type { SentFile } from '../../kernel/http/file-form.js';
import { Clock } from '../../kernel/time/clock.js';
import { DeliberationEntity } from './deliberation.entity.js';
import type { DeliberationForm } from './deliberation-form.js';
import { DeliberationDiffers } from './deliberation.errors.js';

/** Decisions of the board, by their number: the same one may accept many donations and move money too. */
@Injectable()
export class Deliberations {
  constructor(
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  /**
   * @param act the signed text, kept as a document
   * @throws InvalidInput for a day to come; DeliberationDiffers when this number is of another day
   */
  async findOrRecord(tx: Tx, { number, decidedOn }: DeliberationForm, act?: SentFile): Promise<DeliberationEntity> {
    const day = Temporal.PlainDate.from(decidedOn);
    if (Temporal.PlainDate.compare(day, this.clock.today()) > 0)
      throw new InvalidInput([{ field: 'decidedOn', code: 'in_the_future', detail: 'Ce jour n’est pas encore venu.' }]);
    const documentId = act && (await this.documents.keep(tx, act, 'act'));
    await tx.run(
      `insert into deliberation (id, number, decided_on, document_id, created_at) values ($1, $2, $3, $4, $5)
       on conflict (ccas_id, number) do update set document_id = coalesce(excluded.document_id, deliberation.document_id)`,
      [uuidv7(), number, decidedOn, documentId ?? null, this.clock.now().toString()],
    );
    const found = await tx.findOneByOrFail(DeliberationEntity, { number });
    if (!found.decidedOn.equals(day)) throw new DeliberationDiffers(found.decidedOn.toString());
    return found;
  }
}
