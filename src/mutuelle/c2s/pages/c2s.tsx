import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import type { FormValues } from '../../../kernel/http/input.js';
import { Form } from '../../../kernel/ui/form.js';
import { Icon } from '../../../kernel/ui/icon.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { C2sForm } from '../c2s-form.js';
import type { CurrentScale } from '../c2s-scales.js';
import type { Contact } from '../../../ccas/contact.js';
import { C2sOfElsewherePage } from './c2s-of-elsewhere.js';
import { C2sYears } from './c2s-years.js';
import { CallOrCome } from '../../notices/pages/notices.js';

interface Props {
  token: string;
  ccas: Contact;
  scale: CurrentScale;
  /** Today lies past the last day the figures are valid. */
  values: FormValues;
  refusal?: Refusal;
}

/** Two questions, where the ceilings known are those of here. What is typed is compared and thrown away. */
export function C2sPage({ token, ccas, scale, values, refusal }: Props) {
  if (scale.isOfElsewhere) return <C2sOfElsewherePage ccas={ccas} territory={scale.territory} />;
  const field = fieldsOf(C2sForm, { values, refusal });
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>La complémentaire santé solidaire (C2S)</h1>
        <p class="lead">Deux questions pour savoir si vous y avez probablement droit.</p>
      </div>
      <C2sYears scale={scale} />
      <Form action="/mutuelle/c2s" token={token} refusal={refusal}>
        <field.household />
        <field.resourcesCents />
        <field.age />
        <p class="notice">
          <span>
            <Icon name="shield-check" size={20} /> Rien n’est gardé : ni ces chiffres, ni la réponse. Ils ne sont ni
            enregistrés, ni dans l’adresse de la page.
          </span>
        </p>
        <button>Voir la réponse</button>
      </Form>
      <CallOrCome ccas={ccas} />
    </section>
  );
}
