import { Field, Form, RefusalNotice } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { MemberView } from '../team.query.js';
import { TeamPanel } from './team-panel.js';

interface Props {
  token: string;
  ownId: string;
  members: MemberView[];
  /** Which of the two forms was refused, and what was typed in it. */
  form?: 'add' | 'hand-over';
  values?: Record<string, string | undefined>;
  refusal?: Refusal;
}

export function PartnerTeamPage({ token, ownId, members, form, values = {}, refusal }: Props) {
  const isAlone = members.length === 1;
  const leaving = form === 'hand-over' ? { values, refusal } : { values: {}, refusal: undefined };
  return (
    <section class="stack">
      <div class="stack tight">
        <h1>Mon équipe</h1>
        <p class="lead soft">Chacun entre avec son adresse, et peut écrire des avantages et gérer les caisses.</p>
      </div>
      {refusal && !form && <RefusalNotice refusal={refusal} />}
      <TeamPanel
        members={members}
        action="/partenaire/equipe"
        token={token}
        ownId={ownId}
        heading="h2"
        {...(form === 'add' && { values, refusal })}
      />
      <details class="panel" open={form === 'hand-over'}>
        <summary>Je quitte l’équipe</summary>
        <div class="stack">
          {isAlone ? (
            <Form
              action="/partenaire/equipe/passer-la-main"
              token={token}
              refusal={leaving.refusal}
              class="stack narrow"
            >
              <p>Vous êtes la seule personne. Dites qui prend la suite : avantages, caisses et chiffres lui restent.</p>
              <Field
                label="Prénom ou nom"
                name="name"
                value={leaving.values.name}
                refusal={leaving.refusal}
                maxLength={80}
              />
              <Field
                label="Adresse électronique"
                name="email"
                type="email"
                value={leaving.values.email}
                refusal={leaving.refusal}
              />
              <button class="danger">Passer la main et quitter</button>
            </Form>
          ) : (
            <Form action="/partenaire/equipe/quitter" token={token}>
              <p>Vous n’entrerez plus dans cet espace. Ce que vous avez écrit reste au partenaire.</p>
              <button class="danger">Quitter l’équipe</button>
            </Form>
          )}
        </div>
      </details>
    </section>
  );
}
