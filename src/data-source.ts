import type { DataSource } from 'typeorm';
import { ArchiveChunkEntity, ArchiveEntity } from './archive/archive.entity.js';
import { CcasEntity } from './ccas/ccas.entity.js';
import { SettingsSectionEntity } from './ccas/settings-section.entity.js';
import { IssuerKeyEntity } from './ccas/issuer-key.entity.js';
import { AccessTokenEntity } from './kernel/access/access-token.entity.js';
import { KnownDeviceEntity } from './accounts/known-device.entity.js';
import { RecoveryCodeEntity } from './accounts/recovery-code.entity.js';
import { SecurityEventEntity } from './kernel/access/security-event.entity.js';
import { KeptFormEntity } from './kernel/forms/kept-form.entity.js';
import { FailedAttemptEntity } from './kernel/access/failed-attempt.entity.js';
import { AuditEntryEntity, AuditHeadEntity, AuditOriginEntity } from './kernel/audit/audit.entity.js';
import { OneTimeLinkEntity } from './kernel/access/one-time-link.entity.js';
import { DocumentEntity } from './kernel/documents/document.entity.js';
import { JobRunEntity } from './kernel/jobs/job-run.entity.js';
import { LawPeriodEntity } from './kernel/law/law-period.entity.js';
import { MailEntity } from './kernel/mail/mail.entity.js';
import { DonationRuleEntity, DonationSettingsEntity } from './donations/donation-settings.entity.js';
import { DonationReminderEntity, DonorEntity, DonorOptOutEntity } from './donations/donor.entity.js';
import { FundEntity, FundExpenseEntity, FundTransferEntity } from './donations/fund.entity.js';
import {
  DeliberationEntity,
  DonationEntity,
  DonationGoodEntity,
  DonationReceptionEntity,
  DonationSkillEntity,
} from './donations/donation.entity.js';
import { ReceiptCounterEntity, ReceiptEntity } from './donations/receipt.entity.js';
import { BankLineEntity } from './donations/bank-line.entity.js';
import { connect } from './kernel/database/connect.js';
import { ActivationSecretEntity } from './holders/activation-secret.entity.js';
import { CarerEntity } from './holders/carer.entity.js';
import { RightsRequestEntity } from './holders/rights-request.entity.js';
import { DistrictEntity } from './statistics/district.entity.js';
import {
  PassSeenEntity,
  RedemptionDayChangeEntity,
  RedemptionDayEntity,
  RedemptionDaysDoneEntity,
} from './statistics/redemption-day.entity.js';
import { ResidentPlaceEntity } from './statistics/resident-place.entity.js';
import { StaffRightEntity } from './statistics/staff-right.entity.js';
import { TenantHostEntity } from './kernel/tenancy/tenant-host.entity.js';
import { CardBatchChunkEntity, CardBatchEntity, CardBatchItemEntity } from './printing/card-batch.entity.js';
import { CredentialEntity } from './passes/credential.entity.js';
import { CredentialSignatureEntity } from './passes/credential-signature.entity.js';
import { PassReminderEntity } from './passes/pass-reminder.entity.js';
import { PassCheckEntity } from './redemptions/pass-check.entity.js';
import { PassStateChangeEntity } from './passes/pass-state-change.entity.js';
import { PassEntity } from './passes/pass.entity.js';
import { SignedStatusListEntity, StatusListEntity } from './passes/status-list.entity.js';
import { ResidentEntity } from './residents/resident.entity.js';
import { NotDoubleEntity } from './residents/not-double.entity.js';
import { PassApplicationEntity } from './applications/pass-application.entity.js';
import { ResidentNoteEntity } from './residents/resident-note.entity.js';
import { ResidentMergeEntity } from './residents/resident-merge.entity.js';
import { AccountEntity } from './accounts/account.entity.js';
import { ResidentImportEntity, ResidentImportRowEntity } from './residents/resident-import.entity.js';
import { PartnerEntity } from './partners/partner.entity.js';
import { PartnerMemberEntity } from './partners/partner-member.entity.js';
import { TillEntity } from './partners/till.entity.js';
import {
  AgreementDocumentEntity,
  AgreementEntity,
  AgreementPlanEntity,
  AgreementReminderEntity,
  AgreementReviewEntity,
  AgreementTariffEntity,
  InsurerMemberEntity,
} from './mutuelle/agreement.entity.js';
import { C2sScaleEntity } from './mutuelle/c2s-scale.entity.js';
import {
  CallCriterionEntity,
  CandidateEntity,
  CandidateMarkEntity,
  CandidateTariffEntity,
  MutuelleCallEntity,
} from './mutuelle/call.entity.js';
import { ConsentEntity, EnrolmentEntity, EnrolmentEventEntity } from './mutuelle/enrolment.entity.js';
import { BookingEntity, PermanenceEntity, PermanenceSlotEntity } from './mutuelle/permanence.entity.js';
import { OfferRevisionEntity } from './offers/offer-revision.entity.js';
import { OfferEntity } from './offers/offer.entity.js';
import { LeaseEntity } from './redemptions/lease.entity.js';
import { RedemptionEntity } from './redemptions/redemption.entity.js';
import { RefusalEntity } from './redemptions/refusal.entity.js';
import { UsedCodeEntity } from './redemptions/used-code.entity.js';
import { OfferUseEntity } from './redemptions/offer-use.entity.js';
import { IdempotentAnswerEntity } from './redemptions/idempotent-answer.entity.js';

