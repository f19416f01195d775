import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { ProofForm } from '../sign-in-forms.js';

interface Props {
  token: string;
  why: 'codes' | 'end';
  title: string;
  refusal?: Refusal;
}

/** Something that would let a stranger in later is only done by whoever has the phone now. */
export function ProvePage({ token, why, title, refusal }: Props) {
  const field = fieldsOf(ProofForm, { values: {}, refusal, isOwn: true });
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>{title}</h1>
        <p class="lead soft">
          {why === 'codes'
            ? 'Dix nouveaux codes remplaceront les anciens, qui ne serviront plus.'
            : 'Votre mot de passe suffira de nouveau pour entrer.'}
        </p>
      </div>
      <Form
        action={why === 'codes' ? '/ccas/mon-compte/codes' : '/ccas/mon-compte/double-verification/retrait'}
        token={token}
        refusal={refusal}
      >
        <field.proof autofocus />
        <div class="row">
          {why === 'codes' ? <button>Faire de nouveaux codes</button> : <button class="danger">Retirer</button>}
          <a href="/ccas/mon-compte">Annuler</a>
        </div>
      </Form>
    </section>
  );
}
