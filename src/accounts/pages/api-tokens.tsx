import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { frenchMoment } from '../../kernel/ui/french.js';
import { Form, Select } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import { ApiTokenForm, type ApiTokenKind } from '../api-token-form.js';
import type { ApiTokenLine } from '../api-token-list.query.js';
import { Empty } from '../../kernel/ui/empty.js';
import { List } from '../../kernel/ui/list.js';

interface Props {
  token: string;
  tokens: ApiTokenLine[];
  /** One that was just made, shown this once. */
  shown?: { secret: string; label: string };
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

const kindLabels: Record<ApiTokenKind, string> = { agent: 'Agent', manager: 'Responsable', till: 'Caisse' };
const scopeLabels = { read: 'lecture seule', write: 'lecture et écriture' };
const states = { open: 'Sert', expired: 'Terminé : durée passée', revoked: 'Terminé' };

export function ApiTokensPage({ token, tokens, shown, values, refusal }: Props) {
  const field = fieldsOf(ApiTokenForm, { values, refusal });
  return (
    <div class="stack">
      <div class="stack tight">
        <h1>Jetons de l’API</h1>
        <p class="lead soft">Pour qu’un autre logiciel parle à Passerelle. Un jeton par logiciel, jamais partagé.</p>
      </div>
      {shown && (
        <div class="notice accepted" role="status">
          <p>
            <strong>Voici le jeton « {shown.label} ».</strong> Copiez-le maintenant : il ne sera plus jamais affiché.
          </p>
          <p class="verbatim secret-link">{shown.secret}</p>
        </div>
      )}
      <TokenTable tokens={tokens} token={token} />
      <section class="panel stack narrow">
        <h2>Nouveau jeton</h2>
        <Form action="/ccas/jetons" token={token} refusal={refusal}>
          <field.label />
          <field.kind value={values.kind ?? 'agent'} />
          <field.scope value={values.scope ?? 'read'} />
          <Select
            label="Il sert pendant"
            name="days"
            value={values.days ?? '365'}
            options={[
              ['30', '30 jours'],
              ['90', '90 jours'],
              ['365', 'Un an'],
              ['730', 'Deux ans'],
            ]}
            refusal={refusal}
          />
          <field.siret />
          <button>Créer le jeton</button>
        </Form>
      </section>
      <p>
        Ce que l’API sait faire : <a href="/api/docs">documentation de l’API</a>.
      </p>
    </div>
  );
}

function TokenTable({ tokens, token }: Pick<Props, 'tokens' | 'token'>) {
  return (
    <List
      plainBecause="as many as programs that are connected"
      label="Jetons"
      rows={tokens}
      columns={[
        {
          head: 'Jeton',
          cell: ({ label, madeBy, createdAt }) => (
            <>
              <strong>{label}</strong>
              <br />
              <span class="soft">
                {madeBy ? `Créé par ${madeBy}` : 'Créé à la ligne de commande'}, le {frenchMoment(instantOf(createdAt))}
              </span>
            </>
          ),
        },
        {
          head: 'Droits',
          cell: ({ kind, scope, partnerName }) =>
            `${kindLabels[kind]}, ${scopeLabels[scope]}${partnerName ? ` (${partnerName})` : ''}`,
        },
        {
          head: 'Dernier usage',
          cell: ({ lastUsedAt }) => (lastUsedAt ? frenchMoment(instantOf(lastUsedAt)) : 'Jamais'),
        },
        { head: 'Sert jusqu’au', cell: ({ expiresAt }) => frenchMoment(instantOf(expiresAt)) },
        {
          head: 'État',
          cell: ({ id, label, state }) =>
            state === 'open' ? (
              <Form action={`/ccas/jetons/${id}/fin`} token={token} class="inline">
                <button class="quiet">
                  Terminer<span class="hidden-text"> le jeton {label}</span>
                </button>
              </Form>
            ) : (
              states[state]
            ),
        },
      ]}
      empty={
        <Empty title="Aucun jeton">
          <p>Créez-en un quand un éditeur ou votre informaticien vous le demande.</p>
        </Empty>
      }
    />
  );
}
