/** A setting is wrong: one line a setting, each with its name, what was found, what is expected. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
  }
}
