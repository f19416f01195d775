import type { Command } from 'commander';
import { CompromiseKey } from '../ccas/compromise-key.js';
import { IssuerKeyListQuery } from '../ccas/issuer-key-list.query.js';
import { PublishNextKey } from '../ccas/publish-next-key.js';
import { frenchMoment } from '../kernel/ui/french.js';
import { ReissueListQuery } from '../passes/reissue-list.query.js';
import { CommandError, type Session, withSession } from './session.js';

interface Options {
  compromised?: boolean;
  ccas?: string;
}

const states = { next: 'à venir', active: 'active', old: 'ancienne', compromised: 'compromise' } as const;

export function addKeysCommands(program: Command): void {
  const keys = program.command('keys').description('Gère les clés qui signent les pass.');
  keys
    .command('rotate')
    .description('Publie la clé suivante ; elle signera dans sept jours, l’actuelle restera valable.')
    .option(
      '--compromised',
      'la clé actuelle a pu être copiée : plus rien de ce qu’elle a signé n’est cru, dès maintenant',
    )
    .option('--ccas <hote>', 'nom d’hôte du CCAS ; celui par défaut sinon')
    .action((options: Options) =>
      withSession((session) => (options.compromised ? compromise(session, options) : rotate(session, options))),
    );
  keys
    .command('list')
    .description('Montre les clés et leur état.')
    .option('--ccas <hote>', 'nom d’hôte du CCAS ; celui par défaut sinon')
    .action((options: Options) => withSession((session) => list(session, options)));
}

async function rotate({ db, get, tenant, actor, scope }: Session, options: Options): Promise<void> {
  const ccas = await tenant(options.ccas);
  const next = await db.transaction(scope(ccas), (tx) => get(PublishNextKey).run(tx, actor(ccas)));
  console.log(`Clé ${next.kid} publiée. Elle signera à partir du ${frenchMoment(next.activeFrom)}.`);
}

async function compromise({ db, get, tenant, actor, scope }: Session, options: Options): Promise<void> {
  const ccas = await tenant(options.ccas);
  const { lost, successor, cards } = await db.transaction(scope(ccas), async (tx) => {
    const active = (await get(IssuerKeyListQuery).all(tx)).find((key) => key.state === 'active');
    if (!active) throw new CommandError('Ce CCAS n’a pas de clé active.');
    const successor = await get(CompromiseKey).run(tx, actor(ccas), active.kid);
    return { lost: active.kid, successor, cards: await get(ReissueListQuery).count(tx) };
  });
  console.log(`Clé ${lost} retirée : ce qu’elle a signé est refusé dès maintenant. La clé ${successor} signe.`);
  console.log(`Cartes à refaire : ${cards}. La liste est dans la console : ${ccas.origin}/ccas/pass/a-refaire`);
}

async function list({ db, get, tenant, scope }: Session, options: Options): Promise<void> {
  const ccas = await tenant(options.ccas);
  for (const key of await db.transaction(scope(ccas), (tx) => get(IssuerKeyListQuery).all(tx))) {
    const since = `créée le ${frenchMoment(key.createdAt)}`;
    const when = key.activeFrom ? `, signera à partir du ${frenchMoment(key.activeFrom)}` : '';
    console.log(`${key.kid}  ${states[key.state].padEnd(11)} ${since}${when}${key.isPublished ? '' : ', non publiée'}`);
  }
}
