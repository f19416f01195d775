import { Command } from 'commander';
import { addCcasCommands } from './ccas-commands.js';
import { doctor } from './doctor.js';
import { addKeysCommands } from './keys-commands.js';
import { addPeopleCommands } from './people-commands.js';
import { speakFrench } from './french-usage.js';
import { importResidents } from './import-residents.js';
import { withSession } from './session.js';

const program = new Command('passerelle').description('Commandes de Passerelle.');

program
  .command('migrate')
  .description('Met la base de données à jour.')
  .action(() => withSession(async () => console.log('La base de données est à jour.')));

program
  .command('import')
  .description('Charge des fichiers.')
  .command('residents')
  .description('Charge une liste d’usagers (CSV).')
  .argument('<fichier>', 'le fichier CSV')
  .option('--dry-run', 'lit et vérifie tout, sans rien enregistrer')
  .option('--ccas <hote>', 'nom d’hôte du CCAS ; celui par défaut sinon')
  .action((file: string, options: { dryRun?: boolean; ccas?: string }) =>
    withSession((session) => importResidents(session, file, options)),
  );

program
  .command('doctor')
  .description('Vérifie l’installation et dit quoi faire.')
  .action(() => withSession(doctor));

addCcasCommands(program);
addKeysCommands(program);
addPeopleCommands(program);
speakFrench(program);
await program.parseAsync();
