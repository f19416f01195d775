import { CallUs } from '../../ccas/pages/call-us.js';
import type { OwnApplication } from '../own-application.query.js';
import { firstUnanswered } from '../step-rules.js';
import { Form } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import { type AskedCcas, stepPaths } from '../asking-values.js';

interface Props {
  token: string;
  ccas: AskedCcas;
  application?: OwnApplication;
}

/** What it is, what to have at hand, and where to go on. */
export function AskingIntroPage({ token, ccas, application }: Props) {
  return (
    <section class="narrow stack">
      <h1>Demander le pass senior</h1>
      <p class="lead">Quatre petites étapes, cinq minutes. Pas de compte à créer, et vous pouvez faire une pause.</p>
      {application?.state === 'draft' ? (
        <Unfinished token={token} application={application} />
      ) : application ? (
        <Sent token={token} application={application} />
      ) : (
        <p>
          <a class="button" href={stepPaths.who}>
            <Icon name="file-pen-line" /> Commencer
          </a>
        </p>
      )}
      <section class="panel stack tight">
        <h2>Pour qui ?</h2>
        <ul>
          <li>Vous habitez une commune du {ccas.name}.</li>
          <li>Vous avez {ccas.minimumAge} ans ou plus, ou une carte d’invalidité à tout âge.</li>
        </ul>
        <p>Le pass est gratuit. Vos revenus ne sont jamais demandés.</p>
      </section>
      <section class="panel stack tight">
        <h2>À montrer plus tard</h2>
        <p>
          Un justificatif de domicile, au guichet ou sur rendez-vous : une facture d’énergie, un avis d’impôt, une
          quittance de loyer. Rien n’est à envoyer ici.
        </p>
      </section>
      <Help ccas={ccas} />
    </section>
  );
}

function Unfinished({ token, application }: { token: string; application: OwnApplication }) {
  const unanswered = firstUnanswered(application);
  return (
    <div class="notice">
      <p>
        <strong>Vous avez commencé une demande.</strong> Vos réponses sont gardées trente jours.
      </p>
      <p>
        <a class="button" href={unanswered ? stepPaths[unanswered] : '/demande/verification'}>
          Reprendre ma demande
        </a>
      </p>
      <Forget token={token} />
    </div>
  );
}

function Sent({ token, application }: { token: string; application: OwnApplication }) {
  return (
    <div class="notice accepted">
      <p>
        Votre demande <strong class="number">{application.reference}</strong> est envoyée.{' '}
        <a href="/demande/envoyee">Voir où elle en est</a>
      </p>
      <Form action="/demande/effacement" token={token}>
        <button class="quiet">Faire une autre demande</button>
      </Form>
    </div>
  );
}

/** For a computer others use too. */
export function Forget({ token }: { token: string }) {
  return (
    <Form action="/demande/effacement" token={token}>
      <button class="quiet">
        <Icon name="eraser" /> Effacer ma saisie
      </button>
    </Form>
  );
}

/** As `CallUs`: an agent asks for them. */
export function Help({ ccas }: { ccas: AskedCcas }) {
  return <CallUs ccas={ccas}>Nous remplissons la demande avec vous.</CallUs>;
}
