import { Entity } from 'typeorm';
import { Uuid } from '../kernel/database/columns.js';
import { MemberRow } from '../teams/member-row.js';

/** Someone who acts for a partner. */
@Entity('partner_member')
export class PartnerMemberEntity extends MemberRow {
  @Uuid({ name: 'partner_id' }) ownerId!: string;
}
