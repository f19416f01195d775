import { randomBytes } from 'node:crypto';
import { isEmail } from 'class-validator';
import type { Command } from 'commander';
import { isCommune } from '../ccas/communes.js';
import { OpenCcas } from '../ccas/open-ccas.js';
import { loadDemo } from '../demo/load-demo.js';
import { ModuleSwitches } from '../kernel/modules/module-switches.js';
import { Tenants } from '../kernel/tenancy/tenants.js';
import { systemActor } from '../kernel/access/actor.js';
import { CreateAccount } from '../accounts/create-account.js';
import { addArchiveCommands } from './archive-commands.js';
import { CommandError, type Session, withSession } from './session.js';

interface CreateOptions {
  name: string;
  origin: string;
  communes: string;
  minimumAge: string;
  validityMonths: string;
  modules: string;
  phone?: string;
}

interface OpenOptions extends Omit<CreateOptions, 'origin'> {
  host: string;
  managerEmail: string;
  managerName: string;
}

const modulesHelp = 'ce que le CCAS propose en plus du pass : tous, aucun, ou des noms séparés par des virgules';

export function addCcasCommands(program: Command): void {
  program
    .command('demo')
    .description('Charge le CCAS de démonstration dans une base vide.')
    .action(() =>
      withSession(async ({ app, config, get }) => {
        if ((await get(Tenants).all()).length > 0)
          throw new CommandError(
            'La base contient déjà un CCAS : la démonstration ne se charge que dans une base vide.',
          );
        await loadDemo(app, config);
        console.log('La démonstration est chargée.');
      }),
    );

  const ccas = program.command('ccas').description('Gère les CCAS hébergés.');
  addArchiveCommands(ccas);
  ccas
    .command('open')
    .description('Ouvre un CCAS en une fois : son adresse, sa première clé, son premier responsable.')
    .requiredOption('--name <nom>', 'par exemple « CIAS du Val-de-Bièvre »')
    .requiredOption('--host <hote>', 'nom d’hôte public, par exemple pass.vincennes.fr')
    .requiredOption('--communes <codes>', 'codes INSEE séparés par des virgules')
    .requiredOption('--manager-email <adresse>', 'adresse électronique du premier responsable')
    .requiredOption('--manager-name <nom>', 'son nom')
    .requiredOption('--modules <noms>', modulesHelp)
    .option('--minimum-age <ans>', 'âge d’accès au pass', '62')
    .option('--validity-months <mois>', 'durée d’un pass', '24')
    .option('--phone <numero>', 'téléphone du CCAS')
    .action((options: OpenOptions) => withSession((session) => openCcas(session, options)));
  ccas
    .command('create')
    .description('Ouvre un CCAS, avec sa première clé.')
    .requiredOption('--name <nom>', 'par exemple « CCAS de Vincennes »')
    .requiredOption('--origin <adresse>', 'adresse publique, par exemple https://pass.vincennes.fr')
    .requiredOption('--communes <codes>', 'codes INSEE séparés par des virgules')
    .option('--minimum-age <ans>', 'âge d’accès au pass', '62')
    .option('--validity-months <mois>', 'durée d’un pass', '24')
    .option('--modules <noms>', modulesHelp, 'tous')
    .option('--phone <numero>', 'téléphone du CCAS')
    .action((options: CreateOptions) =>
      withSession(async ({ get }) => {
        const communeCodes = readCommunes(options.communes);
        if (!/^https?:\/\/[a-z0-9.-]+(:\d+)?$/.test(options.origin))
          throw new CommandError(
            `--origin : « ${options.origin} » ; attendu : une adresse en minuscules et sans chemin, par exemple https://pass.vincennes.fr.`,
          );
        const isFirst = (await get(Tenants).all()).length === 0;
        const id = await get(OpenCcas).run({
          kind: communeCodes.length > 1 ? 'cias' : 'ccas',
          name: options.name,
          origin: options.origin,
          communeCodes,
          minimumAge: wholeNumber('--minimum-age', options.minimumAge, 50, 100),
          validityMonths: wholeNumber('--validity-months', options.validityMonths, 1, 120),
          phone: options.phone,
          modules: readModules(get(ModuleSwitches), options.modules),
          isDefault: isFirst,
        });
        console.log(`CCAS ouvert : ${id}`);
      }),
    );
}

async function openCcas({ get }: Session, options: OpenOptions): Promise<void> {
  const communeCodes = readCommunes(options.communes);
  const host = options.host.toLowerCase();
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host))
    throw new CommandError(`--host : « ${options.host} » ; attendu : un nom d’hôte, par exemple pass.vincennes.fr.`);
  if (!isEmail(options.managerEmail))
    throw new CommandError(`--manager-email : « ${options.managerEmail} » ; attendu : une adresse électronique.`);
  const origin = `https://${host}`;
  const tenants = await get(Tenants).all();
  if (tenants.some((each) => new URL(each.origin).host === host))
    throw new CommandError(`--host : un CCAS répond déjà à « ${host} ».`);
  const password = randomBytes(15).toString('base64url');
  const id = await get(OpenCcas).run(
    {
      kind: communeCodes.length > 1 ? 'cias' : 'ccas',
      name: options.name,
      origin,
      communeCodes,
      minimumAge: wholeNumber('--minimum-age', options.minimumAge, 50, 100),
      validityMonths: wholeNumber('--validity-months', options.validityMonths, 1, 120),
      phone: options.phone,
      modules: readModules(get(ModuleSwitches), options.modules),
      isDefault: tenants.length === 0,
    },
    async (tx, ccasId) => {
      const manager = { kind: 'manager', email: options.managerEmail, name: options.managerName, password } as const;
      await get(CreateAccount).run(tx, systemActor(ccasId), manager);
    },
  );
  console.log(`CCAS ouvert    ${id}`);
  console.log(`Adresse        ${origin}/ccas`);
  console.log(`Responsable    ${options.managerEmail}`);
  console.log(`Mot de passe   ${password}`);
}

/** @throws CommandError naming what is no commune */
function readCommunes(text: string): string[] {
  const codes = [...new Set(text.split(',').map((code) => code.trim()))];
  const unknown = codes.filter((code) => !isCommune(code));
  if (unknown.length > 0)
    throw new CommandError(
      `--communes : « ${unknown.join(', ')} » inconnu ; attendu : des codes INSEE, par exemple 94002.`,
    );
  return codes;
}

/** @throws CommandError that names those there are */
function readModules(modules: ModuleSwitches, text: string): string[] {
  const keys = modules.keys();
  if (text === 'tous') return keys;
  const wanted = text === 'aucun' ? [] : [...new Set(text.split(',').map((key) => key.trim()))];
  const unknown = wanted.filter((key) => !keys.includes(key));
  if (unknown.length > 0)
    throw new CommandError(
      `--modules : « ${unknown.join(', ')} » inconnu ; attendu : tous, aucun, ou parmi ${keys.join(', ')}.`,
    );
  return wanted;
}

function wholeNumber(option: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max)
    throw new CommandError(`${option} : « ${text} » ; attendu : un nombre entier de ${min} à ${max}.`);
  return value;
}
