import type { Command } from 'commander';
import { isCommune } from '../ccas/communes.js';
import { OpenCcas } from '../ccas/open-ccas.js';
import { loadDemo } from '../demo/load-demo.js';
import { Tenants } from '../kernel/tenancy/tenants.js';
import { CommandError, withSession } from './session.js';

interface CreateOptions {
  name: string;
  origin: string;
  communes: string;
  minimumAge: string;
  validityMonths: string;
  phone?: string;
}

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

  program
    .command('ccas')
    .description('Gère les CCAS hébergés.')
    .command('create')
    .description('Ouvre un CCAS, avec sa première clé.')
    .requiredOption('--name <nom>', 'par exemple « CCAS de Vincennes »')
    .requiredOption('--origin <adresse>', 'adresse publique, par exemple https://pass.vincennes.fr')
    .requiredOption('--communes <codes>', 'codes INSEE séparés par des virgules')
    .option('--minimum-age <ans>', 'âge d’accès au pass', '62')
    .option('--validity-months <mois>', 'durée d’un pass', '24')
    .option('--phone <numero>', 'téléphone du CCAS')
    .action((options: CreateOptions) =>
      withSession(async ({ get }) => {
        const communeCodes = options.communes.split(',').map((code) => code.trim());
        const unknown = communeCodes.filter((code) => !isCommune(code));
        if (unknown.length > 0)
          throw new CommandError(
            `--communes : « ${unknown.join(', ')} » inconnu ; attendu : des codes INSEE, par exemple 94002.`,
          );
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
          isDefault: isFirst,
        });
        console.log(`CCAS ouvert : ${id}`);
      }),
    );
}

function wholeNumber(option: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max)
    throw new CommandError(`${option} : « ${text} » ; attendu : un nombre entier de ${min} à ${max}.`);
  return value;
}
