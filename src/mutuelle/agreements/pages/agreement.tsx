import { Temporal } from 'temporal-polyfill';
import { Form, RefusalNotice } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { ShownLink } from '../../../teams/pages/shown-link.js';
import type { MemberView } from '../../../teams/team.query.js';
import { mayBeCorrected } from '../agreement-dates.js';
import type { AgreementDocument, AgreementReview, AgreementView } from '../agreement.query.js';
import { AgreementDates } from './agreement-dates.js';
import { AgreementDocuments } from './agreement-documents.js';
import { AgreementEnd } from './agreement-end.js';
import { AgreementBadge } from './agreement-list.js';
import { AgreementReviews } from './agreement-reviews.js';
import { AgreementSignature } from './agreement-signature.js';
import { CorrectDates } from './correct-dates.js';
import { InsurerTeam } from './insurer-team.js';
import { TariffTable } from './tariff-table.js';
import { TariffGrid } from '../../tariffs/pages/tariff-grid.js';

type Values = Record<string, string | undefined>;
const base = '/ccas/mutuelle/conventions';

interface AgreementProps {
  token: string;
  agreement: AgreementView;
  documents: AgreementDocument[];
  reviews: AgreementReview[];
  members: MemberView[];
  today: string;
  /** A sign-in link, shown once. */
  link?: string;
  values: Values;
  tariffs: Values;
  refusal?: Refusal;
  /** Which form that was. */
  refused?: string;
}

export function AgreementPage({
  token,
  agreement,
  documents,
  reviews,
  members,
  today,
  link,
  values,
  tariffs,
  refusal,
  refused,
}: AgreementProps) {
  const path = `${base}/${agreement.id}`;
  const of = (handler: string) => (refused === handler ? refusal : undefined);
  const typed = (handler: string): Values => (refused === handler ? values : {});
  const isPriced = agreement.plans.every(({ tariff }) => tariff.length > 0);
  return (
    <div class="stack">
      <p>
        <a href={base}>Conventions</a>
      </p>
      <div class="row">
        <h1>{agreement.insurerName}</h1>
        <AgreementBadge status={agreement.status} />
      </div>
      {refusal && refused === 'removeMember' && <RefusalNotice refusal={refusal} />}
      {link && <ShownLink link={link} />}
      <AgreementDates agreement={agreement} />
      {mayBeCorrected(agreement, Temporal.PlainDate.from(today)) && (
        <CorrectDates
          {...{ token, path, agreement }}
          values={typed('correctDates')}
          isOpen={refused === 'correctDates'}
          refusal={of('correctDates')}
        />
      )}
      {agreement.status === 'draft' && (
        <AgreementSignature
          {...{ token, path, today, isPriced }}
          signedOn={typed('sign').signedOn}
          refusal={of('sign')}
        />
      )}
      <section class="panel stack">
        <h2>Tarifs devant les habitants</h2>
        {isPriced ? <TariffTable plans={agreement.plans} /> : <p class="soft">Pas encore de tarifs.</p>}
        <details open={refused === 'price' || !isPriced}>
          <summary>{isPriced ? 'Changer les tarifs' : 'Entrer les tarifs'}</summary>
          <Form action={`${path}/tarifs`} token={token} refusal={of('price')}>
            <TariffGrid
              plans={agreement.plans.map(({ name }) => name)}
              values={refused === 'price' ? values : tariffs}
              refusal={of('price')}
            />
            <button>Enregistrer les tarifs</button>
          </Form>
        </details>
      </section>
      <InsurerTeam {...{ token, path, members }} values={typed('addMember')} refusal={of('addMember')} />
      <AgreementDocuments {...{ token, path, documents }} label={typed('attach').label} refusal={of('attach')} />
      {agreement.status !== 'draft' && (
        <AgreementReviews {...{ token, path, reviews, today }} values={typed('review')} refusal={of('review')} />
      )}
      {(agreement.status === 'in_force' || agreement.status === 'coming') && (
        <AgreementEnd
          {...{ token, path }}
          lastDay={typed('end').lastDay ?? agreement.endsOn}
          isOpen={refused === 'end'}
          refusal={of('end')}
        />
      )}
    </div>
  );
}
