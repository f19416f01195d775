import { IssuerKeyListQuery } from '../ccas/issuer-key-list.query.js';
import { IssuerKeys } from '../ccas/issuer-keys.js';
import type { Tx } from '../kernel/database/database.js';
import { Jobs } from '../kernel/jobs/jobs.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { Clock } from '../kernel/time/clock.js';
import { frenchMoment } from '../kernel/ui/french.js';
import { ReissueListQuery } from '../passes/reissue-list.query.js';
import { StatusLists } from '../passes/status-list.js';
import type { Session } from './session.js';

export interface Finding {
  what: string;
  /** Absent when all is well. */
  advice?: string;
}

/** A till shows amber above a list of that age (pass-code.md, Status list). */
const OLD_LIST_HOURS = 24;

/** What must hold in one CCAS. */
export async function findingsOf(session: Session, ccas: Tenant): Promise<Finding[]> {
  const { id, origin } = ccas;
  const { db, get, scope } = session;
  const found = await db.transaction(scope(ccas), async (tx) => [
    ...(await keys(session, tx, id, origin)),
    await lists(session, tx, origin),
    await journal(tx, origin),
  ]);
  const late = (await get(Jobs).late()).filter((job) => job.ccasId === id).map((job) => job.name);
  const advice = `${late.join(', ')} : pas de succès depuis deux jours. Le serveur tourne-t-il ? Voyez son journal.`;
  return [...found, { what: `Tâches de ${origin}`, advice: late.length > 0 ? advice : undefined }];
}

async function keys({ get }: Session, tx: Tx, ccasId: string, origin: string): Promise<Finding[]> {
  const opens = await get(IssuerKeys)
    .signer(tx, ccasId)
    .then(
      () => true,
      () => false,
    );
  const next = (await get(IssuerKeyListQuery).all(tx)).find((key) => key.activeFrom);
  const cards = await get(ReissueListQuery).count(tx);
  return [
    {
      what: `Clé de ${origin}${next ? ` ; la clé ${next.kid} signera à partir du ${frenchMoment(next.activeFrom!)}` : ''}`,
      advice: opens ? undefined : 'Elle ne s’ouvre pas : SECRET_KEY n’est pas celle de l’installation.',
    },
    ...(cards > 0
      ? [{ what: `Cartes de ${origin}`, advice: `${cards} à refaire : ${origin}/ccas/pass/a-refaire` }]
      : []),
  ];
}

async function lists({ get }: Session, tx: Tx, origin: string): Promise<Finding> {
  const oldest = await get(StatusLists).oldestSignedAt(tx);
  const hours = oldest ? Math.floor(get(Clock).now().since(oldest).total('hours')) : 0;
  return {
    what: `Listes de statut de ${origin}${oldest ? `, signées il y a ${hours} h au plus` : ''}`,
    advice:
      hours > OLD_LIST_HOURS
        ? 'Elles devraient l’être chaque heure : le serveur tourne-t-il ? Voyez son journal.'
        : undefined,
  };
}

async function journal(tx: Tx, origin: string): Promise<Finding> {
  const breaks = await tx.rows<{ lane: number; seq: number }>('select lane, seq from audit_breaks() limit 3');
  return {
    what: `Journal de ${origin}`,
    advice: breaks.length > 0 ? 'La chaîne est rompue : des lignes ont été changées hors de l’application.' : undefined,
  };
}
