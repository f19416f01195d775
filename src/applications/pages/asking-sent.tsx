import type { OwnApplication } from '../own-application.query.js';
import { Form } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { AskedCcas } from '../asking-values.js';
import { Help } from './asking-intro.js';

interface Props {
  token: string;
  ccas: AskedCcas;
  /** Sent, or further on. */
  application: OwnApplication;
}

const titles: Record<OwnApplication['state'], string> = {
  draft: '',
  submitted: 'Votre demande est envoyée',
  more_asked: 'Il nous manque quelque chose',
  accepted: 'Votre demande est acceptée',
  refused: 'Votre demande a reçu une réponse',
  withdrawn: 'Votre demande est retirée',
};

/** The number to keep and what happens next; no name, for whoever looks over the shoulder. */
export function AskingSentPage({ token, ccas, application }: Props) {
  const { state, reference } = application;
  const isWaiting = state === 'submitted' || state === 'more_asked';
  return (
    <section class="narrow stack">
      <h1>{titles[state]}</h1>
      {isWaiting && (
        <div class="notice accepted">
          <p>Le numéro de votre demande, à garder :</p>
          <p class="reference">{reference}</p>
        </div>
      )}
      <Next ccas={ccas} application={application} />
      <Form action="/demande/effacement" token={token}>
        <button class="quiet">
          <Icon name="eraser" /> Terminer sur cet appareil
        </button>
      </Form>
      {isWaiting && (
        <details>
          <summary>Je ne veux plus de pass</summary>
          <Form action="/demande/retrait" token={token}>
            <p>Votre demande ne sera pas examinée, et sera effacée dans trente jours.</p>
            <button class="danger">Retirer ma demande</button>
          </Form>
        </details>
      )}
      <Help ccas={ccas} />
    </section>
  );
}

function Next({ ccas, application }: Pick<Props, 'ccas' | 'application'>) {
  const { state, showing, missing, email } = application;
  switch (state) {
    case 'submitted':
      return (
        <section class="stack tight">
          <h2>Et maintenant ?</h2>
          <ol>
            {showing === 'appointment' ? (
              <li>Nous vous appelons pour convenir d’un rendez-vous.</li>
            ) : (
              <li>Venez au guichet quand vous voulez{ccas.address && ` : ${ccas.address}`}.</li>
            )}
            <li>Apportez votre justificatif de domicile. Il vous est rendu tout de suite.</li>
            <li>Votre carte est faite sur place.</li>
          </ol>
          {email && <p>Un message de confirmation vous est envoyé.</p>}
        </section>
      );
    case 'more_asked':
      return (
        <div class="notice waiting">
          <p>{missing}</p>
          <p>Appelez-nous ou passez au guichet avec votre numéro. Rien n’est à remplir de nouveau.</p>
        </div>
      );
    case 'accepted':
      return <p class="lead">Votre carte vous attend au guichet, si vous ne l’avez pas déjà.</p>;
    case 'refused':
      return <p class="lead">La réponse vous a été envoyée. Si vous ne l’avez pas, appelez-nous.</p>;
    default:
      return <p class="lead">Elle ne sera pas examinée. Vous pourrez en faire une autre quand vous voudrez.</p>;
  }
}
