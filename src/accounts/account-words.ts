import type { MailMessage } from '../kernel/mail/mail-body.js';
import type { AccountLine } from './account-directory.query.js';
import type { StaffKind } from './account.entity.js';

export const roleLabels: Record<StaffKind, string> = { agent: 'Agent', manager: 'Responsable' };

/** How somebody comes in. */
export function entryWords(account: Pick<AccountLine, 'state' | 'kind' | 'hasTotp' | 'usesProvider'>): string[] {
  if (account.state === 'closed') return ['Fermé'];
  if (account.state === 'invited') return ['Invitation envoyée'];
  const ways = [...(account.hasTotp ? ['Double vérification'] : []), ...(account.usesProvider ? ['ProConnect'] : [])];
  return ways.length > 0 ? ways : [account.kind === 'manager' ? 'Double vérification à régler' : 'Mot de passe'];
}

/** What is told by mail once it is done, so that its owner notices what they did not do. */
export type AccountNews = 'password_changed' | 'totp_reset' | 'deactivated' | 'role_changed';

export function invitationWords(to: { name: string; ccasName: string; kind: StaffKind }, url: string): MailMessage {
  const role = to.kind === 'manager' ? 'responsable' : 'agent';
  return {
    subject: `Votre compte au ${to.ccasName}`,
    paragraphs: [
      `Bonjour ${to.name},`,
      `${to.ccasName} vous ouvre un compte de ${role} pour gérer le pass senior.`,
      'Choisissez votre mot de passe avec le lien ci-dessous. Il vaut sept jours et sert une seule fois.',
      'Ne transférez pas ce message : le lien ouvre votre compte.',
    ],
    action: { label: 'Choisir mon mot de passe', url },
  };
}

export function passwordLinkWords(to: { name: string }, url: string): MailMessage {
  return {
    subject: 'Choisir un nouveau mot de passe',
    paragraphs: [
      `Bonjour ${to.name},`,
      'Voici le lien pour choisir un nouveau mot de passe. Il vaut une heure et sert une seule fois.',
      'Vous n’avez rien demandé ? Ne faites rien : votre mot de passe reste le même.',
    ],
    action: { label: 'Choisir un nouveau mot de passe', url },
  };
}

const unexpected = 'Ce n’était pas prévu ? Prévenez tout de suite un responsable du CCAS.';

export function newsWords(news: AccountNews, to: { name: string; kind: StaffKind }): MailMessage {
  const words: Record<AccountNews, [subject: string, sentence: string]> = {
    password_changed: [
      'Votre mot de passe a changé',
      'Le mot de passe de votre compte vient d’être changé. Vos autres sessions sont fermées.',
    ],
    totp_reset: [
      'Votre double vérification a été remise à zéro',
      'Un responsable a remis à zéro la double vérification de votre compte. Vous pourrez la régler à votre prochaine connexion.',
    ],
    deactivated: [
      'Votre compte est fermé',
      'Votre compte a été fermé. Vos sessions et les jetons que vous avez créés sont terminés.',
    ],
    role_changed: [
      'Votre rôle a changé',
      to.kind === 'manager'
        ? 'Vous êtes maintenant responsable. À votre prochaine connexion, vous réglerez la double vérification sur votre téléphone.'
        : 'Vous êtes maintenant agent. Connectez-vous de nouveau.',
    ],
  };
  const [subject, sentence] = words[news];
  return { subject, paragraphs: [`Bonjour ${to.name},`, sentence, unexpected] };
}
