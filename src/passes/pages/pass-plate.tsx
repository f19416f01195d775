import { frenchDay } from '../../kernel/ui/french.js';
import { Form, Select } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { PassView } from '../pass.query.js';
import { revocationReasonLabels } from '../pass-wording.js';
import { PassBadge } from './pass-badge.js';

interface Props {
  token: string;
  residentId: string;
  /** The current pass, if there is one. */
  pass?: PassView;
  /** It ends soon or has ended. */
  isRenewable: boolean;
  /** Categories that may be given, and what all three are called. */
  categories: [string, string][];
  categoryLabels: string[];
  /** Just now: the card before no longer opens anything. */
  isCardReplaced?: boolean;
  /** The person died or moved away: nothing is issued. */
  isEnded?: boolean;
}

/** The pass and what may be done with it now. */
export function PassPlate({ token, residentId, pass, isRenewable, categories, categoryLabels, ...more }: Props) {
  const { isCardReplaced, isEnded } = more;
  if (!pass || pass.status === 'revoked')
    return (
      <section class="pass-plate">
        <h2>Pass senior</h2>
        {pass ? <PassBadge status={pass.status} number={pass.number} /> : <p>Cette personne n’a pas encore de pass.</p>}
        {!isEnded && <Issue token={token} residentId={residentId} categories={categories} />}
      </section>
    );
  const card = `/api/v1/passes/${pass.id}/card.pdf`;
  const path = `/ccas/usagers/${residentId}/pass/${pass.id}`;
  return (
    <section class="pass-plate">
      <h2>Pass senior</h2>
      <p class="number">{pass.number}</p>
      <PassBadge status={pass.status} />
      {isCardReplaced && pass.status === 'active' && (
        <div class="notice accepted" role="status">
          <p>
            <strong>La carte est remplacée.</strong> L’ancienne n’est plus valable : imprimez la nouvelle.
          </p>
        </div>
      )}
      <p>
        {categoryLabels[pass.category - 1]}, valable du {frenchDay(pass.validFrom)} au {frenchDay(pass.validThrough)}.
      </p>
      {isRenewable && (
        <Form action={`${path}/renouvellement`} token={token}>
          <button>
            <Icon name="refresh-cw" /> Renouveler le pass
          </button>
        </Form>
      )}
      {pass.status === 'expired' && (
        <details>
          <summary>Délivrer plutôt un nouveau pass</summary>
          <Issue token={token} residentId={residentId} categories={categories} />
        </details>
      )}
      {pass.status === 'active' && (
        <>
          <p>
            <a class={isRenewable ? 'button quiet' : 'button'} href={card} target="_blank" rel="noopener">
              <Icon name="printer" /> Imprimer la carte
            </a>
          </p>
          <p>
            <a class="button quiet" href={`/api/v1/passes/${pass.id}/letter.pdf`} target="_blank" rel="noopener">
              <Icon name="mail" /> Imprimer la lettre
            </a>
          </p>
          <details>
            <summary>Carte perdue, suspendre ou retirer</summary>
            <div class="stack">
              <Form action={`${path}/carte`} token={token}>
                <p>La carte actuelle sera annulée et une nouvelle sera prête à imprimer.</p>
                <button class="quiet">Remplacer la carte</button>
              </Form>
              <Form action={`${path}/suspension`} token={token}>
                <button class="quiet">Suspendre le pass</button>
              </Form>
              <Revoke path={path} token={token} />
            </div>
          </details>
        </>
      )}
      {pass.status === 'suspended' && (
        <div class="stack">
          <Form action={`${path}/suspension/fin`} token={token}>
            <button>Remettre le pass en service</button>
          </Form>
          <Revoke path={path} token={token} />
        </div>
      )}
    </section>
  );
}

function Issue({ token, residentId, categories }: Pick<Props, 'token' | 'residentId' | 'categories'>) {
  return (
    <Form action={`/ccas/usagers/${residentId}/pass`} token={token}>
      <Select
        label="Catégorie"
        name="category"
        value={categories[0]![0]}
        options={categories}
        hint="Catégorie 3 : sur présentation de la carte."
      />
      <button>
        <Icon name="badge-check" /> Délivrer le pass
      </button>
    </Form>
  );
}

function Revoke({ path, token }: { path: string; token: string }) {
  return (
    <Form action={`${path}/retrait`} token={token}>
      <Select label="Retirer définitivement" name="reason" options={Object.entries(revocationReasonLabels)} />
      <button class="danger">Retirer le pass</button>
    </Form>
  );
}
