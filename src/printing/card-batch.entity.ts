import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

export const cardChoices = ['passes', 'issued_since', 'never_printed', 'reissue'] as const;
/** Which cards: those named, those issued since a day, those never printed, those a compromised key has signed. */
export type CardChoice = (typeof cardChoices)[number];

export const cardLayouts = ['sheets', 'single'] as const;
/** A4 sheets of ten, or pages of the card's size. */
export type CardLayout = (typeof cardLayouts)[number];

/** `cleared`: made, and its files deleted since. */
export type CardBatchState = 'waiting' | 'running' | 'done' | 'failed' | 'cleared';

/** Why nothing was drawn for a pass: it is no longer in force, or has no good card. */
export type LeftOut = 'pass_over' | 'no_card';

export type BatchFile = 'cards' | 'letters';

/** Cards and letters made into files, beside the requests. */
@Entity('card_batch')
export class CardBatchEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  choice!: CardChoice;

  @Column({ type: 'date', name: 'issued_since', nullable: true, transformer: plainDate })
  issuedSince!: Temporal.PlainDate | null;

  /** Null: letters only. */
  @Column({ type: 'text', nullable: true })
  cards!: CardLayout | null;

  @Column({ type: 'boolean' })
  letters!: boolean;

  @Column({ type: 'text' })
  state!: CardBatchState;

  /** Runs begun and not finished: a batch that brings the process down must not do so for ever. */
  @Column({ type: 'smallint', default: 0 })
  attempts!: number;

  /** The run at work: whatever it writes, it writes while this is its own. */
  @Column({ type: 'uuid', nullable: true })
  worker!: string | null;

  /** From then on another run may take over. */
  @Column({ type: 'timestamptz', name: 'lease_until', nullable: true, transformer: instant })
  leaseUntil!: Temporal.Instant | null;

  @Column({ type: 'integer' })
  total!: number;

  @Column({ type: 'integer', default: 0 })
  made!: number;

  @Column({ type: 'integer', name: 'left_out', default: 0 })
  leftOut!: number;

  @Column({ type: 'bigint', name: 'cards_bytes', nullable: true })
  cardsBytes!: string | null;

  @Column({ type: 'bigint', name: 'letters_bytes', nullable: true })
  lettersBytes!: string | null;

  @Column({ type: 'text', name: 'actor_kind' })
  actorKind!: string;

  @Column({ type: 'uuid', name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column({ type: 'timestamptz', name: 'requested_at', transformer: instant })
  requestedAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'finished_at', nullable: true, transformer: instant })
  finishedAt!: Temporal.Instant | null;
}

/** One pass of a batch. */
@Entity('card_batch_item')
export class CardBatchItemEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'batch_id' })
  batchId!: string;

  /** From 1, in the order of the streets: printed on the card and its letter, so that they meet in one envelope. */
  @PrimaryColumn({ type: 'integer' })
  place!: number;

  @Column({ type: 'uuid', name: 'pass_id' })
  passId!: string;

  /** The card that was drawn. */
  @Column({ type: 'uuid', name: 'credential_id', nullable: true })
  credentialId!: string | null;

  @Column({ type: 'text', name: 'left_out', nullable: true })
  leftOut!: LeftOut | null;
}

/** A megabyte of one of its files, sealed. */
@Entity('card_batch_chunk')
export class CardBatchChunkEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'batch_id' })
  batchId!: string;

  @PrimaryColumn({ type: 'text' })
  document!: BatchFile;

  @PrimaryColumn({ type: 'integer' })
  place!: number;

  @Column({ type: 'bytea' })
  sealed!: Uint8Array;
}
