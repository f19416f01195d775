import { AskForLinkPage, EnterByLinkPage } from '../../kernel/ui/link-sign-in.js';
import type { Refusal } from '../../kernel/ui/refusal.js';

interface AskProps {
  token: string;
  email?: string;
  /** Where a link was just sent, if the address is known. */
  sentTo?: string;
  isWaiting?: boolean;
  refusal?: Refusal;
}

const space = { title: 'Espace partenaire', space: '/partenaire' };

export function PartnerSignInPage(props: AskProps) {
  return (
    <AskForLinkPage {...space} whose="d’un partenaire" {...props}>
      <ul class="plain">
        <li>
          Ce téléphone est une caisse ? <a href="/partenaire/caisse">L’associer avec un code</a>
        </li>
        <li>
          Vous êtes agent du CCAS ? <a href="/connexion">Se connecter</a>
        </li>
      </ul>
    </AskForLinkPage>
  );
}

export function EnterPage(props: { token: string; secret: string; refusal?: Refusal }) {
  return <EnterByLinkPage {...space} {...props} />;
}
