import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { Form } from '../../../kernel/ui/form.js';
import { frenchDay } from '../../../kernel/ui/french.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import type { AgreementReview } from '../agreement.query.js';
import { ReviewForm } from '../change-agreement-form.js';

interface Props {
  token: string;
  /** Of the agreement's page. */
  path: string;
  reviews: AgreementReview[];
  today: string;
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

/** The yearly meetings with the mutuelle: what was said, and the next one. */
export function AgreementReviews({ token, path, reviews, today, values, refusal }: Props) {
  const field = fieldsOf(ReviewForm, { values, refusal });
  return (
    <section class="panel stack">
      <h2>Bilans annuels</h2>
      <ul class="timeline">
        {reviews.map(({ heldOn, summary }) => (
          <li>
            <time dateTime={heldOn}>{frenchDay(heldOn)}</time>
            <p class="verbatim">{summary}</p>
          </li>
        ))}
      </ul>
      <Form action={`${path}/bilans`} token={token} refusal={refusal} class="stack narrow">
        <field.heldOn value={values.heldOn ?? today} />
        <field.summary />
        <field.nextOn />
        <button class="quiet">Noter le bilan</button>
      </Form>
    </section>
  );
}
