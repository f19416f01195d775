import { Choices } from '../../kernel/ui/choices.js';
import { Field, Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';

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
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>Inviter une personne</h1>
        <p class="lead soft">Elle recevra un lien par courriel et choisira elle-même son mot de passe.</p>
      </div>
      <Form action="/ccas/comptes" token={token} refusal={refusal}>
        <Field
          label="Prénom et nom"
          name="name"
          value={values.name}
          hint="Il signera ce qu’elle fait dans le journal."
          refusal={refusal}
          autocomplete="off"
          maxLength={80}
          autofocus
        />
        <Field
          label="Adresse électronique professionnelle"
          name="email"
          type="email"
          value={values.email}
          refusal={refusal}
          autocomplete="off"
        />
        <Choices legend="Rôle" name="kind" value={values.kind ?? 'agent'} options={roleChoices} refusal={refusal} />
        <div class="row">
          <button>Envoyer l’invitation</button>
          <a href="/ccas/comptes">Annuler</a>
        </div>
      </Form>
    </section>
  );
}
