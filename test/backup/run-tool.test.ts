import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readDump } from '../../src/backup/read-dump.js';
import { runTool, ToolFailed, type ToolRun } from '../../src/backup/run-tool.js';

const folder = mkdtempSync(path.join(tmpdir(), 'outils-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let tools = 0;

/** A program that stands for pg_dump or pg_restore: this script of Node. */
function aTool(script: string): string {
  const file = path.join(folder, `outil-${++tools}`);
  writeFileSync(file, `#!${process.execPath}\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}
const never = () => new AbortController().signal;
const run = (script: string, more: Partial<ToolRun> = {}, args: string[] = []) =>
  runTool(aTool(script), args, { stop: never(), ...more });

describe('a program of PostgreSQL is run', () => {
  test('to its end, and each line of what it tells is heard once, whole', async () => {
    const lines: string[] = [];
    await run(
      `process.stderr.write('pg_dump: one\\npg_du'); setTimeout(() => process.stderr.write('mp: two\\n'), 30)`,
      {
        onLine: (line) => lines.push(line),
      },
    );
    expect(lines).toEqual(['pg_dump: one', 'pg_dump: two']);
  });

  test('what it writes comes in its order', async () => {
    const pieces: Buffer[] = [];
    await run(`process.stdout.write('a'.repeat(200000) + 'fin')`, { onData: (data) => void pieces.push(data) });
    const text = Buffer.concat(pieces).toString();
    expect([text.length, text.slice(-3)]).toEqual([200_003, 'fin']);
  });

  test('ending badly it is refused with what it said was wrong, and nothing it only told', async () => {
    const failing = run(
      `process.stderr.write('reading tables\\npg_dump: error: no\\nDETAIL: because\\nbye'); process.exitCode = 1`,
    );
    await expect(failing).rejects.toThrow(ToolFailed);
    await expect(failing).rejects.toThrow(/^pg_dump: error: no\nDETAIL: because\nbye$/);
  });

  test('the password is in its environment and in no argument; its messages are not translated', async () => {
    const pieces: Buffer[] = [];
    await run(
      `process.stdout.write(JSON.stringify([process.argv.slice(2), process.env]))`,
      {
        url: 'postgres://moi:secret@base.example:5433/passerelle?sslmode=no-verify&application_name=x',
        onData: (data) => void pieces.push(data),
      },
      ['--file=x'],
    );
    const [args, env] = JSON.parse(Buffer.concat(pieces).toString()) as [string[], Record<string, string>];
    expect(args).toEqual(['--file=x']);
    expect(env).toMatchObject({
      LC_ALL: 'C',
      PGHOST: 'base.example',
      PGPORT: '5433',
      PGUSER: 'moi',
      PGPASSWORD: 'secret',
      PGDATABASE: 'passerelle',
      PGSSLMODE: 'require',
    });
    expect(Object.keys(env).filter((name) => name.startsWith('PG'))).toHaveLength(6);
  });

  test('without an address it learns of none', async () => {
    const pieces: Buffer[] = [];
    await run(`process.stdout.write(Object.keys(process.env).join(' '))`, { onData: (data) => void pieces.push(data) });
    expect(Buffer.concat(pieces).toString()).not.toContain('PG');
  });

  test('stopped, it says why it was, before and while it runs', async () => {
    const stopping = new AbortController();
    const reason = new Error('Interrompu.');
    const running = run(`setInterval(() => {}, 1000); process.stderr.write('ready\\n')`, {
      stop: stopping.signal,
      onLine: () => stopping.abort(reason),
    });
    await expect(running).rejects.toBe(reason);
    expect(() => runTool(aTool(''), [], { stop: stopping.signal })).toThrow(reason);
  });

  test('a listener that throws ends it, and is what is told', async () => {
    const wrong = new Error('trop');
    const running = run(`process.stdout.write('x'); setInterval(() => {}, 1000)`, {
      onData: () => {
        throw wrong;
      },
    });
    await expect(running).rejects.toBe(wrong);
  });

  test('one that is not there is told as the system tells it', async () => {
    await expect(runTool(path.join(folder, 'absent'), [], { stop: never() })).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a backup is read without a database', () => {
  const read = (script: string, told: string[] = []) =>
    readDump({ dump: '', restore: aTool(script), major: 18 } as never, 'nuit.dump', {
      stop: never(),
      tell: (text: string) => told.push(text),
    });
  const says = (text: string) => `process.stdout.write(${JSON.stringify(text)})`;
  const sound = [
    'SET x = 1;',
    'COPY public.ccas (id, name) FROM stdin;',
    'a\tUn',
    'b\tDeux',
    '\\.',
    '',
    'COPY public.migration (id, "timestamp", name) FROM stdin;',
    '1\t20261122000001\tfirst',
    '2\t20261122000002\tsecond',
    '\\.',
    'COPY public.empty (id) FROM stdin;',
    '\\.',
    '',
  ].join('\n');

  test('rows of each table, and the migrations it has seen', async () => {
    const told: string[] = [];
    const { rows, migrations } = await read(says(sound), told);
    expect([...rows]).toEqual([
      ['public.ccas', 2],
      ['public.migration', 2],
      ['public.empty', 0],
    ]);
    expect(migrations).toEqual(['first', 'second']);
    expect(told).toEqual(['lecture : public.ccas', 'lecture : public.migration', 'lecture : public.empty']);
  });

  test('the same wherever the pieces cut it, and whatever a line holds', async () => {
    const text = sound.replace('a\tUn', `\\\\.${'x'.repeat(100_000)}`).replace('b\tDeux', '\\\\.');
    const cut = `const text = ${JSON.stringify(text)}; (async () => { for (let at = 0; at < text.length; at += 7001) {
      process.stdout.write(text.slice(at, at + 7001)); await new Promise((done) => setTimeout(done, 2)); } })()`;
    const { rows, migrations } = await read(cut);
    expect([rows.get('public.ccas'), migrations]).toEqual([2, ['first', 'second']]);
  });

  test.each([
    ['another database’s', says('COPY public.autre (id) FROM stdin;\n\\.\n'), /n’est pas une sauvegarde de Passerelle/],
    [
      'one without a CCAS table',
      says(sound.replace('public.ccas', 'public.x')),
      /n’est pas une sauvegarde de Passerelle/,
    ],
    [
      'a newer pg_dump’s',
      `console.error('pg_restore: error: unsupported version (1.17) in file header'); process.exitCode = 1`,
      /pg_dump plus récent/,
    ],
    [
      'no archive at all',
      `console.error('pg_restore: error: input file does not appear to be a valid archive'); process.exitCode = 1`,
      /n’est pas une sauvegarde\. Attendu/,
    ],
    [
      'a damaged one',
      `console.error('pg_restore: error: could not uncompress data\\nHINT: x'); process.exitCode = 1`,
      /abîmée ou coupée.*\(pg_restore: error: could not uncompress data\)$/,
    ],
  ])('%s is refused by the name of the file, with what it is', async (_, script, sentence) => {
    const refused = read(script);
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.toThrow(/^nuit\.dump : /);
  });
});
