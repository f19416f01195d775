import type { IssuerKeyView } from '../../ccas/issuer-key-list.query.js';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import type { FormValues } from '../../kernel/http/input.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { counted, frenchMoment } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { ownPages } from '../own-pages.js';
import { CompromiseForm, RotationForm } from '../keys-forms.js';
import { SettingsFrame } from './settings-frame.js';

interface Props {
  token: string;
  /** The newest first. */
  keys: IssuerKeyView[];
  /** Cards that only a compromised key has signed. */
  toReissue: number;
  canChange: boolean;
  isSaved: boolean;
  /** What was typed and refused. */
  values?: FormValues;
  refusal?: Refusal;
}

const states: Record<IssuerKeyView['state'], [label: string, badge: string]> = {
  next: ['À venir', 'waiting'],
  active: ['Signe', 'accepted'],
  old: ['Ancienne', ''],
  compromised: ['Retirée', 'refused'],
};

export function KeysPage({ token, keys, toReissue, canChange, isSaved, values = {}, refusal }: Props) {
  const rotation = fieldsOf(RotationForm, { values: {}, refusal });
  const compromise = fieldsOf(CompromiseForm, { values, refusal });
  const next = keys.find(({ state }) => state === 'next');
  const active = keys.find(({ state }) => state === 'active');
  return (
    <SettingsFrame page={ownPages.keys} canChange={canChange} isSaved={isSaved}>
      {refusal && <RefusalNotice refusal={refusal} />}
      <p>
        Chaque carte porte une signature. Changer de clé de temps en temps limite ce qu’un vol permettrait ; les cartes
        déjà imprimées restent bonnes.
      </p>
      <ul class="entries">
        {keys.map(({ kid, state, createdAt, activeFrom, isPublished }) => (
          <li>
            <div>
              <p>
                <strong class="number">{kid}</strong>{' '}
                <span class={`badge ${states[state][1]}`}>{states[state][0]}</span>
              </p>
              <p class="soft">
                Créée le {frenchMoment(createdAt)}
                {activeFrom && ` · signera à partir du ${frenchMoment(activeFrom)}`}
                {state === 'old' && (isPublished ? ' · vérifie encore des cartes' : ' · ne sert plus')}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {toReissue > 0 && (
        <div class="notice refused">
          <p>
            {counted(toReissue, 'carte est à refaire', 'cartes sont à refaire')} :{' '}
            <a href="/ccas/pass/a-refaire">voir la liste</a>.
          </p>
        </div>
      )}
      {canChange && (
        <>
          <section class="panel stack">
            <h2>Changer de clé</h2>
            {next ? (
              <p>
                La clé <strong>{next.kid}</strong> attend son tour : elle signera à partir du{' '}
                {frenchMoment(next.activeFrom!)}. Rien d’autre à faire.
              </p>
            ) : (
              <Form action="/ccas/reglages/cles/rotation" token={token}>
                <p>
                  Une nouvelle clé est publiée maintenant. Elle signera dans sept jours, quand toutes les caisses la
                  connaîtront.
                </p>
                <rotation.confirme />
                <button>
                  <Icon name="refresh-cw" /> Publier la clé suivante
                </button>
              </Form>
            )}
          </section>
          {active && (
            <section class="panel stack">
              <details open={refusal?.errors.some(({ field }) => field === 'kid')}>
                <summary>La clé actuelle a pu être volée</summary>
                <Form action="/ccas/reglages/cles/compromission" token={token}>
                  <p>
                    Tout ce qu’elle a signé est refusé dès maintenant, chez tous les partenaires. Les cartes sont à
                    refaire. On ne peut pas revenir en arrière.
                  </p>
                  <compromise.kid label={`Pour confirmer, recopiez le nom de la clé : ${active.kid}`} />
                  <button class="danger">Retirer cette clé</button>
                </Form>
              </details>
            </section>
          )}
        </>
      )}
    </SettingsFrame>
  );
}
