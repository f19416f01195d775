import { type FormValues, oneText } from '../../../kernel/http/input.js';
import { Field, Form } from '../../../kernel/ui/form.js';
import { Icon } from '../../../kernel/ui/icon.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import type { CurrentScale } from '../c2s-scales.js';
import type { Contact } from '../../../ccas/contact.js';
import { C2sOfElsewherePage } from './c2s-of-elsewhere.js';
import { C2sYears } from './c2s-years.js';
import { CallUs } from '../../pages/parts.js';

interface Props {
  token: string;
  ccas: Contact;
  scale: CurrentScale;
  /** Today lies past the last day the figures are valid. */
  isOutdated: boolean;
  values: FormValues;
  refusal?: Refusal;
}

/** Two questions, where the ceilings known are those of here. What is typed is compared and thrown away. */
export function C2sPage({ token, ccas, scale, isOutdated, values, refusal }: Props) {
  if (scale.isOfElsewhere) return <C2sOfElsewherePage ccas={ccas} territory={scale.territory} />;
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>La complémentaire santé solidaire (C2S)</h1>
        <p class="lead">Deux questions pour savoir si vous y avez probablement droit.</p>
      </div>
      <C2sYears scale={scale} isOutdated={isOutdated} />
      <Form action="/mutuelle/c2s" token={token} refusal={refusal}>
        <Field
          label="Combien de personnes dans le foyer ?"
          name="household"
          inputmode="numeric"
          value={oneText(values.household)}
          hint="Vous compris : 1 si vous vivez seul·e, 2 pour un couple."
          refusal={refusal}
          autocomplete="off"
          maxLength={3}
        />
        <Field
          label="Ressources du foyer sur un an, en euros"
          name="resources"
          inputmode="decimal"
          value={oneText(values.resources)}
          hint="Tout ce que le foyer a reçu ces douze derniers mois : retraites, salaires, allocations. Par exemple 15 508."
          refusal={refusal}
          autocomplete="off"
          maxLength={20}
        />
        <Field
          label="Votre âge"
          name="age"
          inputmode="numeric"
          value={oneText(values.age)}
          hint="Pour dire combien coûterait la participation à cet âge."
          refusal={refusal}
          optional
          autocomplete="off"
          maxLength={3}
        />
        <p class="notice">
          <span>
            <Icon name="shield-check" size={20} /> Rien n’est gardé : ni ces chiffres, ni la réponse. Ils ne sont ni
            enregistrés, ni dans l’adresse de la page.
          </span>
        </p>
        <button>Voir la réponse</button>
      </Form>
      <CallUs ccas={ccas} />
    </section>
  );
}
