import { communeName } from '../../../ccas/communes.js';
import { frenchPhone } from '../../../kernel/text/phone.js';
import { Facts } from '../../../kernel/ui/facts.js';
import { Form } from '../../../kernel/ui/form.js';
import { frenchDay } from '../../../kernel/ui/french.js';
import { fieldsOf, type ShownForms, shownForm } from '../../../kernel/fields/fields-of.js';
import type { PersonPick } from '../../../residents/resident-picks.js';
import { DossierForm } from '../enrolment-form.js';
import type { EnrolmentView } from '../enrolment.query.js';
import { c2sAnswerLabels } from '../../c2s/c2s-words.js';
import { callWantedLabels } from '../enrolment-states.js';
import { formatReference } from '../reference.js';

interface Props {
  token: string;
  /** Of the path's page. */
  at: string;
  path: EnrolmentView;
  found?: { residentId: PersonPick };
  page: ShownForms;
}

/** Who is on this path, what is known of them, and which dossier may be theirs. */
export function PathPerson({ token, at, path, found, page }: Props) {
  const facts: [string, string][] = [
    ['Numéro', formatReference(path.reference)],
    ['Mutuelle', path.insurerName],
    ['Né·e le', path.bornOn ? frenchDay(path.bornOn) : 'Non renseigné'],
    [
      'Habite',
      path.worksHere
        ? 'ailleurs, travaille dans la commune'
        : path.communeCode
          ? communeName(path.communeCode)
          : 'Non renseigné',
    ],
    ['Téléphone', path.phone ? frenchPhone(path.phone) : 'Non renseigné'],
    ['Courriel', path.email ?? 'Non renseigné'],
    ...(path.c2sAnswer ? [['C2S', c2sAnswerLabels[path.c2sAnswer]] as [string, string]] : []),
    ...(path.planName ? [['Formule', path.planName] as [string, string]] : []),
    ...(path.effectiveOn
      ? [
          ['Adhésion', `du ${frenchDay(path.effectiveOn)}${path.endedOn ? ` au ${frenchDay(path.endedOn)}` : ''}`] as [
            string,
            string,
          ],
        ]
      : []),
  ];
  return (
    <section class="panel stack">
      <h2 class="hidden-text">La personne</h2>
      <Facts facts={facts} />
      {path.residentId && (
        <p>
          <a href={`/ccas/usagers/${path.residentId}`}>Ouvrir son dossier</a>
        </p>
      )}
      <p>
        <a href="/mutuelle/resiliation">Calculer la fin au plus tôt de son ancien contrat</a>
      </p>
      {path.callWanted && (
        <Form action={`${at}/rappel`} token={token} class="row">
          <p>Demande à être rappelé·e {callWantedLabels[path.callWanted]}.</p>
          <button class="quiet">C’est fait</button>
        </Form>
      )}
      {!path.residentId && !path.worksHere && <WhoseDossier token={token} at={at} found={found} page={page} />}
    </section>
  );
}

/** The likely ones first, else whoever is found; somebody who has no dossier gets one here. */
function WhoseDossier({ token, at, found, page }: Omit<Props, 'path'>) {
  const form = shownForm(page, 'match');
  const field = fieldsOf(DossierForm, { ...form, found });
  return (
    <Form action={`${at}/dossier`} token={token} refusal={form.refusal} class="stack tight">
      <h3>Est-ce un dossier connu ?</h3>
      <field.residentId />
      <p>
        <button class="quiet">C’est cette personne</button>
      </p>
    </Form>
  );
}
