import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { QrImage } from '../../kernel/ui/qr-image.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { TeamPanel } from '../../partners/pages/team-panel.js';
import { type ShownPairing, TillPanel } from '../../partners/pages/till-panel.js';
import type { PartnerView } from '../../partners/partner-directory.query.js';
import type { MemberView } from '../../partners/team.query.js';
import type { TillView } from '../../partners/tills.query.js';

interface Props {
  token: string;
  partner: PartnerView;
  members: MemberView[];
  tills: TillView[];
  /** Shown once, right after it was made. */
  pairing?: ShownPairing;
  /** A sign-in link, shown once. */
  link?: string;
  /** Which form was refused, and what was typed in it. */
  form?: 'team' | 'tills';
  values?: Record<string, string | undefined>;
  refusal?: Refusal;
}

export function PartnerAccessPage({ token, partner, members, tills, pairing, link, form, values, refusal }: Props) {
  const path = `/ccas/partenaires/${partner.id}`;
  const action = `${path}/acces`;
  return (
    <div class="stack">
      <div class="stack tight">
        <p>
          <a href={path}>{partner.name}</a>
        </p>
        <h1>Équipe et caisses</h1>
      </div>
      {refusal && !form && <RefusalNotice refusal={refusal} />}
      {link && (
        <div class="notice accepted" role="status">
          <div class="pairing">
            <QrImage text={link} label="Code QR du lien personnel" />
            <p>
              Faites scanner ce code par la personne, avec son propre téléphone. Il vaut un quart d’heure, une fois. Le
              journal retient que vous l’avez ouvert.
            </p>
          </div>
        </div>
      )}
      <section class="stack">
        <h2>Équipe</h2>
        {members.length === 0 && (
          <div class="empty">
            <p>Personne n’entre encore pour ce partenaire. Ajoutez quelqu’un avec son adresse électronique.</p>
          </div>
        )}
        <TeamPanel
          members={members}
          action={`${action}/equipe`}
          token={token}
          {...(form === 'team' && { values, refusal })}
          more={(member) => (
            <Form action={`${action}/equipe/${member.id}/lien`} token={token} class="row">
              <button class="quiet">
                Montrer un lien<span class="hidden-text"> pour {member.name}</span>
              </button>
            </Form>
          )}
        />
      </section>
      <section class="stack">
        <h2>Caisses</h2>
        <TillPanel
          tills={tills}
          action={`${action}/caisses`}
          token={token}
          pairing={pairing}
          refusal={form === 'tills' ? refusal : undefined}
        />
      </section>
    </div>
  );
}
