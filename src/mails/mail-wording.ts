import type { MailFilter } from './mail-list-request.js';
import type { MailLine } from './mail-log.query.js';

export const mailStateLooks: Record<MailLine['state'], [look: string, icon: string, label: string]> = {
  dead: ['refused', 'octagon-x', 'Non parti'],
  queued: ['waiting', 'hourglass', 'En attente'],
  sending: ['waiting', 'hourglass', 'En cours d’envoi'],
  kept: ['', 'mail', 'Gardé ici'],
  sent: ['accepted', 'check', 'Envoyé'],
  cancelled: ['', 'mail-x', 'Annulé'],
};

export const mailFilterLabels: Record<MailFilter, string> = {
  dead: 'Non partis',
  waiting: 'En attente',
  kept: 'Gardés ici',
  sent: 'Envoyés',
  cancelled: 'Annulés',
};

/** Enhanced reasons and SMTP codes as RFC 5321 and RFC 3463 define them, in words an agent can act on. */
const reasons: Record<string, string> = {
  smtp_550: 'L’adresse n’existe pas, ou n’accepte pas nos courriels.',
  smtp_551: 'Cette personne n’a plus cette adresse.',
  smtp_552: 'La boîte aux lettres est pleine.',
  smtp_553: 'L’adresse est mal écrite.',
  smtp_554: 'Le serveur du destinataire n’a pas voulu de ce courriel.',
  smtp_450: 'La boîte aux lettres ne répond pas pour le moment.',
  smtp_451: 'Le serveur du destinataire demande d’attendre.',
  smtp_452: 'La boîte aux lettres est pleine pour le moment.',
  EENVELOPE: 'L’adresse est mal écrite.',
  EAUTH: 'Le serveur d’envoi refuse le mot de passe de Passerelle : prévenez l’exploitant.',
  ENOAUTH: 'Le serveur d’envoi demande un mot de passe : prévenez l’exploitant.',
  ETLS: 'La connexion au serveur d’envoi n’a pas pu être chiffrée : prévenez l’exploitant.',
  EDNS: 'Le serveur d’envoi est introuvable : prévenez l’exploitant.',
  ESOCKET: 'Le serveur d’envoi ne répond pas.',
  ECONNECTION: 'Le serveur d’envoi a coupé la conversation.',
  ETIMEDOUT: 'Le serveur d’envoi n’a pas répondu à temps.',
  EABORT: 'L’envoi a été interrompu.',
  document_changed: 'Le document joint n’est plus celui qui a été enregistré : il n’a pas été envoyé.',
};

/** Why a mail did not leave. */
export function failureReason(code: string): string {
  return reasons[code] ?? `Le serveur d’envoi l’a refusé (${code.replace('smtp_', 'code ')}).`;
}
