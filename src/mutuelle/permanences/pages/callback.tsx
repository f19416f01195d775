import { Choices } from '../../../kernel/ui/choices.js';
import { Form } from '../../../kernel/ui/form.js';
import type { Contact } from '../../../ccas/contact.js';
import { CallOrCome, LegalLine } from '../../notices/pages/notices.js';
import { type PersonProps, PersonFields } from '../../enrolments/pages/person-fields.js';
import { Empty } from '../../../kernel/ui/empty.js';

interface CallbackProps extends Omit<PersonProps, 'isBirthAsked'> {
  token: string;
  ccas: Contact;
  isNoted?: boolean;
  isClosed?: boolean;
}

export function CallbackPage({ token, ccas, values, refusal, places, isNoted, isClosed }: CallbackProps) {
  return (
    <section class="narrow stack">
      <h1>Être rappelé·e</h1>
      {isNoted ? (
        <>
          <div class="notice accepted" role="status">
            <p>
              <strong>C’est noté.</strong> Quelqu’un du CCAS vous appelle dans les jours qui viennent, au moment que
              vous avez choisi. Ce n’est pas un démarchage : on vous informe, c’est tout.
            </p>
          </div>
          <p>
            <a class="button quiet" href="/mutuelle">
              Revenir à la mutuelle communale
            </a>
          </p>
        </>
      ) : isClosed ? (
        <Empty>
          <p>Aucune convention n’est en vigueur aujourd’hui. Appelez-nous : nous vous dirons quand il y en aura une.</p>
        </Empty>
      ) : (
        <Form action="/mutuelle/rappel" token={token} refusal={refusal}>
          <PersonFields values={values} refusal={refusal} places={places} />
          <Choices
            legend="Quand vous appeler ?"
            name="callWanted"
            value={values.callWanted ?? 'any'}
            options={[
              ['any', 'À tout moment'],
              ['morning', 'Plutôt le matin'],
              ['afternoon', 'Plutôt l’après-midi'],
            ]}
            refusal={refusal}
          />
          <button>Demander à être rappelé·e</button>
        </Form>
      )}
      <LegalLine ccas={ccas.name} />
      <CallOrCome ccas={ccas} />
    </section>
  );
}
