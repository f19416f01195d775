import { Entity } from 'typeorm';
import { Uuid } from '../../kernel/database/columns.js';
import { MemberRow } from '../../teams/member-row.js';

/** Someone who acts for the mutuelle of one agreement. */
@Entity('insurer_member')
export class InsurerMemberEntity extends MemberRow {
  @Uuid({ name: 'agreement_id' }) ownerId!: string;
}
