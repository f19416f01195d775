import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { CardBatchEntity } from './card-batch.entity.js';
import type { CardBatchForm } from './card-batch-form.js';
import { CardChoiceQuery } from './card-choice.query.js';
import { NothingToPrint, TooManyCards } from './printing.errors.js';

/** Cards in one batch: twice the 5 000 of a large commune; the table holds the same limit. */
const CARDS_AT_MOST = 10_000;

/** Accepts a batch: which passes, in which order. Its files are made beside the requests. */
@Injectable()
export class RequestCardBatch {
  constructor(
    private readonly chosen: CardChoiceQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns its id; once the transaction is committed, `CardBatchRunner.kick()` starts it
   * @throws InvalidInput, NothingToPrint, TooManyCards
   */
  async run(tx: Tx, actor: Actor, form: CardBatchForm): Promise<string> {
    this.check(form);
    const printable = await this.chosen.count(tx, form);
    if (printable === 0) throw new NothingToPrint();
    const total = form.passIds?.length ?? printable;
    if (total > CARDS_AT_MOST) throw new TooManyCards(total, CARDS_AT_MOST);
    const id = uuidv7();
    await tx.insert(CardBatchEntity, {
      id,
      choice: form.choice,
      issuedSince: form.issuedSince ? Temporal.PlainDate.from(form.issuedSince) : null,
      cards: form.cards ?? null,
      letters: form.letters ?? false,
      state: 'waiting',
      total,
      actorKind: actor.kind,
      actorId: actor.id ?? null,
      requestedAt: this.clock.now(),
    });
    const filled = await this.chosen.fill(tx, id, form);
    if (form.passIds && filled < form.passIds.length)
      throw new InvalidInput([{ field: 'passIds', code: 'unknown_pass', detail: 'Un de ces pass n’existe pas.' }]);
    if (filled === 0) throw new NothingToPrint();
    if (filled !== total) await tx.update(CardBatchEntity, { id }, { total: filled });
    await this.audit.write(tx, actor, {
      action: 'cards.requested',
      subject: { kind: 'card_batch', id },
      details: { choice: form.choice, total: filled, cards: form.cards ?? null, letters: form.letters ?? false },
    });
    return id;
  }

  private check({ choice, passIds, issuedSince, cards, letters }: CardBatchForm): void {
    const refuse = (field: string, code: string, detail: string): never => {
      throw new InvalidInput([{ field, code, detail }]);
    };
    if (choice === 'passes' && !passIds?.length) refuse('passIds', 'required', 'Cochez au moins une personne.');
    if (choice !== 'passes' && passIds) refuse('passIds', 'not_expected', 'Aucun pass n’est attendu avec ce choix.');
    if (choice === 'issued_since' && !issuedSince) refuse('issuedSince', 'required', 'Indiquez une date.');
    if (choice !== 'issued_since' && issuedSince)
      refuse('issuedSince', 'not_expected', 'Aucune date n’est attendue avec ce choix.');
    if (issuedSince && Temporal.PlainDate.compare(issuedSince, this.clock.today()) > 0)
      refuse('issuedSince', 'future_day', 'Cette date n’est pas encore venue : indiquez aujourd’hui ou un jour passé.');
    if (!cards && !letters) refuse('cards', 'required', 'Choisissez des cartes, des lettres, ou les deux.');
  }
}
