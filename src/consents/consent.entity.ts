import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Instant, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { ConsentHow } from './consent-hows.js';

/** Written by the database for the version before, which knows the mutuelle only; to go with it. */
const ofTheVersionBefore = { nullable: true, insert: false, update: false, select: false };

/** What a person agreed to, in which words, and whether they still do. */
@Entity('consent')
export class ConsentEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;

  /** Of somebody whom the slice that asked knows itself: a path to the mutuelle. */
  @Uuid({ nullable: true }) subjectId!: string | null;

  /** Or of a dossier. */
  @Uuid({ nullable: true }) residentId!: string | null;

  /** To whom it was given, as that slice knows them; none for the CCAS itself. */
  @Uuid({ nullable: true }) recipientId!: string | null;
  @Text() kind!: string;

  /** What the person read or was read. */
  @Text() wording!: string;
  @Instant() givenAt!: Temporal.Instant;
  @Text() givenHow!: ConsentHow;
  @Text() notedByKind!: string;
  @Uuid({ nullable: true }) notedById!: string | null;
  @Instant({ nullable: true }) withdrawnAt!: Temporal.Instant | null;

  /** Null where it ended with something else, and nobody said so. */
  @Text({ nullable: true }) withdrawnHow!: ConsentHow | null;
  @Text({ nullable: true }) withdrawalNotedBy!: string | null;

  /** By which the recipient can be told whom to forget, without being told who it is. */
  @Text({ nullable: true }) reference!: string | null;

  /** The recipient says that they have forgotten the person. */
  @Instant({ nullable: true }) forgottenAt!: Temporal.Instant | null;

  @Uuid(ofTheVersionBefore) enrolmentId!: string | null;
  @Uuid(ofTheVersionBefore) agreementId!: string | null;
}
