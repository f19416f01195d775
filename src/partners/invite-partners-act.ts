import { Injectable } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { BulkAct, type BulkPlan } from '../kernel/bulk/bulk-act.js';
import { planOf } from '../kernel/bulk/bulk-plan.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { refusal } from '../kernel/errors/refusal.js';
import { Clock } from '../kernel/time/clock.js';
import { AddMember } from '../teams/add-member.js';
import { TeamLinks } from '../teams/team-links.js';
import { invitedWords } from './partner-team.js';
import type { PartnerState } from './partner.entity.js';
import { WrongPartnerState } from './partners.errors.js';

export const TeamHasComeIn = refusal(
  'team_has_come_in',
  409,
  'Quelqu’un de son équipe est déjà entré dans son espace.',
  'Il n’y a rien à faire.',
);

export const InvitedToday = refusal(
  'invited_today',
  409,
  'Une invitation est partie depuis moins d’un jour.',
  'Attendez demain pour la relancer.',
);

export const NobodyToInvite = refusal(
  'nobody_to_invite',
  409,
  'Ce partenaire n’a ni équipe ni courriel.',
  'Notez son courriel sur sa fiche, ou ajoutez quelqu’un à son équipe.',
);

interface Invited {
  id: string | null;
  name: string;
  contactName: string | null;
  email: string | null;
  state: PartnerState;
  memberIds: string[];
  hasComeIn: boolean;
  wasJustInvited: boolean;
}

const columns = `p.id, p.name, p.contact_name, p.email, p.state,
  array(select m.id from partner_member m where m.ccas_id = p.ccas_id and m.partner_id = p.id and m.left_at is null order by m.id) as member_ids,
  exists (select from access_token t where t.ccas_id = p.ccas_id and t.actor_kind = 'partner' and t.partner_id = p.id) as has_come_in,
  exists (select from mail l join partner_member m on m.ccas_id = l.ccas_id and m.id = l.about_id
    where m.ccas_id = p.ccas_id and m.partner_id = p.id and l.about_kind = 'partner_member' and l.created_at > $2::timestamptz) as was_just_invited`;

/** Asks those who have not come in yet to do so: their team, and where there is none, the address the CCAS knows. */
@BulkAct()
@Injectable()
export class InvitePartnersAct implements BulkAct {
  readonly key = 'invitation-partenaires';
  readonly list = 'partenaires';
  readonly by = STAFF;
  readonly label = 'Inviter dans leur espace';
  readonly explained =
    'Chaque équipe qui n’est jamais entrée reçoit un courriel avec un lien. Sans équipe, c’est le courriel de la fiche qui le reçoit.';
  readonly done = ['partenaire invité', 'partenaires invités'] as const;

  constructor(
    private readonly addMember: AddMember,
    private readonly links: TeamLinks,
    private readonly clock: Clock,
  ) {}

  async plan(tx: Tx, ids: string[]): Promise<BulkPlan> {
    const rows = await tx.rows<Invited>(
      `select ${columns} from unnest($1::uuid[]) asked (id) left join partner p on p.id = asked.id`,
      [ids, this.yesterday()],
    );
    return planOf(rows, check);
  }

  async run(tx: Tx, actor: Actor, id: string): Promise<void> {
    // By itself and before: a statement that waits for the lock still sees members and mails as they were.
    await tx.run('select from partner where id = $1 for update', [id]);
    const [partner] = await tx.rows<Invited>(`select ${columns} from partner p where p.id = $1`, [
      id,
      this.yesterday(),
    ]);
    if (!partner) throw new NotFound('Ce partenaire');
    check(partner);
    const { memberIds, contactName, name, email } = partner;
    if (memberIds.length === 0)
      memberIds.push(
        await this.addMember.run(
          tx,
          actor,
          { kind: 'partner', ownerId: id },
          { name: contactName ?? name, email: email! },
        ),
      );
    for (const memberId of memberIds) await this.links.send(tx, 'partner', memberId, 'added', invitedWords);
  }

  named(tx: Tx, ids: string[]) {
    return tx.rows<{ id: string; label: string; href: string }>(
      `select id, name as label, '/ccas/partenaires/' || id as href from partner where id = any($1::uuid[])`,
      [ids],
    );
  }

  private yesterday(): string {
    return this.clock.now().subtract({ hours: 24 }).toString();
  }
}

function check({ id, state, hasComeIn, wasJustInvited, memberIds, email }: Invited): void {
  if (id === null) throw new NotFound('Ce partenaire');
  if (state !== 'approved') throw new WrongPartnerState('Seul un partenaire approuvé est invité dans son espace.');
  if (hasComeIn) throw new TeamHasComeIn();
  if (wasJustInvited) throw new InvitedToday();
  if (memberIds.length === 0 && !email) throw new NobodyToInvite();
}
