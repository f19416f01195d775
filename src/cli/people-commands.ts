import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { ApiTokens } from '../accounts/api-tokens.js';
import { CreateAccount } from '../accounts/create-account.js';
import { EndTotp } from '../accounts/end-totp.js';
import { GivePasswordLink } from '../accounts/give-password-link.js';
import type { Tx } from '../kernel/database/database.js';
import { CommandError, type Session, withSession } from './session.js';

interface AgentOptions {
  email: string;
  name: string;
  manager?: boolean;
  ccas?: string;
}

interface AccountOptions {
  email: string;
  ccas?: string;
}

interface TokenOptions {
  for: string;
  label: string;
  partner?: string;
  readOnly?: boolean;
  days: string;
  ccas?: string;
}

const tokenKinds = ['agent', 'manager', 'till'] as const;

export function addPeopleCommands(program: Command): void {
  const agent = program.command('agent').description('Gère les comptes du CCAS.');
  agent
    .command('create')
    .description('Crée un compte et affiche son mot de passe, une seule fois.')
    .requiredOption('--email <adresse>', 'adresse électronique')
    .requiredOption('--name <nom>', 'nom affiché')
    .option('--manager', 'donne aussi les droits de responsable')
    .option('--ccas <hote>', 'nom d’hôte du CCAS ; celui par défaut sinon')
    .action((options: AgentOptions) => withSession((session) => createAgent(session, options)));

  agent
    .command('reset-totp')
    .description('Oublie le téléphone et les codes de secours d’un compte : il les règle à sa prochaine connexion.')
    .requiredOption('--email <adresse>', 'adresse électronique du compte')
    .option('--ccas <hote>', 'nom d’hôte du CCAS ; celui par défaut sinon')
    .action((options: AccountOptions) => withSession((session) => resetTotp(session, options)));

  agent
    .command('password-link')
    .description('Affiche un lien pour choisir un nouveau mot de passe. Il vaut une heure et sert une seule fois.')
    .requiredOption('--email <adresse>', 'adresse électronique du compte')
    .option('--ccas <hote>', 'nom d’hôte du CCAS ; celui par défaut sinon')
    .action((options: AccountOptions) => withSession((session) => passwordLink(session, options)));

  program
    .command('token')
    .description('Gère les jetons de l’API.')
    .command('create')
    .description('Crée un jeton et l’affiche seul, une seule fois.')
    .requiredOption('--for <role>', tokenKinds.join(', '))
    .requiredOption('--label <texte>', 'à quoi il sert')
    .option('--partner <siret>', 'pour une caisse : le partenaire ; sans lui, elle sert tout le CCAS')
    .option('--read-only', 'le jeton ne fait que lire')
    .option('--days <jours>', 'durée de vie', '365')
    .option('--ccas <hote>', 'nom d’hôte du CCAS ; celui par défaut sinon')
    .action((options: TokenOptions) => withSession((session) => createToken(session, options)));
}

async function createAgent({ db, get, tenant, actor, scope }: Session, options: AgentOptions): Promise<void> {
  const ccas = await tenant(options.ccas);
  const password = randomBytes(15).toString('base64url');
  const kind = options.manager ? 'manager' : 'agent';
  await db.transaction(scope(ccas), (tx) =>
    get(CreateAccount).run(tx, actor(ccas), { kind, email: options.email, name: options.name, password }),
  );
  console.log(password);
}

async function resetTotp(
  { db, get, tenant, actor, scope }: Session,
  { email, ccas: host }: AccountOptions,
): Promise<void> {
  const ccas = await tenant(host);
  await db.transaction(scope(ccas), async (tx) => get(EndTotp).reset(tx, actor(ccas), await idOf(tx, email)));
  console.log('La double vérification est remise à zéro, et les sessions de ce compte sont fermées.');
}

async function passwordLink(
  { db, get, tenant, actor, scope }: Session,
  { email, ccas: host }: AccountOptions,
): Promise<void> {
  const ccas = await tenant(host);
  const url = await db.transaction(scope(ccas), async (tx) =>
    get(GivePasswordLink).run(tx, actor(ccas), await idOf(tx, email)),
  );
  if (!url) throw new CommandError(`--email : le compte de « ${email} » est fermé. Rouvrez-le dans « Comptes ».`);
  console.log(url);
}

async function idOf(tx: Tx, email: string): Promise<string> {
  const [account] = await tx.rows<{ id: string }>('select id from account where email = $1', [
    email.trim().toLowerCase(),
  ]);
  if (!account) throw new CommandError(`--email : aucun compte n’a l’adresse « ${email} ».`);
  return account.id;
}

async function createToken({ db, get, tenant, actor, scope }: Session, options: TokenOptions): Promise<void> {
  const actorKind = tokenKinds.find((kind) => kind === options.for);
  if (!actorKind) throw new CommandError(`--for : « ${options.for} » ; attendu : ${tokenKinds.join(', ')}.`);
  const days = Number(options.days);
  if (!Number.isInteger(days) || days < 1 || days > 3650)
    throw new CommandError(`--days : « ${options.days} » ; attendu : un nombre entier de 1 à 3650.`);
  const ccas = await tenant(options.ccas);
  const secret = await db.transaction(scope(ccas), (tx) =>
    get(ApiTokens).create(tx, actor(ccas), {
      kind: actorKind,
      scope: options.readOnly ? 'read' : 'write',
      siret: options.partner?.replace(/\s/g, ''),
      label: options.label,
      days,
    }),
  );
  console.log(secret);
}
