import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { Form } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import type { PlanView } from '../../agreements/agreement.query.js';
import type { ConsentKind } from '../consent-wording.js';
import { TransitionForm } from '../enrolment-form.js';
import { enrolmentPath } from '../enrolment-path.js';
import { reasonsFor } from '../enrolment-states.js';
import type { EnrolmentView } from '../enrolment.query.js';
import { Reasons } from './reasons.js';

type Values = Record<string, string | undefined>;

interface Props {
  token: string;
  at: string;
  today: string;
  path: EnrolmentView;
  plans: PlanView[];
  values: Values;
  refusal?: Refusal;
  holds(kind: ConsentKind): boolean;
}

const verbs = {
  oriented_c2s: 'Orienter vers la C2S',
  appointment: 'Noter un rendez-vous pris autrement',
  transmitted: 'Transmettre à la mutuelle',
  enrolled: 'Noter l’adhésion',
  ended: 'Noter la fin de l’adhésion',
  declined: 'Noter : sans suite',
  withdrawn: 'Noter : ne souhaite plus',
  interested: '',
} as const;

/** Where the path may go from here, the likely way as a filled button. */
export function NextStep({ token, at, today, path, plans, values, refusal, holds }: Props) {
  const ways = enrolmentPath.waysFrom(path.state);
  if (ways.length === 0) return null;
  return (
    <section class="panel stack">
      <h2>Suite</h2>
      {ways.map((to) => {
        const isTyped = values.to === to;
        const own = isTyped ? refusal : undefined;
        const field = fieldsOf(TransitionForm, { values: isTyped ? values : {}, refusal: own, of: to });
        const reasons = reasonsFor(to);
        const isMain = to === 'transmitted' || to === 'enrolled';
        if (to === 'transmitted' && !holds('transmission'))
          return (
            <p class="soft">Pour transmettre à la mutuelle, il faut d’abord l’accord de la personne, ci-dessous.</p>
          );
        const fields = (
          <Form action={`${at}/etape`} token={token} refusal={own} of={to}>
            <input type="hidden" name="to" value={to} />
            {to === 'enrolled' && (
              <>
                <field.planId options={plans.map(({ id, name }) => [id, name])} />
                <field.effectiveOn value={isTyped ? values.effectiveOn : today} optional={false} />
              </>
            )}
            {to === 'ended' && <field.endedOn value={isTyped ? values.endedOn : today} optional={false} />}
            {reasons.length > 0 && (
              <Reasons reasons={reasons} of={to} value={isTyped ? values.reason : undefined} refusal={own} />
            )}
            <button class={isMain ? undefined : 'quiet'}>{verbs[to]}</button>
          </Form>
        );
        return isMain || reasons.length === 0 ? (
          fields
        ) : (
          <details open={own !== undefined}>
            <summary>{verbs[to]}</summary>
            {fields}
          </details>
        );
      })}
    </section>
  );
}
