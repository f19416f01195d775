import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { CreateAccount } from '../staff/create-account.js';
import { CommandError, type Session, withSession } from './session.js';

interface AgentOptions {
  email: string;
  name: string;
  manager?: boolean;
  ccas?: string;
}

interface TokenOptions {
  for: string;
  label: string;
  partner?: string;
  days: string;
  ccas?: string;
}

const tokenKinds = ['agent', 'manager', 'till'] as const;

export function addPeopleCommands(program: Command): void {
  program
    .command('agent')
    .description('Gère les comptes du CCAS.')
    .command('create')
    .description('Crée un compte et affiche son mot de passe, une seule fois.')
    .requiredOption('--email <adresse>', 'adresse électronique')
    .requiredOption('--name <nom>', 'nom affiché')
    .option('--manager', 'donne aussi les droits de responsable')
    .option('--ccas <hote>', 'nom d’hôte du CCAS ; celui par défaut sinon')
    .action((options: AgentOptions) => withSession((session) => createAgent(session, options)));

  program
    .command('token')
    .description('Gère les jetons de l’API.')
    .command('create')
    .description('Crée un jeton et l’affiche seul, une seule fois.')
    .requiredOption('--for <role>', tokenKinds.join(', '))
    .requiredOption('--label <texte>', 'à quoi il sert')
    .option('--partner <siret>', 'pour une caisse : le partenaire ; sans lui, elle sert tout le CCAS')
    .option('--days <jours>', 'durée de vie', '365')
    .option('--ccas <hote>', 'nom d’hôte du CCAS ; celui par défaut sinon')
    .action((options: TokenOptions) => withSession((session) => createToken(session, options)));
}

async function createAgent({ db, get, tenant, actor }: Session, options: AgentOptions): Promise<void> {
  const ccas = await tenant(options.ccas);
  const password = randomBytes(15).toString('base64url');
  const kind = options.manager ? 'manager' : 'agent';
  await db.transaction(ccas.id, (tx) =>
    get(CreateAccount).run(tx, actor(ccas), { kind, email: options.email, name: options.name, password }),
  );
  console.log(password);
}

async function createToken({ db, get, tenant }: Session, options: TokenOptions): Promise<void> {
  const actorKind = tokenKinds.find((kind) => kind === options.for);
  if (!actorKind) throw new CommandError(`--for : « ${options.for} » ; attendu : ${tokenKinds.join(', ')}.`);
  const days = Number(options.days);
  if (!Number.isInteger(days) || days < 1 || days > 3650)
    throw new CommandError(`--days : « ${options.days} » ; attendu : un nombre entier de 1 à 3650.`);
  const ccas = await tenant(options.ccas);
  const secret = await db.transaction(ccas.id, async (tx) => {
    const [partner] = options.partner
      ? await tx.query('select id from partner where siret = $1', [options.partner.replace(/\s/g, '')])
      : [];
    if (options.partner && !partner)
      throw new CommandError(`--partner : aucun partenaire n’a le SIRET « ${options.partner} ».`);
    return get(AccessTokens).create(tx, {
      carrier: 'bearer',
      actorKind,
      partnerId: partner?.id,
      label: options.label,
      hours: days * 24,
    });
  });
  console.log(secret);
}
