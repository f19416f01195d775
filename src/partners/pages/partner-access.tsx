import { textIn } from '../../kernel/http/input.js';
import type { ComponentProps } from 'preact';
import { RefusalNotice } from '../../kernel/ui/form.js';
import { shownForm, type ShownForms } from '../../kernel/fields/fields-of.js';
import { ShownLink } from '../../teams/pages/shown-link.js';
import { TeamPanel } from '../../teams/pages/team-panel.js';
import type { MemberView } from '../../teams/team.query.js';
import type { PartnerView } from '../partner-directory.query.js';
import { TillPanel } from './till-panel.js';
import { Empty } from '../../kernel/ui/empty.js';

interface Props extends ShownForms, Pick<ComponentProps<typeof TillPanel>, 'tills' | 'pairing' | 'refusedTill'> {
  token: string;
  partner: PartnerView;
  members: MemberView[];
  /** A sign-in link, shown once. */
  link?: string;
}

export function PartnerAccessPage({ token, partner, members, link, values = {}, refusal, refused, ...tills }: Props) {
  const path = `/ccas/partenaires/${partner.id}`;
  const action = `${path}/acces`;
  const ofTeam = refused === 'link' || refused === 'remove';
  return (
    <div class="stack">
      <div class="stack tight">
        <p>
          <a href={path}>{partner.name}</a>
        </p>
        <h1>Équipe et caisses</h1>
      </div>
      {refusal && ofTeam && <RefusalNotice refusal={refusal} />}
      {link && <ShownLink link={link} />}
      <section class="stack">
        <h2>Équipe</h2>
        {members.length === 0 && (
          <Empty>
            <p>Personne n’entre encore pour ce partenaire. Ajoutez quelqu’un avec son adresse électronique.</p>
          </Empty>
        )}
        <TeamPanel
          members={members}
          action={`${action}/equipe`}
          token={token}
          showsLinks
          {...shownForm({ values, refusal, refused }, 'invite')}
        />
      </section>
      <section class="stack">
        <h2>Caisses</h2>
        <TillPanel
          {...tills}
          action={`${action}/caisses`}
          token={token}
          {...(!ofTeam && refused !== 'invite' && { name: textIn(values, 'name'), refusal })}
        />
      </section>
    </div>
  );
}
