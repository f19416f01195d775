import { Entity } from 'typeorm';
import { Flag, Text, Uuid } from '../database/columns.js';

@Entity('tenant_host')
export class TenantHostEntity {
  @Text({ key: true }) host!: string;
  @Uuid() ccasId!: string;
  @Flag() isDefault!: boolean;
}
