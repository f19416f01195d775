import { describe, expect, test } from '@jest/globals';
import type { MailLine, MailView } from '../../../src/mails/mail-log.query.js';
import { mailFilterLabels, mailStateLooks } from '../../../src/mails/mail-wording.js';
import { MailPage } from '../../../src/mails/pages/mail.js';
import { MailListPage } from '../../../src/mails/pages/mail-list.js';
import { MailListRequest } from '../../../src/mails/mail-list-request.js';
import { listedOf } from '../../support/listed.js';
import { drawn } from '../../support/drawn.js';

const at = new Date('2026-12-08T09:00:00Z');
const mail = {
  id: 'm1',
  subject: 'Votre pass',
  recipient: 'odette@exemple.fr',
  state: 'sent',
  createdAt: at,
  failureCode: null,
  failureAnswer: null,
  attempts: 0,
  nextAttemptAt: null,
  sentAt: null,
  residentId: null,
  text: 'Bonjour,',
  isPrivate: false,
} as unknown as MailView;
interface Listing {
  mails?: MailLine[];
  total?: number;
  filter?: string;
  isSending?: boolean;
}
const one = (more: object = {}) => drawn(<MailPage mail={{ ...mail, ...more }} token="" />);
const list = ({ mails = [mail], total, filter, isSending = true }: Listing = {}) =>
  drawn(
    <MailListPage list={listedOf(MailListRequest, mails, { etat: filter }, total)} acts={[]} isSending={isSending} />,
  );

describe('one mail', () => {
  test.each(Object.keys(mailStateLooks))('that is %s may be sent again only where it was given up', (state) => {
    expect(one({ state }).ways.includes('/ccas/courriels/m1/renvoi')).toBe(state === 'dead');
  });

  test('says what failed, and what to do once nobody tries any more', () => {
    const failed = { failureCode: 'smtp_550', failureAnswer: '550 inconnu' };
    expect(one({ ...failed, state: 'queued' }).words).toContain('Réponse du serveur : « 550 inconnu »');
    expect(one({ ...failed, state: 'queued' }).words).not.toContain('Vérifiez l’adresse');
    expect(one({ ...failed, state: 'dead' }).words).toContain('Vérifiez l’adresse');
    expect(one({ ...failed, failureAnswer: null }).words).not.toContain('Réponse du serveur');
    expect(one().words).not.toContain('Vérifiez');
  });

  test('tells of its way what there is to tell', () => {
    const terms = (more: object) => [...one(more).html.matchAll(/<dt>([^<]*)/g)].map(([, term]) => term);
    expect(terms({})).toEqual(['À', 'Écrit']);
    expect(terms({ attempts: 1, nextAttemptAt: at })).toEqual(['À', 'Écrit', 'Essais', 'Prochain essai']);
    expect(terms({ attempts: 2, sentAt: at })).toEqual(['À', 'Écrit', 'Essais', 'Parti']);
    expect(one({ recipient: null }).words).toContain('Adresse effacée');
  });

  test('is read, or it is said why not', () => {
    expect(one().words).toContain('Bonjour,');
    expect(one({ text: null, isPrivate: true }).words).toContain('Ce courriel porte un lien personnel');
    expect(one({ text: null }).words).toContain('Effacé : le texte');
  });

  test('leads to the dossier it is about', () => {
    expect(one({ residentId: 'r1' }).ways).toContain('/ccas/usagers/r1');
    expect(one().ways.some((way) => way.startsWith('/ccas/usagers'))).toBe(false);
  });
});

describe('the list of mails', () => {
  test('says so where no server is set, and nothing where one is', () => {
    expect(list({ isSending: false }).words).toContain('Aucun serveur d’envoi n’est réglé.');
    expect(list().words).not.toContain('Aucun serveur');
  });

  test.each([undefined, ...Object.keys(mailFilterLabels)])('the filter %s is marked, alone', (filter) => {
    const marked = [...list({ filter }).html.matchAll(/<a[^>]*aria-current="page"[^>]*>/g)];
    expect(marked).toHaveLength(1);
    expect(marked[0]![0]).toContain(`href="/ccas/courriels${filter ? `?etat=${filter}` : ''}"`);
  });

  test('a line says whom to and what failed; the end of the page, where it goes on', () => {
    expect(list().words).toContain('odette@exemple.fr');
    expect(list({ mails: [{ ...mail, recipient: null }] }).words).toContain('Adresse effacée');
    expect(list({ mails: [] }).words).toContain('Aucun courriel ici');
    expect(list({ total: 51 }).ways).toContain('/ccas/courriels?page=2');
    expect(list().words).not.toContain('Suivante');
  });
});
