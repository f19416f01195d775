import { Facts } from '../../kernel/ui/facts.js';
import { counted, frenchMoment } from '../../kernel/ui/french.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import type { MailView } from '../mail-log.query.js';
import { failureReason } from '../mail-wording.js';
import { MailBadge } from './mail-list.js';

/** One mail as its reader sees it, and what became of it. */
export function MailPage({ mail, token, refusal }: { mail: MailView; token: string; refusal?: Refusal }) {
  return (
    <div class="stack">
      <div class="stack tight">
        <p>
          <a href="/ccas/courriels">Courriels</a>
        </p>
        <h1>{mail.subject}</h1>
        <p class="row">
          <MailBadge state={mail.state} />
        </p>
      </div>
      {refusal && <RefusalNotice refusal={refusal} />}
      {mail.failureCode && (
        <div class={`notice ${mail.state === 'dead' ? 'refused' : 'waiting'}`}>
          <p>
            <strong>{failureReason(mail.failureCode)}</strong>
            {mail.failureAnswer && ` Réponse du serveur : « ${mail.failureAnswer} »`}
          </p>
          {mail.state === 'dead' && (
            <p>Vérifiez l’adresse avec la personne. Corrigée dans son dossier, elle servira aux courriels suivants.</p>
          )}
        </div>
      )}
      <div class="row">
        {mail.state === 'dead' && (
          <Form action={`/ccas/courriels/${mail.id}/renvoi`} token={token} class="row">
            <button>
              <Icon name="refresh-cw" /> Renvoyer
            </button>
          </Form>
        )}
        {mail.residentId && (
          <a class="button quiet" href={`/ccas/usagers/${mail.residentId}`}>
            Voir le dossier
          </a>
        )}
      </div>
      <Facts facts={history(mail)} />
      <section class="panel stack">
        <h2>Le texte</h2>
        {mail.text ? (
          <p class="verbatim">{mail.text}</p>
        ) : mail.isPrivate ? (
          <p class="soft">
            Ce courriel porte un lien personnel : seul son destinataire peut le lire. Pour aider quelqu’un qui est
            devant vous, montrez-lui un lien depuis la fiche du partenaire, « Équipe et caisses ».
          </p>
        ) : (
          <p class="soft">Effacé : le texte et l’adresse d’un courriel sont gardés six mois.</p>
        )}
      </section>
    </div>
  );
}

function history(mail: MailView): [string, string][] {
  const moment = (at: Date): string => frenchMoment(instantOf(at));
  const facts: [string, string][] = [
    ['À', mail.recipient ?? 'Adresse effacée'],
    ['Écrit', `le ${moment(mail.createdAt)}`],
  ];
  if (mail.attempts > 0) facts.push(['Essais', counted(mail.attempts, 'essai')]);
  if (mail.nextAttemptAt) facts.push(['Prochain essai', `le ${moment(mail.nextAttemptAt)}`]);
  if (mail.sentAt) facts.push(['Parti', `le ${moment(mail.sentAt)}`]);
  return facts;
}
