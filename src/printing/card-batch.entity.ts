import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bigint, Day, Flag, Instant, Int, Smallint, Text, Uuid } from '../kernel/database/columns.js';
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
  @Uuid({ key: true }) id!: string;
  @Text() choice!: CardChoice;
  @Day({ nullable: true }) issuedSince!: Temporal.PlainDate | null;

  /** Null: letters only. */
  @Text({ nullable: true }) cards!: CardLayout | null;
  @Flag() letters!: boolean;
  @Text() state!: CardBatchState;

  /** Runs begun and not finished: a batch that brings the process down must not do so for ever. */
  @Smallint({ default: 0 }) attempts!: number;

  /** The run at work: whatever it writes, it writes while this is its own. */
  @Uuid({ nullable: true }) worker!: string | null;

  /** From then on another run may take over. */
  @Instant({ nullable: true }) leaseUntil!: Temporal.Instant | null;
  @Int() total!: number;
  @Int({ default: 0 }) made!: number;
  @Int({ default: 0 }) leftOut!: number;
  @Bigint({ nullable: true }) cardsBytes!: number | null;
  @Bigint({ nullable: true }) lettersBytes!: number | null;
  @Text() actorKind!: string;
  @Uuid({ nullable: true }) actorId!: string | null;
  @Instant() requestedAt!: Temporal.Instant;
  @Instant({ nullable: true }) finishedAt!: Temporal.Instant | null;
}
