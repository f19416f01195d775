import { ArchivedApart, type Archiving } from '../kernel/archive/archiving.js';
import { Injectable } from '@nestjs/common';
import { Door, type Doorway } from '../kernel/access/doors.js';
import { type ActorRole, ActsAs } from '../kernel/access/actor-roles.js';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { SiteMapPart, type SiteMapEntry } from '../kernel/console/site-map.js';
import { JournalWords } from '../kernel/console/journal-words.js';

/** What this slice says to the console. */
@Menu()
@SiteMapPart()
@JournalWords()
@Door()
@ActsAs()
@ArchivedApart()
@Injectable()
export class AccountsWords {
  readonly archivedApart: Record<string, Archiving> = {
    known_device: { staysBehind: 'navigateurs déjà utilisés, reconnus à la connexion suivante' },
  };

  readonly door: Doorway = { space: '/', signIn: '/connexion', signOut: '/deconnexion', leadsOn: true };

  readonly menu: MenuEntry[] = [
    { audience: 'own', place: 10, href: '/ccas/mon-compte', label: 'Mon compte', icon: 'circle-user' },
    {
      audience: 'staff',
      group: 'foot',
      place: 930,
      href: '/ccas/comptes',
      label: 'Comptes',
      icon: 'users',
      isForManagers: true,
    },
  ];

  readonly roles: ActorRole[] = [
    { kind: 'agent', words: 'Un agent', by: 'un agent', subjects: ['account', 'api_token'], home: '/ccas' },
    {
      kind: 'manager',
      words: 'Un responsable',
      by: 'une personne responsable',
      subjects: ['account', 'api_token'],
      home: '/ccas',
    },
  ];

  readonly siteMap: SiteMapEntry[] = [{ group: 'ccas', place: 10, href: '/connexion', label: 'Se connecter' }];

  readonly journal: JournalWords = {
    sentences: {
      'account.codes_renewed': 'a fait de nouveaux codes de secours',
      'account.created': 'a créé le compte de',
      'account.deactivated': 'a fermé le compte de',
      'account.invited': 'a invité',
      'account.invited_again': 'a de nouveau invité',
      'account.joined': 'a accepté son invitation',
      'account.modules_granted': 'a changé les modules de',
      'account.password_changed': 'a changé son mot de passe',
      'account.password_link_given': 'a fait un lien de nouveau mot de passe pour',
      'account.password_reset': 'a choisi un nouveau mot de passe par un lien',
      'account.provider_linked': 'est venu·e par ProConnect pour la première fois',
      'account.reopened': 'a rouvert le compte de',
      'account.role_changed': 'a changé le rôle de',
      'account.totp_removed': 'a retiré sa double vérification',
      'account.totp_reset': 'a remis à zéro la double vérification de',
      'account.totp_set_up': 'a réglé sa double vérification',
      'session.ended': 'a fermé des sessions de',
      'session.opened': 's’est connecté·e',
      'token.created': 'a créé le jeton',
      'token.revoked': 'a terminé le jeton',
    },
    themes: { account: 'Comptes', session: 'Connexions', token: 'Jetons' },
    subjects: {
      account: `select id, name as label, '/ccas/comptes/' || id as href from account where id = any($1)`,
      api_token: `select id, '« ' || label || ' »' as label, '/ccas/jetons' as href from access_token where id = any($1)`,
    },
    found: {
      things: {
        account: `select a.id from account a, sought s where folded(a.name) like '%' || s.words || '%' or a.email = lower(s.typed)`,
      },
    },
  };
}
