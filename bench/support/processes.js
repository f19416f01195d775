import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { startFlags } from '../../scripts/start-flags.js';

export const root = path.resolve(import.meta.dirname, '../..');

/** A directory on the disk the project lives on: a temporary one may be memory, where `fsync` costs nothing. */
export function scratchDirectory() {
  mkdirSync(path.join(root, 'var'), { recursive: true });
  return mkdtempSync(path.join(root, 'var/bench-'));
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Starts a server of ours as a process of its own and waits for `/readyz`.
 * @returns its address, how long it took in milliseconds, and how to end it
 */
export async function startServer(file, env) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, [...startFlags, ...(process.env.BENCH_NODE_OPTIONS?.split(' ') ?? []), file], {
    cwd: root,
    env: { ...process.env, PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let gone = false;
  void ended.then(() => (gone = true));
  while (!(await isReady(url))) {
    if (gone) throw new Error(`${file} ended before it was ready`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    url,
    pid: child.pid,
    readyMs: performance.now() - began,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function isReady(url) {
  try {
    const answer = await fetch(`${url}/readyz`);
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
