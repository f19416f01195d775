import { isIP } from 'node:net';
import path from 'node:path';
import { ConfigError } from './config.error.js';
import { keptSecret } from './kept-secret.js';

/** Everything that may differ between two installations, read once at start. */
export class Config {
  port!: number;
  /** Origin under which the default CCAS is reached: scheme, host and port, no trailing slash. */
  publicUrl!: string;
  /** PostgreSQL given by the operator; absent, the one from npm is started under `dataDir`. */
  databaseUrl?: string;
  /** Owner of the schema, when the application's own role was prepared by hand. */
  migrationDatabaseUrl?: string;
  /** At least 32 characters; encrypts issuer keys, signs form tokens. */
  secretKey!: string;
  dataDir!: string;
  logLevel!: LogLevel;
  production!: boolean;
  /** Addresses whose `X-Forwarded-For` is believed: the reverse proxy's. */
  trustedProxy!: string;
  /** Where mail is handed over; absent, mails are kept to be read in the console and never leave. */
  smtpUrl?: string;
  /** Identity provider of the CCAS's staff (ProConnect); absent, they have passwords. */
  oidc?: { issuer: string; clientId: string; clientSecret: string };
  /** The State's directory of companies; absent, name and address of a partner are typed. */
  companiesUrl?: string;
  /** Finds the place of an address; absent, distances are counted from the middle of a commune. */
  geocoderUrl?: string;
  /** Map pictures, with `{z}`, `{x}` and `{y}`; absent, the map shows places without a background. */
  tilesUrl?: string;
  /** Folder of `pg_dump` and `pg_restore`; absent, they are looked for in `programPath` and where systems keep them. */
  postgresTools?: string;
  /** Folders of the machine's programs. */
  programPath!: string[];
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Plan IGN, open and without key (geoservices.ign.fr). */
const geoplateforme =
  'https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}';

type Environment = Record<string, string | undefined>;

/**
 * Reads and explains the environment (`.env.example` documents it).
 * @throws ConfigError naming every wrong variable, not only the first.
 */
export function readConfig(env: Environment): Config {
  const problems: string[] = [];
  const wrong = (name: string, expected: string) =>
    problems.push(`${name} : « ${hidePassword(env[name] ?? '')} » ne convient pas ; attendu : ${expected}.`);

  const port = Number(env.PORT ?? '3000');
  if (!/^\d{1,5}$/.test(env.PORT ?? '3000') || port < 1 || port > 65535) wrong('PORT', 'un nombre entier de 1 à 65535');

  const publicUrl = env.PUBLIC_URL ? readOrigin(env.PUBLIC_URL) : `http://localhost:${port}`;
  if (!publicUrl) wrong('PUBLIC_URL', 'une adresse sans chemin, comme https://pass.ma-commune.fr');

  for (const name of ['DATABASE_URL', 'MIGRATION_DATABASE_URL'])
    if (env[name] && !isPostgresUrl(env[name])) wrong(name, 'postgres://utilisateur:motdepasse@hote:5432/base');

  const logLevel = (env.LOG_LEVEL ?? 'warn') as LogLevel;
  if (!logLevels.includes(logLevel)) wrong('LOG_LEVEL', `l'un de ${logLevels.join(', ')}`);

  const nodeEnv = env.NODE_ENV ?? 'development';
  if (!['development', 'production', 'test'].includes(nodeEnv)) wrong('NODE_ENV', 'development, production ou test');
  const production = nodeEnv === 'production';

  if (env.SECRET_KEY !== undefined && env.SECRET_KEY.length < 32)
    problems.push(
      `SECRET_KEY : ${env.SECRET_KEY.length} caractères reçus ; attendu : au moins 32 caractères tirés au hasard.`,
    );
  if (production && !env.SECRET_KEY)
    problems.push('SECRET_KEY : absente ; attendu en production : au moins 32 caractères tirés au hasard.');

  if (env.MIGRATION_DATABASE_URL && !env.DATABASE_URL)
    problems.push('MIGRATION_DATABASE_URL : donnée sans DATABASE_URL ; attendu : les deux, pour la même base.');

  if (env.TRUSTED_PROXY && !isProxyList(env.TRUSTED_PROXY))
    wrong(
      'TRUSTED_PROXY',
      'des adresses ou des plages séparées par des virgules, par exemple 10.0.0.2 ou 10.0.0.0/8, ou loopback, linklocal, uniquelocal',
    );

  if (env.SMTP_URL && !isSmtpUrl(env.SMTP_URL))
    wrong('SMTP_URL', 'smtp://utilisateur:motdepasse@hote:587, ou smtps://');

  const oidcNames = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const missing = oidcNames.filter((name) => !env[name]);
  const hasOidc = missing.length < oidcNames.length;
  if (hasOidc && missing.length > 0)
    problems.push(`${missing.join(', ')} : absente ; attendu : les trois variables OIDC_… ensemble, ou aucune.`);
  if (env.OIDC_ISSUER && !isIssuer(env.OIDC_ISSUER))
    wrong('OIDC_ISSUER', 'https://… comme ProConnect la donne, sans /.well-known/openid-configuration');

  if (env.COMPANIES_URL && !isWebUrl(env.COMPANIES_URL))
    wrong('COMPANIES_URL', 'https://recherche-entreprises.api.gouv.fr, ou rien pour ne jamais la demander');

  if (env.GEOCODER_URL && !isWebUrl(env.GEOCODER_URL))
    wrong('GEOCODER_URL', 'https://data.geopf.fr/geocodage, ou rien pour ne jamais l’interroger');
  if (
    env.TILES_URL &&
    !(isWebUrl(env.TILES_URL) && ['{z}', '{x}', '{y}'].every((part) => env.TILES_URL!.includes(part)))
  )
    wrong('TILES_URL', 'une adresse avec {z}, {x} et {y}, ou rien pour une carte sans fond');

  if (problems.length > 0) throw new ConfigError(problems);

  const dataDir = path.resolve(env.DATA_DIR || 'var');
  return Object.assign(new Config(), {
    port,
    publicUrl,
    databaseUrl: env.DATABASE_URL || undefined,
    migrationDatabaseUrl: env.MIGRATION_DATABASE_URL || undefined,
    secretKey: env.SECRET_KEY ?? keptSecret(dataDir),
    dataDir,
    logLevel,
    production,
    trustedProxy: env.TRUSTED_PROXY || 'loopback',
    smtpUrl: env.SMTP_URL || undefined,
    oidc: hasOidc
      ? { issuer: env.OIDC_ISSUER!, clientId: env.OIDC_CLIENT_ID!, clientSecret: env.OIDC_CLIENT_SECRET! }
      : undefined,
    geocoderUrl: (env.GEOCODER_URL ?? 'https://data.geopf.fr/geocodage') || undefined,
    tilesUrl: (env.TILES_URL ?? geoplateforme) || undefined,
    postgresTools: env.PG_TOOLS_DIR ? path.resolve(env.PG_TOOLS_DIR) : undefined,
    programPath: (env.PATH ?? env.Path ?? '').split(path.delimiter).filter(Boolean),
    companiesUrl: (env.COMPANIES_URL ?? 'https://recherche-entreprises.api.gouv.fr') || undefined,
  });
}

function readOrigin(text: string): string | undefined {
  try {
    const url = new URL(text);
    const isOrigin =
      ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
    return isOrigin ? url.origin : undefined;
  } catch {
    return undefined;
  }
}

function isPostgresUrl(text: string): boolean {
  try {
    const url = new URL(text);
    return ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1;
  } catch {
    return false;
  }
}

/** What the library that reads `X-Forwarded-For` takes: anything else would end the start with its stack trace. */
function isProxyList(text: string): boolean {
  return text.split(',').every((part) => {
    const [address, bits, ...more] = part.trim().split('/');
    if (bits === undefined && ['loopback', 'linklocal', 'uniquelocal'].includes(address!)) return true;
    const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address!)]!;
    const isRange = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= longest);
    return longest > 0 && !address!.includes('%') && isRange && more.length === 0;
  });
}

function isSmtpUrl(text: string): boolean {
  try {
    const url = new URL(text);
    return ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '' && ['', '/'].includes(url.pathname);
  } catch {
    return false;
  }
}

function isWebUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

/** Plain http only for a provider on this very machine, to try things out. */
function isIssuer(text: string): boolean {
  if (!isWebUrl(text) || text.includes('.well-known')) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || ['localhost', '127.0.0.1'].includes(hostname);
}

function hidePassword(text: string): string {
  return text.replace(/(:\/\/[^:/@]*:)[^@]*@/, '$1…@');
}
