import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('tenant_host')
export class TenantHostEntity {
  @PrimaryColumn({ type: 'text' })
  host!: string;

  @Column({ type: 'uuid', name: 'ccas_id' })
  ccasId!: string;

  @Column({ type: 'boolean', name: 'is_default' })
  isDefault!: boolean;
}
