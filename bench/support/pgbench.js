import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FIRST_JTI, JTI_STEP } from './stage.js';

/** On the PATH, or where Debian keeps it. */
export function findPgbench() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return ['pgbench', ...versions.map((version) => `${debian}/${version}/bin/pgbench`)].find(
    (program) => spawnSync(program, ['--version']).status === 0,
  );
}

/** The captured statements in pgbench's language, prepared, at full speed. */
export async function redeemWithPgbench(program, stage, scripts, { clients, seconds }) {
  const directory = mkdtempSync(path.join(stage.directory, 'pgbench-'));
  try {
    const constants = new Map();
    const files = scripts.map((steps, index) => {
      const file = path.join(directory, `${index}.sql`);
      writeFileSync(file, scriptOf(steps, constants, stage.passCodes.length));
      return ['-f', file];
    });
    const { password, ...address } = addressOf(stage.appUrl);
    const options = Object.entries({
      '-M': 'prepared',
      '-c': clients,
      '-j': 1,
      '-T': seconds,
      '--log-prefix': path.join(directory, 'log'),
      '-h': address.host,
      '-p': address.port,
      '-U': address.user,
    }).flat();
    for (const { name, text } of constants.values()) options.push('-D', `${name}=${text}`);
    const output = await execute(
      program,
      ['-n', '-l', ...options, ...files.flat(), address.database].map(String),
      password,
    );
    const perSecond = Number(/tps = ([\d.]+)/.exec(output)?.[1]);
    const failed = Number(/failed transactions: (\d+)/.exec(output)?.[1] ?? 0);
    if (!perSecond || failed > 0) throw new Error(output);
    return { perSecond, latencies: latenciesIn(directory) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * A parameter is a variable; NULL has no variable and is written as itself. What the application draws, the server
 * draws here: pgbench knows numbers only. What a later statement needs is read with `\gset`, as the application does.
 */
function scriptOf(steps, constants, passes) {
  const lines = steps.map(({ text, values, kept }) => {
    const sql = text.replace(/\$(\d+)/g, (_, number) => {
      const value = values[number - 1];
      // pgbench draws numbers and nothing else; their digits make a key.
      if (value.drawn === 'key') return `lpad(:key::text, 32, '0')::uuid`;
      if (value.drawn === 'id') return 'uuidv7()';
      if (value.drawn ?? value.read) return `:${value.drawn ?? value.read}`;
      return value.fixed === null ? 'null' : `:${constant(constants, value.fixed)}`;
    });
    return `${sql.trim()} ${kept.length > 0 ? '\\gset' : ';'}`;
  });
  return [
    `\\set n random(0, ${passes - 1})`,
    '\\set key random(1, 9000000000000000000)',
    `\\set jti ${FIRST_JTI} + :n * ${JTI_STEP}`,
    ...lines,
    '',
  ].join('\n');
}

function constant(constants, value) {
  const text = value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : String(value);
  if (!constants.has(text)) constants.set(text, { name: `c${constants.size}`, text });
  return constants.get(text).name;
}

function addressOf(url) {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    host: hostname,
    port: port || '5432',
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
}

/** Third column of each line: how long the transaction took, in microseconds. */
function latenciesIn(directory) {
  return readdirSync(directory)
    .filter((file) => file.startsWith('log'))
    .flatMap((file) => readFileSync(path.join(directory, file), 'utf8').trim().split('\n'))
    .map((line) => Number(line.split(' ')[2]) / 1000);
}

function execute(program, args, password) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, PGPASSWORD: password } });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve(output) : reject(new Error(output))));
  });
}
