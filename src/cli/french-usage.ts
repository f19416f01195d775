import type { Command } from 'commander';

const titles: Record<string, string> = {
  'Usage:': 'Usage :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
  'Arguments:': 'Arguments :',
};

/** What commander says of a mistake, in the words of whoever typed it. */
const mistakes: [RegExp, string][] = [
  [/^error: missing required argument '(.+)'/, 'Il manque : $1. Voyez --help.'],
  [/^error: required option '(.+)' not specified/, 'Il manque l’option $1. Voyez --help.'],
  [/^error: option '(.+)' argument missing/, 'L’option $1 attend une valeur. Voyez --help.'],
  [/^error: unknown command '(.+)'/, 'La commande « $1 » n’existe pas. Voyez --help.'],
  [/^error: unknown option '(.+)'/, 'L’option « $1 » n’existe pas. Voyez --help.'],
  [/^error: too many arguments.*/, 'Il y a trop de mots après la commande. Voyez --help.'],
];

/** Help and usage errors in French, for a command and those below it. */
export function speakFrench(command: Command): void {
  command.helpOption('-h, --help', 'affiche cette aide').helpCommand(false);
  command.configureHelp({
    styleTitle: (title) => titles[title] ?? title,
    optionDescription: (option) =>
      option.defaultValue === undefined
        ? option.description
        : `${option.description} (sinon : ${String(option.defaultValue)})`,
  });
  command.configureOutput({ outputError: (text, write) => write(inFrench(text)) });
  for (const below of command.commands) speakFrench(below as Command);
}

function inFrench(text: string): string {
  const [pattern, sentence] = mistakes.find(([each]) => each.test(text)) ?? [];
  return pattern ? `${text.match(pattern)![0].replace(pattern, sentence!)}\n` : text;
}