/** Every table of every slice. */
export const entities = [
  AccessTokenEntity,
  AccountEntity,
  ActivationSecretEntity,
  ArchiveChunkEntity,
  ArchiveEntity,
  AuditEntryEntity,
  AuditHeadEntity,
  AuditOriginEntity,
  CardBatchChunkEntity,
  CardBatchEntity,
  CardBatchItemEntity,
  CarerEntity,
  CcasEntity,
  CredentialEntity,
  CredentialSignatureEntity,
  DistrictEntity,
  DocumentEntity,
  DonationSettingsEntity,
  DonationRuleEntity,
  DonorEntity,
  DonorOptOutEntity,
  DonationReminderEntity,
  FundEntity,
  FundExpenseEntity,
  FundTransferEntity,
  DeliberationEntity,
  DonationEntity,
  DonationGoodEntity,
  DonationSkillEntity,
  DonationReceptionEntity,
  ReceiptCounterEntity,
  ReceiptEntity,
  BankLineEntity,
  FailedAttemptEntity,
  IdempotentAnswerEntity,
  IssuerKeyEntity,
  JobRunEntity,
  LawPeriodEntity,
  KeptFormEntity,
  LeaseEntity,
  MailEntity,
  NotDoubleEntity,
  OfferEntity,
  OfferRevisionEntity,
  OfferUseEntity,
  OneTimeLinkEntity,
  PartnerEntity,
  PartnerMemberEntity,
  PassApplicationEntity,
  PassCheckEntity,
  PassEntity,
  PassReminderEntity,
  PassStateChangeEntity,
  PassSeenEntity,
  RedemptionDayChangeEntity,
  RedemptionDayEntity,
  RedemptionDaysDoneEntity,
  KnownDeviceEntity,
  RecoveryCodeEntity,
  RedemptionEntity,
  RefusalEntity,
  ResidentEntity,
  ResidentImportEntity,
  ResidentImportRowEntity,
  ResidentMergeEntity,
  ResidentPlaceEntity,
  ResidentNoteEntity,
  RightsRequestEntity,
  SettingsSectionEntity,
  SecurityEventEntity,
  SignedStatusListEntity,
  StaffRightEntity,
  StatusListEntity,
  TenantHostEntity,
  TillEntity,
  UsedCodeEntity,
  AgreementDocumentEntity,
  AgreementEntity,
  AgreementPlanEntity,
  AgreementReminderEntity,
  AgreementReviewEntity,
  AgreementTariffEntity,
  BookingEntity,
  C2sScaleEntity,
  CallCriterionEntity,
  CandidateEntity,
  CandidateMarkEntity,
  CandidateTariffEntity,
  ConsentEntity,
  EnrolmentEntity,
  EnrolmentEventEntity,
  InsurerMemberEntity,
  MutuelleCallEntity,
  PermanenceEntity,
  PermanenceSlotEntity,
];

/** The application's pool, which knows all entities. */
export function createDataSource(url: string, poolSize?: number): DataSource {
  return connect(url, { entities, poolSize, hasPulse: true });
}
