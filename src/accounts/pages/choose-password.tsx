import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { type FormValues, oneText } from '../../kernel/http/input.js';
import { Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { ChosenForm, ForgottenForm } from '../password-forms.js';

interface ChooseProps {
  token: string;
  why: 'invitation' | 'reset';
  ccas: string;
  /** Secret of the mailed link. */
  link: string;
  values?: FormValues;
  refusal?: Refusal;
}

/** Behind a mailed link: opening it uses nothing up. */
export function ChoosePasswordPage({ token, why, ccas, link, values = {}, refusal }: ChooseProps) {
  const field = fieldsOf(ChosenForm, { values, refusal, isOwn: true });
  const isInvitation = why === 'invitation';
  if (refusal?.code === 'link_refused') return <LinkOver refusal={refusal} isInvitation={isInvitation} />;
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>{isInvitation ? 'Bienvenue' : 'Nouveau mot de passe'}</h1>
        <p class="lead soft">
          {isInvitation
            ? `${ccas} vous a ouvert un compte. Il reste à choisir votre mot de passe.`
            : 'Choisissez votre nouveau mot de passe. Vos sessions ouvertes seront fermées.'}
        </p>
      </div>
      <Form
        action={isInvitation ? '/connexion/bienvenue' : '/connexion/nouveau-mot-de-passe'}
        token={token}
        refusal={refusal}
      >
        <input type="hidden" name="lien" value={oneText(values.lien) || link} />
        <field.password autofocus />
        <button>{isInvitation ? 'Entrer' : 'Enregistrer'}</button>
      </Form>
    </section>
  );
}

function LinkOver({ refusal, isInvitation }: { refusal: Refusal; isInvitation: boolean }) {
  return (
    <section class="narrow stack">
      <h1>{refusal.detail}</h1>
      <p class="lead">
        {isInvitation
          ? 'Une invitation vaut sept jours et sert une seule fois. Demandez-en une autre à un responsable du CCAS.'
          : 'Un lien vaut une heure et sert une seule fois.'}
      </p>
      <p class="row">
        {!isInvitation && (
          <a class="button" href="/connexion/mot-de-passe-oublie">
            Demander un autre lien
          </a>
        )}
        <a href="/connexion">Se connecter</a>
      </p>
    </section>
  );
}

interface ForgottenProps {
  token: string;
  values: FormValues;
  /** Where a link was just sent, if the address is known. */
  sentTo?: string;
  /** No mail leaves here: no link can be asked for, and somebody helps. */
  isMailless?: boolean;
  refusal?: Refusal;
}

/** The answer is the same whether the address is known or not. */
export function ForgottenPasswordPage({ token, values, sentTo, isMailless, refusal }: ForgottenProps) {
  const field = fieldsOf(ForgottenForm, { values, refusal, isOwn: true });
  return (
    <section class="narrow stack">
      <h1>Mot de passe oublié</h1>
      {isMailless ? (
        <WithoutMail />
      ) : sentTo ? (
        <div class="notice accepted" role="status">
          <p>
            <strong>Regardez votre messagerie.</strong> Si {sentTo} est l’adresse d’un compte, un lien vient de partir.
            Il vaut une heure.
          </p>
          <p>Rien reçu ? Regardez les indésirables, ou demandez à un responsable du CCAS.</p>
        </div>
      ) : (
        <Form action="/connexion/mot-de-passe-oublie" token={token} refusal={refusal}>
          <field.email autofocus />
          <button>Recevoir un lien</button>
        </Form>
      )}
      <p>
        <a href="/connexion">Revenir à la connexion</a>
      </p>
    </section>
  );
}

/** The same for whoever comes: nothing is asked, so nothing can be learnt. */
function WithoutMail() {
  return (
    <>
      <p class="lead">Ce CCAS n’envoie pas encore de courriel : demandez un lien à un responsable du CCAS.</p>
      <p>
        Il le fait dans « Comptes », sur votre page : « Faire un lien pour un nouveau mot de passe ». Il vous le remet,
        et vous choisissez vous-même votre mot de passe.
      </p>
      <p>
        Vous êtes le seul responsable&nbsp;? Demandez ce lien à la personne qui gère le serveur. Elle tape{' '}
        <code>passerelle agent password-link</code>, avec votre adresse électronique.
      </p>
    </>
  );
}

export function PasswordChosenPage() {
  return (
    <section class="narrow stack">
      <h1>C’est fait</h1>
      <p class="lead">Votre nouveau mot de passe est enregistré. Vos anciennes sessions sont fermées.</p>
      <p>
        <a class="button" href="/connexion">
          Se connecter
        </a>
      </p>
    </section>
  );
}
