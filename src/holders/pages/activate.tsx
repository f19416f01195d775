import { frenchPhone } from '../../kernel/text/phone.js';
import { NotStarted } from '../../kernel/ui/not-started.js';

interface Props {
  /** E.164, of the CCAS. */
  phone: string | null;
}

export function ActivatePage({ phone }: Props) {
  return (
    <main class="phone-pass stack" id="contenu">
      <div class="stack tight">
        <h1>Mettre mon pass sur ce téléphone</h1>
        <p>Prenez la lettre du CCAS. La carte continue de fonctionner.</p>
      </div>
      <div id="activation">
        <NotStarted phone={phone}>Votre carte fonctionne sans : montrez-la, elle suffit.</NotStarted>
      </div>
      <p class="soft">
        Pas de lettre, ou code déjà utilisé ? Le CCAS vous en donne un autre
        {phone && ' au '}
        {phone && <span class="phone">{frenchPhone(phone)}</span>}, ou au guichet.
      </p>
      <p>
        <a href="/mon-pass">Voir mon pass</a>
      </p>
    </main>
  );
}
