import type { DataSource } from 'typeorm';
import { CcasEntity } from './ccas/ccas.entity.js';
import { IssuerKeyEntity } from './ccas/issuer-key.entity.js';
import { AccessTokenEntity } from './kernel/access/access-token.entity.js';
import { FailedAttemptEntity } from './kernel/access/failed-attempt.entity.js';
import { AuditEntryEntity, AuditHeadEntity } from './kernel/audit/audit.entity.js';
import { connect } from './kernel/database/connect.js';
import { TenantHostEntity } from './kernel/tenancy/tenant-host.entity.js';
import { CredentialEntity } from './passes/credential.entity.js';
import { PassEntity } from './passes/pass.entity.js';
import { StatusListEntity } from './passes/status-list.entity.js';
import { ResidentEntity } from './residents/resident.entity.js';

/** Every table of every slice. */
export const entities = [
  AccessTokenEntity,
  AuditEntryEntity,
  AuditHeadEntity,
  CcasEntity,
  CredentialEntity,
  FailedAttemptEntity,
  IssuerKeyEntity,
  PassEntity,
  ResidentEntity,
  StatusListEntity,
  TenantHostEntity,
];

/** The application's pool, which knows all entities. */
export function createDataSource(url: string, poolSize?: number): DataSource {
  return connect(url, { entities, poolSize });
}
