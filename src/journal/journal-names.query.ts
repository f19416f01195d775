import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { JournalEntry } from './journal.query.js';

/** What an id of the journal is called today, and where its page is. */
export interface Named {
  label: string;
  href?: string;
}

const passNumber = `left(p.number, 4) || '-' || substr(p.number, 5, 4) || '-' || right(p.number, 1)`;
const person = (row: string) =>
  `case when ${row}.erased_at is null then ${row}.first_name || ' ' || ${row}.last_name else 'un dossier effacé' end`;

/** Of each kind of subject, names and pages for a list of ids. The journal itself holds no name. */
const subjects: Record<string, string> = {
  account: `select id, name as label, '/ccas/comptes/' || id as href from account where id = any($1)`,
  api_token: `select id, '« ' || label || ' »' as label, '/ccas/jetons' as href from access_token where id = any($1)`,
  card_batch: `select id, 'une impression de cartes' as label, '/ccas/cartes/' || id as href from card_batch where id = any($1)`,
  carer: `select c.id, c.first_name || ' ' || c.last_name as label, '/ccas/usagers/' || c.resident_id as href from carer c where c.id = any($1)`,
  ccas: `select id, name as label, null as href from ccas where id = any($1)`,
  credential: `select c.id, case c.kind when 'card' then 'une carte' else 'un téléphone' end || ' du pass ' || ${passNumber} as label, '/ccas/usagers/' || p.resident_id as href
    from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id where c.id = any($1)`,
  mail: `select id, '« ' || subject || ' »' as label, '/ccas/courriels/' || id as href from mail where id = any($1)`,
  offer: `select o.id, '« ' || o.title || ' » (' || r.name || ')' as label, '/ccas/avantages/' || o.id as href
    from offer o join partner r on r.ccas_id = o.ccas_id and r.id = o.partner_id where o.id = any($1)`,
  partner: `select id, name as label, '/ccas/partenaires/' || id as href from partner where id = any($1)`,
  partner_member: `select m.id, coalesce(m.name, 'une personne partie') || ' (' || r.name || ')' as label, '/ccas/partenaires/' || r.id as href
    from partner_member m join partner r on r.ccas_id = m.ccas_id and r.id = m.partner_id where m.id = any($1)`,
  pass: `select p.id, 'le pass ' || ${passNumber} || ' de ' || ${person('r')} as label, '/ccas/usagers/' || p.resident_id as href
    from pass p join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id where p.id = any($1)`,
  pass_application: `select id, 'la demande de pass ' || coalesce(left(reference, 4) || '-' || substr(reference, 5, 4) || '-' || right(reference, 1), '') as label,
    '/ccas/demandes/' || id as href from pass_application where id = any($1)`,
  redemption: `select u.id, '« ' || o.title || ' »' as label, '/ccas/avantages/' || o.id as href
    from redemption u join offer o on o.ccas_id = u.ccas_id and o.id = u.offer_id where u.id = any($1)`,
  resident: `select r.id, ${person('r')} as label, '/ccas/usagers/' || r.id as href from resident r where r.id = any($1)`,
  resident_import: `select id, 'la liste « ' || file_name || ' »' as label, '/ccas/usagers/import/' || id as href from resident_import where id = any($1)`,
  rights_request: `select q.id, ${person('r')} as label, '/ccas/usagers/' || q.resident_id || '/droits/' || q.id as href
    from rights_request q join resident r on r.ccas_id = q.ccas_id and r.id = q.resident_id where q.id = any($1)`,
  till: `select t.id, '« ' || t.name || ' » (' || r.name || ')' as label, '/ccas/partenaires/' || r.id as href
    from till t join partner r on r.ccas_id = t.ccas_id and r.id = t.partner_id where t.id = any($1)`,
};

/** Tables in which an id that acted may be. */
const actors: Record<string, string[]> = {
  agent: ['account', 'api_token'],
  manager: ['account', 'api_token'],
  partner: ['partner_member', 'api_token'],
  till: ['till', 'api_token'],
};

const unnamed: Record<string, string> = {
  system: 'Le système',
  agent: 'Un agent',
  manager: 'Un responsable',
  partner: 'Un partenaire',
  till: 'Une caisse',
  senior: 'Le titulaire, de son téléphone',
  carer: 'Un aidant, de son téléphone',
};

@Injectable()
export class JournalNamesQuery {
  /** Names for everyone and everything in these entries. */
  async of(tx: Tx, entries: JournalEntry[]): Promise<JournalNames> {
    const wanted = new Map<string, Set<string>>();
    const want = (kind: string, id: string) => wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id));
    for (const { actorKind, actorId, subjectKind, subjectId } of entries) {
      if (subjectId && subjects[subjectKind]) want(subjectKind, subjectId);
      if (actorId) for (const kind of actors[actorKind] ?? []) want(kind, actorId);
    }
    const found = new Map<string, Named>();
    for (const [kind, ids] of wanted) {
      const rows: { id: string; label: string; href: string | null }[] = await tx.query(subjects[kind]!, [[...ids]]);
      for (const { id, label, href } of rows) found.set(`${kind} ${id}`, { label, ...(href && { href }) });
    }
    return new JournalNames(found);
  }
}

export class JournalNames {
  constructor(private readonly found: Map<string, Named>) {}

  actor({ actorKind, actorId }: JournalEntry): Named {
    const named = (actors[actorKind] ?? []).flatMap((kind) => {
      const one = this.found.get(`${kind} ${actorId}`);
      return one ? [kind === 'api_token' ? { ...one, label: `Jeton ${one.label}` } : one] : [];
    });
    return named[0] ?? { label: unnamed[actorKind] ?? actorKind };
  }

  /** Nothing where the sentence says it all. */
  subject({ subjectKind, subjectId, actorId }: JournalEntry): Named | undefined {
    return subjectId && subjectId !== actorId ? this.found.get(`${subjectKind} ${subjectId}`) : undefined;
  }
}
