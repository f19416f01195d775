import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { type PageOf, pageOf } from '../kernel/http/page-of.js';
import { type Listed, listed, listedIds, listedSome, type ListSql } from '../kernel/listing/listed.js';
import { type CardBatchListRequest, cardBatchSorts } from './card-batch-list-request.js';
import {
  type CardBatchState,
  type CardChoice,
  cardChoices,
  type CardLayout,
  cardLayouts,
  type LeftOut,
} from './card-batch.entity.js';

class LeftOutHolder {
  @ApiProperty({ format: 'uuid' })
  residentId!: string;

  name!: string;
}

class LeftOutView {
  @ApiProperty({ description: 'Son rang dans l’envoi, tel qu’il aurait été imprimé.' })
  place!: number;

  @ApiProperty({ format: 'uuid' })
  passId!: string;

  @ApiProperty({ enum: ['pass_over', 'no_card'] })
  why!: LeftOut;

  holder!: LeftOutHolder;
}

export class CardBatchView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: cardChoices })
  choice!: CardChoice;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  issuedSince!: string | null;

  @ApiProperty({ enum: cardLayouts, nullable: true })
  cards!: CardLayout | null;

  letters!: boolean;

  @ApiProperty({ enum: ['waiting', 'running', 'done', 'failed', 'cleared'] })
  state!: CardBatchState;

  total!: number;

  @ApiProperty({ description: 'Déjà faits.' })
  made!: number;

  @ApiProperty({ description: 'Laissés de côté : le pass n’est plus en service, ou n’a plus de carte.' })
  leftOut!: number;

  leftOutItems!: LeftOutView[];

  @ApiProperty({ type: Number, nullable: true, description: 'Taille de cards.pdf, en octets.' })
  cardsBytes!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Taille de letters.pdf, en octets.' })
  lettersBytes!: number | null;

  @ApiProperty({ format: 'date-time' })
  requestedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;
}

const columns = `b.id, b.choice, b.issued_since as "issuedSince", b.cards, b.letters, b.state, b.total, b.made, b.left_out as "leftOut",
  b.cards_bytes::int as "cardsBytes", b.letters_bytes::int as "lettersBytes", b.requested_at as "requestedAt", b.finished_at as "finishedAt"`;

const noneLeftOut = `'[]'::jsonb as "leftOutItems"`;

const sqlRows = { columns: `${columns}, ${noneLeftOut}`, from: 'card_batch b', id: 'b.id' };

/** Batches, as the API and the pages show them. */
@Injectable()
export class CardBatchQuery {
  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<CardBatchView> {
    const [row] = await tx.rows<Row>(
      `select ${columns},
         coalesce((select jsonb_agg(jsonb_build_object('place', i.place, 'passId', i.pass_id, 'why', i.left_out,
             'holder', jsonb_build_object('residentId', r.id, 'name', r.first_name || ' ' || r.last_name)) order by i.place)
           from card_batch_item i join pass p on p.ccas_id = i.ccas_id and p.id = i.pass_id join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id
           where i.ccas_id = b.ccas_id and i.batch_id = b.id and i.left_out is not null), '[]') as "leftOutItems"
       from card_batch b where b.id = $1`,
      [id],
    );
    if (!row) throw new NotFound('Cet envoi de cartes');
    return viewOf(row);
  }

  /** As the page of an address shows them: the newest first unless it says otherwise. */
  async find(tx: Tx, request: CardBatchListRequest): Promise<Listed<CardBatchView, CardBatchListRequest>> {
    const list = await listed<Row, CardBatchListRequest>(tx, sqlOf(request), request);
    return { ...list, rows: list.rows.map(viewOf) };
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: CardBatchListRequest): Promise<string[]> {
    return listedIds(tx, sqlOf(request), request);
  }

  /** These, in this order. */
  async some(tx: Tx, ids: string[]): Promise<CardBatchView[]> {
    return (await listedSome<Row>(tx, sqlRows, ids)).map(viewOf);
  }

  /** For a program: newest first. */
  async list(tx: Tx, after?: string, limit = 20): Promise<PageOf<CardBatchView>> {
    const rows = await tx.rows<Row>(
      `select ${columns}, ${noneLeftOut} from card_batch b where $1::uuid is null or b.id < $1 order by b.id desc limit $2`,
      [after ?? null, limit + 1],
    );
    return pageOf(rows.map(viewOf), limit);
  }
}

type Row = Omit<CardBatchView, 'requestedAt' | 'finishedAt'> & { requestedAt: Date; finishedAt: Date | null };

function sqlOf({ state }: CardBatchListRequest): ListSql {
  return {
    ...sqlRows,
    where: '($1::text is null or b.state = $1)',
    parameters: [state ?? null],
    sorts: cardBatchSorts,
    usual: ['demande', 'decroissant'],
  };
}

function viewOf(row: Row): CardBatchView {
  return {
    ...row,
    requestedAt: row.requestedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
