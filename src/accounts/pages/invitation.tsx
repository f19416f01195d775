import type { ModuleSwitch } from '../../kernel/modules/module-switch.js';
import { type FormValues, oneText } from '../../kernel/http/input.js';
import { Boxes } from '../../kernel/ui/choices.js';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { InvitationForm } from '../account-form.js';

interface Props {
  token: string;
  values: FormValues;
  /** Those that are on. */
  modules: ModuleSwitch[];
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

/** What a box of each says. */
export function moduleChoices(modules: ModuleSwitch[]): [value: string, label: string, detail: string][] {
  return modules.map(({ key, name, says }) => [key, name, says]);
}

export function InvitationPage({ token, values, modules, refusal }: Props) {
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
        <field.kind control="choices" label="Rôle" value={oneText(values.kind) || 'agent'} options={roleChoices} />
        {modules.length > 0 && (
          <Boxes
            legend="Modules que cette personne ouvre"
            name="modules"
            hint="Pour un agent ; un responsable les ouvre tous."
            values={refusal ? [values.modules ?? []].flat() : modules.map(({ key }) => key)}
            options={moduleChoices(modules)}
            refusal={refusal}
          />
        )}
        <div class="row">
          <button>Envoyer l’invitation</button>
          <a href="/ccas/comptes">Annuler</a>
        </div>
      </Form>
    </section>
  );
}
