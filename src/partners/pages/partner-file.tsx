import { Temporal } from 'temporal-polyfill';
import { fieldsOf, formOf, type ShownForm, type ShownForms } from '../../kernel/fields/fields-of.js';
import { hoursWords } from '../../kernel/hours/opening-hours.js';
import { parisDay } from '../../kernel/time/clock.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { Facts } from '../../kernel/ui/facts.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { DecisionForm } from '../decision-form.js';
import type { PartnerView } from '../partner-directory.query.js';
import { partnerKindLabels, wheelchairLabels } from '../partner-kind.js';
import type { PartnerSection } from '../partner-sections.js';
import { PartnerBadge } from './partner-badge.js';

interface Props extends ShownForms {
  token: string;
  partner: PartnerView;
  /** What the slices show of their own. */
  sections: PartnerSection[];
}

export function PartnerFilePage(props: Props) {
  const { partner, sections, refusal, refused } = props;
  const path = `/ccas/partenaires/${partner.id}`;
  return (
    <div class="stack">
      <div class="row">
        <h1>{partner.name}</h1>
        <PartnerBadge status={partner.status} />
      </div>
      {refusal && <RefusalNotice refusal={refusal} of={refused} />}
      {partner.status === 'returned' && (
        <div class="notice waiting">
          <p>Renvoyé pour correction : « {partner.returnReason} »</p>
        </div>
      )}
      <Decisions {...props} path={path} />
      <Facts facts={factsOf(partner)} />
      {sections.map((section) => section.draw())}
    </div>
  );
}

function Decisions(props: Props & { path: string }) {
  const { token, partner, path, refused } = props;
  const back = fieldsOf(DecisionForm, formOf(props, 'sendBack'));
  const { status } = partner;
  return (
    <>
      <div class="row">
        {(status === 'waiting' || status === 'suspended') && (
          <Form action={`${path}/approbation`} token={token} class="row">
            <button>
              <Icon name="badge-check" /> {status === 'waiting' ? 'Approuver ce partenaire' : 'Lever la suspension'}
            </button>
          </Form>
        )}
        <a class="button quiet" href={`${path}/acces`}>
          <Icon name="users" /> Équipe et caisses
        </a>
        <a class="button quiet" href={`${path}/modification`}>
          <Icon name="pencil" /> Modifier
        </a>
      </div>
      {status === 'waiting' && (
        <details open={refused === 'sendBack'}>
          <summary>Renvoyer pour correction</summary>
          <Form action={`${path}/renvoi`} token={token} class="stack narrow">
            <back.reason
              label="Ce qu’il faut corriger"
              hint="Le partenaire le lit par courriel et sur sa fiche."
              optional={false}
            />
            <button class="quiet">Renvoyer au partenaire</button>
          </Form>
        </details>
      )}
      {status === 'approved' && (
        <Ending
          summary="Suspendre"
          action={`${path}/suspension`}
          token={token}
          form={formOf(props, 'suspend')}
          explains="Ses avantages ne sont plus acceptés, jusqu’à ce que vous leviez la suspension."
          button="Suspendre ce partenaire"
        />
      )}
      {status !== 'left' && (
        <Ending
          summary="Mettre fin au partenariat"
          action={`${path}/fin`}
          token={token}
          form={formOf(props, 'leave')}
          explains="C’est définitif : ses avantages quittent le répertoire, son équipe ne peut plus entrer et ses caisses s’arrêtent tout de suite."
          button="Oui, mettre fin au partenariat"
          isFinal
        />
      )}
    </>
  );
}

interface EndingProps {
  summary: string;
  action: string;
  token: string;
  form: ShownForm;
  explains: string;
  button: string;
  isFinal?: boolean;
}

/** In two steps: what it does, and a word for whoever reads the mail about it. */
function Ending({ summary, action, token, form, explains, button, isFinal }: EndingProps) {
  const field = fieldsOf(DecisionForm, form);
  return (
    <details open={form.refusal !== undefined}>
      <summary>{summary}</summary>
      <Form action={action} token={token} class="stack narrow">
        <p>{explains}</p>
        <field.reason />
        <button class={isFinal ? 'danger' : 'quiet'}>{button}</button>
      </Form>
    </details>
  );
}

function factsOf(partner: PartnerView): [string, string][] {
  const facts: [string, string | null | undefined | false][] = [
    ['Activité', partnerKindLabels[partner.kind]],
    ['SIRET', partner.siret],
    ['Raison sociale', partner.legalName !== partner.name && partner.legalName],
    ['Adresse', [partner.address, partner.postcode].filter(Boolean).join(', ')],
    ['Quartier', partner.neighbourhood],
    ['Téléphone', partner.phone && frenchPhone(partner.phone)],
    ['Horaires', hoursWords(partner.openingHours)],
    ['Fauteuil', partner.wheelchair && wheelchairLabels[partner.wheelchair]],
    ['À qui parler', [partner.contactName, partner.email].filter(Boolean).join(', ')],
    [
      'Charte',
      partner.charterAcceptedAt
        ? `acceptée le ${frenchDay(parisDay(Temporal.Instant.from(partner.charterAcceptedAt)))} (${partner.charterVersion})`
        : 'pas encore acceptée',
    ],
  ];
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
}
