import { Command } from 'commander';
import { addBackupCommands } from './backup-commands.js';
import { addCcasCommands } from './ccas-commands.js';
import { doctor } from './doctor.js';
import { addKeysCommands } from './keys-commands.js';
import { addPeopleCommands } from './people-commands.js';
import { speakFrench } from './french-usage.js';
import { addListImports } from './import-list.js';
import { importResidents } from './import-residents.js';
import { runRetention } from './retention.js';
import { matchKeys } from '../residents/match-keys.js';
import { nameCommands, withSession } from './session.js';

const program = new Command('passerelle').description('Commandes de Passerelle.');

program
  .command('migrate')
  .description('Met la base de données à jour.')
  .action(() => withSession(async () => console.log('La base de données est à jour.')));

const imports = program.command('import').description('Charge des fichiers.');
imports
  .command('residents')
  .description('Charge une liste d’usagers (CSV ou .xlsx).')
  .argument('<fichier>', 'le fichier CSV ou .xlsx')
  .option('--dry-run', 'lit et vérifie tout, sans rien enregistrer')
  .option('--match-by <cle>', `par quoi retrouver les personnes : ${matchKeys.join(', ')}`, 'identity')
  .option('--ccas <hote>', 'nom d’hôte du CCAS ; celui par défaut sinon')
  .action((file: string, options: { dryRun?: boolean; matchBy: string; ccas?: string }) =>
    withSession((session) => importResidents(session, file, options)),
  );
addListImports(imports);

program
  .command('retention')
  .description('Efface ce qui a été gardé assez longtemps, comme chaque nuit.')
  .option('--dry-run', 'dit ce qui serait effacé, sans rien effacer')
  .option('--ccas <hote>', 'nom d’hôte du CCAS ; tous sinon')
  .action((options: { dryRun?: boolean; ccas?: string }) => withSession((session) => runRetention(session, options)));

program
  .command('doctor')
  .description('Vérifie l’installation et dit quoi faire.')
  .action(() => withSession(doctor));

addBackupCommands(program);
addCcasCommands(program);
addKeysCommands(program);
addPeopleCommands(program);
speakFrench(program);
nameCommands(program);
await program.parseAsync();
