import type { ModuleSwitch } from '../../kernel/modules/module-switch.js';
import { Boxes, Choices } from '../../kernel/ui/choices.js';
import { counted, frenchMoment } from '../../kernel/ui/french.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import type { AccountLine, SessionLine } from '../account-directory.query.js';
import { roleLabels } from '../account-words.js';
import { EntryBadges } from './account-list.js';
import { moduleChoices, roleChoices } from './invitation.js';
import { SessionList } from './session-list.js';

interface Props {
  token: string;
  account: AccountLine;
  sessions: SessionLine[];
  /** Refused sign-ins of the last thirty days. */
  refusals: number;
  isOwn: boolean;
  /** Those that are on. */
  modules: ModuleSwitch[];
  refusal?: Refusal;
}

/** One account as a manager sees it. */
export function AccountPage({ token, account, sessions, refusals, isOwn, modules, refusal }: Props) {
  const action = `/ccas/comptes/${account.id}`;
  const isClosed = account.state === 'closed';
  return (
    <div class="stack">
      <div class="stack tight">
        <h1>{account.name}</h1>
        <p class="row">
          <span>
            {roleLabels[account.kind]}
            {isOwn && ' (vous)'}
          </span>
          <EntryBadges account={account} />
        </p>
      </div>
      {refusal && <RefusalNotice refusal={refusal} />}
      <div class="columns">
        <section class="panel stack">
          <h2>Compte</h2>
          <dl class="facts">
            <Fact term="Adresse électronique" value={account.email} />
            <Fact term="Ouvert le" value={frenchMoment(instantOf(account.createdAt))} />
            <Fact
              term="Vu·e pour la dernière fois"
              value={account.lastSeenAt ? frenchMoment(instantOf(account.lastSeenAt)) : 'Jamais'}
            />
            <Fact term="Connexions refusées, 30 jours" value={counted(refusals, 'essai')} />
          </dl>
          <p>
            <a href={`/ccas/journal?qui=${account.id}`}>Ce qu’a fait cette personne</a>
          </p>
          {account.state === 'invited' && (
            <Form action={`${action}/invitation`} token={token} class="inline">
              <button>Inviter de nouveau</button>
            </Form>
          )}
          {isClosed && (
            <Form action={`${action}/invitation`} token={token} class="stack tight">
              <p class="soft">
                Rouvrir envoie une nouvelle invitation. Mot de passe et double vérification sont à refaire.
              </p>
              <button>Rouvrir ce compte</button>
            </Form>
          )}
        </section>
        {!isClosed && (
          <section class="panel stack">
            <h2>Sessions ouvertes</h2>
            <SessionList sessions={sessions} token={token} action={action} />
          </section>
        )}
        {!isClosed && (
          <section class="panel stack">
            <h2>Rôle</h2>
            <Form action={`${action}/role`} token={token}>
              <Choices legend="Cette personne est" name="kind" value={account.kind} options={roleChoices} />
              <p class="soft">Changer le rôle ferme ses sessions : elle se reconnectera.</p>
              <button class="quiet">Changer le rôle</button>
            </Form>
          </section>
        )}
        {!isClosed && modules.length > 0 && (
          <section class="panel stack">
            <h2>Modules</h2>
            {account.kind === 'manager' ? (
              <p>Une personne responsable ouvre tous les modules en service.</p>
            ) : (
              <Form action={`${action}/modules`} token={token}>
                <Boxes
                  legend="Cette personne ouvre"
                  name="modules"
                  values={account.modules}
                  options={moduleChoices(modules)}
                  refusal={refusal}
                />
                <p class="soft">Usagers, pass, partenaires et avantages sont ouverts à tous.</p>
                <button class="quiet">Enregistrer les modules</button>
              </Form>
            )}
          </section>
        )}
        {!isClosed && (
          <section class="panel stack">
            <h2>En cas de besoin</h2>
            {account.state === 'active' && !isOwn && (
              <Form action={`${action}/mot-de-passe`} token={token} class="stack tight">
                <p>Mot de passe oublié ? Assurez-vous que c’est bien {account.name} qui vous le demande.</p>
                <button class="quiet">Faire un lien pour un nouveau mot de passe</button>
              </Form>
            )}
            {account.hasTotp && !isOwn && (
              <Form action={`${action}/double-verification`} token={token} class="stack tight">
                <p>
                  Téléphone perdu, plus de codes de secours ? Assurez-vous que c’est bien {account.name} qui vous le
                  demande.
                </p>
                <button class="quiet">Remettre à zéro la double vérification</button>
              </Form>
            )}
            <Form action={`${action}/fermeture`} token={token} class="stack tight">
              <p>
                Fermer le compte termine tout de suite ses sessions et les jetons créés. Ce que cette personne a fait
                reste au journal.
              </p>
              <button class="danger">Fermer ce compte</button>
            </Form>
          </section>
        )}
      </div>
    </div>
  );
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}
