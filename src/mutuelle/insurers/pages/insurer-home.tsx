import { frenchPhone } from '../../../kernel/text/phone.js';
import { parisDay } from '../../../kernel/time/clock.js';
import { dayOf } from '../../../kernel/time/instant-of.js';
import { Form } from '../../../kernel/ui/form.js';
import { counted, frenchDay, frenchNumber, frenchWeekday } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import { stateLabels } from '../../enrolments/enrolment-states.js';
import { permanenceKindLabels } from '../../../appointments/booking-wording.js';
import type { PermanenceRow } from '../../../appointments/permanence.query.js';
import { formatReference } from '../../enrolments/reference.js';
import { hourOf } from '../../../appointments/slots.js';
import type { ToForget, TransmittedPerson } from '../../enrolments/transmitted.query.js';
import { Empty } from '../../../kernel/ui/empty.js';

interface HomeProps {
  token: string;
  insurerName: string;
  people: TransmittedPerson[];
  toForget: ToForget;
  permanences: PermanenceRow[];
}

/** The mutuelle's own page: who agreed to be contacted, whom to forget, the half-days. */
export function InsurerHomePage({ token, insurerName, people, toForget, permanences }: HomeProps) {
  return (
    <div class="stack">
      <div class="stack tight">
        <h1>Espace {insurerName}</h1>
        <p class="lead soft">Seulement les personnes qui ont donné leur accord, tant qu’elles le donnent.</p>
      </div>
      {toForget.total > 0 && (
        <section class="notice waiting stack tight">
          <h2>{counted(toForget.total, 'personne à effacer', 'personnes à effacer')} de vos fichiers</h2>
          <p>Elles ont retiré leur accord. Effacez leur numéro de parcours de vos listes, et ne les contactez plus.</p>
          <ul class="entries">
            {toForget.first.map(({ id, reference, withdrawnAt }) => (
              <li>
                <p>
                  <strong class="number">{formatReference(reference)}</strong>, retiré le{' '}
                  {frenchDay(dayOf(withdrawnAt))}
                </p>
                <Form action={`/espace-mutuelle/retraits/${id}`} token={token} class="row">
                  <button class="quiet">
                    C’est effacé<span class="hidden-text"> : {formatReference(reference)}</span>
                  </button>
                </Form>
              </li>
            ))}
          </ul>
          {toForget.total > toForget.first.length && (
            <p>
              Les {frenchNumber(toForget.first.length)} premières demandes sont ici. Les suivantes s’afficheront quand
              celles-ci seront faites.
            </p>
          )}
        </section>
      )}
      <section class="stack">
        <div class="row between">
          <h2>Personnes à contacter et suites</h2>
          {people.length > 0 && (
            <a class="button quiet" href="/espace-mutuelle/personnes.csv">
              <Icon name="download" /> Tableur (CSV)
            </a>
          )}
        </div>
        {people.length === 0 ? (
          <Empty>
            <p>Personne pour le moment. Les personnes que le CCAS vous adresse, avec leur accord, s’afficheront ici.</p>
          </Empty>
        ) : (
          <ul class="entries">
            {people.map((person) => (
              <li>
                <div>
                  <p>
                    <a href={`/espace-mutuelle/personnes/${person.id}`}>
                      <strong>
                        {person.firstName} {person.lastName}
                      </strong>
                    </a>
                  </p>
                  <p class="soft">
                    N° {formatReference(person.reference)} · {stateLabels[person.state]} le{' '}
                    {frenchDay(dayOf(person.stateSince))}
                    {person.planName && ` · ${person.planName}`}
                  </p>
                </div>
                {person.phone && <a href={`tel:${person.phone}`}>{frenchPhone(person.phone)}</a>}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="stack">
        <h2>Permanences et réunions</h2>
        {permanences.length === 0 ? (
          <p class="soft">Aucune date : le CCAS les fixe avec vous.</p>
        ) : (
          <ul class="entries">
            {permanences.map((each) => (
              <li>
                <div>
                  <p>
                    <a href={`/espace-mutuelle/permanences/${each.id}`}>
                      <strong>
                        {frenchWeekday(parisDay(each.startsAt))}, {hourOf(each.startsAt)}
                      </strong>
                    </a>
                  </p>
                  <p class="soft">
                    {permanenceKindLabels[each.kind]} · {each.place} · {each.taken} sur {each.capacity}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
