import { Injectable } from '@nestjs/common';
import { Door, type Doorway } from '../kernel/access/doors.js';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { JournalWords } from '../kernel/console/journal-words.js';
import { TellsPeople, type Told } from '../kernel/retention/told.js';

/** Of a path: its reference, or who it is while there is no dossier. */
const isSoughtPath = `(e.reference = s.number or e.email = lower(s.typed)
      or folded(concat_ws(' ', e.last_name, e.first_name, e.last_name)) like '%' || s.words || '%')`;

/** What this slice says to the console. */
@Menu()
@JournalWords()
@Door()
@TellsPeople()
@Injectable()
export class MutuelleWords {
  readonly told: Told = {
    kept: [
      {
        place: 80,
        what: 'Mutuelle : votre parcours, vos accords mot pour mot, vos rendez-vous',
        kept: 'comme votre dossier',
      },
      {
        place: 82,
        what: 'Mutuelle : nom, naissance, téléphone et courriel de qui n’a pas de dossier et n’a pas adhéré',
        kept: 'deux ans après la dernière étape',
      },
    ],
    recipients: [{ place: 20, words: 'la mutuelle, pour ce que vous avez accepté de lui dire' }],
  };

  readonly door: Doorway = { space: '/espace-mutuelle', signIn: '/espace-mutuelle/connexion' };

  readonly menu: MenuEntry[] = [
    { audience: 'public', place: 50, href: '/mutuelle', label: 'Mutuelle' },
    {
      audience: 'staff',
      group: 'help',
      place: 410,
      href: '/ccas/mutuelle',
      label: 'Mutuelle',
      icon: 'umbrella',
      tabs: [
        { href: '/ccas/mutuelle', label: 'En ce moment' },
        { href: '/ccas/mutuelle/parcours', label: 'Parcours' },
        { href: '/ccas/mutuelle/permanences', label: 'Permanences' },
        { href: '/ccas/mutuelle/conventions', label: 'Conventions' },
        { href: '/ccas/mutuelle/appels', label: 'Appels à mutuelles' },
        { href: '/ccas/mutuelle/bilan', label: 'Bilan' },
      ],
    },
    { audience: 'insurer', place: 10, href: '/espace-mutuelle', label: 'Mes personnes et permanences' },
    { audience: 'insurer', place: 20, href: '/mutuelle', label: 'La page des habitants' },
  ];

  readonly journal: JournalWords = {
    sentences: {
      'agreement.dates_corrected': 'a corrigé les dates de la convention',
      'agreement.denounced': 'a dénoncé la convention',
      'agreement.document_added': 'a ajouté un document à la convention',
      'agreement.drafted': 'a préparé la convention',
      'agreement.priced': 'a saisi les tarifs de la convention',
      'agreement.renewed': 'a noté la reconduction de la convention',
      'agreement.reviewed': 'a fait le point annuel de la convention',
      'agreement.signed': 'a signé la convention',
      'candidate.added': 'a ajouté une mutuelle candidate',
      'candidate.marked': 'a noté une mutuelle candidate',
      'candidate.priced': 'a saisi les tarifs d’une mutuelle candidate',
      'consent.forgotten_by_insurer': 'a confirmé l’oubli d’une personne',
      'enrolment.called': 'a rappelé pour la mutuelle',
      'enrolment.erased': 'a effacé un parcours mutuelle',
      'enrolment.matched': 'a relié un parcours mutuelle à',
      'enrolment.moved': 'a fait avancer un parcours mutuelle',
      'enrolment.opened': 'a ouvert un parcours mutuelle',
      'insurer_member.added': 'a ajouté à l’équipe d’une mutuelle',
      'insurer_member.link_shown': 'a affiché un lien d’entrée pour une mutuelle',
      'insurer_member.removed': 'a retiré de l’équipe d’une mutuelle',
      'mutuelle_call.opened': 'a ouvert l’appel à mutuelles',
    },
    themes: {
      agreement: 'Mutuelle',
      booking: 'Mutuelle',
      candidate: 'Mutuelle',
      consent: 'Mutuelle',
      enrolment: 'Mutuelle',
      insurer_member: 'Mutuelle',
      mutuelle_call: 'Mutuelle',
      permanence: 'Mutuelle',
    },
    subjects: {
      insurer_member: `select m.id, coalesce(m.name, 'une personne partie') || ' (' || a.insurer_name || ')' as label, '/ccas/mutuelle/conventions/' || a.id as href
    from insurer_member m join agreement a on a.ccas_id = m.ccas_id and a.id = m.agreement_id where m.id = any($1)`,
    },
    found: {
      ofPeople: `select id from enrolment where resident_id = any($1::uuid[])
    union all select b.id from booking b join enrolment e on e.ccas_id = b.ccas_id and e.id = b.guest_id where e.resident_id = any($1::uuid[])`,
      things: {
        enrolment: `select e.id from enrolment e, sought s where ${isSoughtPath}`,
        booking: `select b.id from booking b join enrolment e on e.ccas_id = b.ccas_id and e.id = b.guest_id, sought s where ${isSoughtPath}`,
        agreement: `select a.id from agreement a, sought s where folded(a.insurer_name) like '%' || s.words || '%'`,
        candidate: `select c.id from candidate c, sought s where folded(c.name) like '%' || s.words || '%'`,
        insurer_member: `select m.id from insurer_member m join agreement a on a.ccas_id = m.ccas_id and a.id = m.agreement_id, sought s
    where folded(concat_ws(' ', m.name, a.insurer_name)) like '%' || s.words || '%' or m.email = lower(s.typed)`,
        mutuelle_call: `select c.id from mutuelle_call c, sought s where folded(c.title) like '%' || s.words || '%'`,
      },
    },
  };
}
