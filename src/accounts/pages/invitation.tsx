import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { InvitationForm } from '../account-form.js';

interface Props {
  token: string;
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

export const roleChoices: [value: string, label: string, detail: string][] = [
  ['agent', 'Agent', 'Usagers, pass, partenaires, avantages : le travail de tous les jours.'],
  [
    'manager',
    'Responsable',
    'Le même travail, et aussi les comptes, les réglages et le journal. Double vérification obligatoire.',
  ],
];

export function InvitationPage({ token, values, refusal }: Props) {
  const field = fieldsOf(InvitationForm, { values, refusal });
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>Inviter une personne</h1>
        <p class="lead soft">Elle recevra un lien par courriel et choisira elle-même son mot de passe.</p>
      </div>
      <Form action="/ccas/comptes" token={token} refusal={refusal}>
        <field.name label="Prénom et nom" hint="Il signera ce qu’elle fait dans le journal." autofocus />
        <field.email label="Adresse électronique professionnelle" />
        <field.kind control="choices" label="Rôle" value={values.kind ?? 'agent'} options={roleChoices} />
        <div class="row">
          <button>Envoyer l’invitation</button>
          <a href="/ccas/comptes">Annuler</a>
        </div>
      </Form>
    </section>
  );
}
