import { Temporal } from 'temporal-polyfill';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { QrImage } from '../../kernel/ui/qr-image.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { mayBeCorrected } from '../agreement-dates.js';
import type { AgreementDocument, AgreementReview, AgreementView } from '../agreement.query.js';
import type { InsurerMemberView } from '../change-insurer-team.js';
import { AgreementDates } from './agreement-dates.js';
import { AgreementDocuments } from './agreement-documents.js';
import { AgreementEnd } from './agreement-end.js';
import { AgreementBadge } from './agreement-list.js';
import { AgreementReviews } from './agreement-reviews.js';
import { AgreementSignature } from './agreement-signature.js';
import { CorrectDates } from './correct-dates.js';
import { InsurerTeam } from './insurer-team.js';
import { TariffTable } from './parts.js';
import { TariffGrid } from './tariff-grid.js';

type Values = Record<string, string | undefined>;
const base = '/ccas/mutuelle/conventions';

export interface AgreementProps {
  token: string;
  agreement: AgreementView;
  documents: AgreementDocument[];
  reviews: AgreementReview[];
  members: InsurerMemberView[];
  today: string;
  /** A sign-in link, shown once. */
  link?: string;
  form?: 'dates' | 'prices' | 'sign' | 'end' | 'review' | 'document' | 'member';
  values?: Values;
  tariffs: Values;
  refusal?: Refusal;
}

export function AgreementPage({
  token,
  agreement,
  documents,
  reviews,
  members,
  today,
  link,
  form,
  values = {},
  tariffs,
  refusal,
}: AgreementProps) {
  const path = `${base}/${agreement.id}`;
  const of = (name: AgreementProps['form']) => (form === name ? refusal : undefined);
  const typed = (name: AgreementProps['form']): Values => (form === name ? values : {});
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
      {refusal && !form && <RefusalNotice refusal={refusal} />}
      {link && (
        <div class="notice accepted" role="status">
          <div class="pairing">
            <QrImage text={link} label="Code QR du lien personnel" />
            <p>
              Faites scanner ce code par la personne, avec son propre téléphone. Il vaut un quart d’heure, une fois.
            </p>
          </div>
        </div>
      )}
      <AgreementDates agreement={agreement} />
      {mayBeCorrected(agreement, Temporal.PlainDate.from(today)) && (
        <CorrectDates
          {...{ token, path, agreement }}
          values={typed('dates')}
          isOpen={form === 'dates'}
          refusal={of('dates')}
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
        <details open={form === 'prices' || !isPriced}>
          <summary>{isPriced ? 'Changer les tarifs' : 'Entrer les tarifs'}</summary>
          <Form action={`${path}/tarifs`} token={token} refusal={of('prices')}>
            <TariffGrid
              plans={agreement.plans.map(({ name }) => name)}
              values={form === 'prices' ? values : tariffs}
              refusal={of('prices')}
            />
            <button>Enregistrer les tarifs</button>
          </Form>
        </details>
      </section>
      <InsurerTeam {...{ token, path, members }} values={typed('member')} refusal={of('member')} />
      <AgreementDocuments {...{ token, path, documents }} label={typed('document').label} refusal={of('document')} />
      {agreement.status !== 'draft' && (
        <AgreementReviews {...{ token, path, reviews, today }} values={typed('review')} refusal={of('review')} />
      )}
      {(agreement.status === 'in_force' || agreement.status === 'coming') && (
        <AgreementEnd
          {...{ token, path }}
          lastDay={typed('end').lastDay ?? agreement.endsOn}
          isOpen={form === 'end'}
          refusal={of('end')}
        />
      )}
    </div>
  );
}
