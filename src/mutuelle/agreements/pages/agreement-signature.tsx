import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { Form } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { SignatureForm } from '../change-agreement-form.js';

interface Props {
  token: string;
  /** Of the agreement's page. */
  path: string;
  today: string;
  /** Every plan has its prices. */
  isPriced: boolean;
  /** As typed before. */
  signedOn?: string;
  refusal?: Refusal;
}

/** For a draft: from the signature on, residents see the agreement. */
export function AgreementSignature({ token, path, today, isPriced, signedOn, refusal }: Props) {
  const field = fieldsOf(SignatureForm, { values: {}, refusal });
  return (
    <Form action={`${path}/signature`} token={token} refusal={refusal} class="panel stack narrow">
      <h2>La convention est signée</h2>
      {!isPriced && <p class="soft">Entrez d’abord les tarifs, plus bas : ils paraîtront devant les habitants.</p>}
      <field.signedOn value={signedOn ?? today} />
      <button>Noter la signature</button>
    </Form>
  );
}
