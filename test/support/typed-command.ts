import { jest } from '@jest/globals';
import { testSecret } from './test-secret.js';

interface Said {
  code: number;
  out: string;
  err: string;
}

class Ended extends Error {
  constructor(readonly code: number) {
    super(`ended with ${code}`);
  }
}

/** Does in this process what the command does in one of its own: what it says, and the code it would end with. */
export async function typed(work: () => Promise<unknown>, at: { databaseUrl: string; dataDir: string }): Promise<Said> {
  const said = { out: '', err: '' };
  const before = { ...process.env };
  Object.assign(process.env, { DATABASE_URL: at.databaseUrl, SECRET_KEY: testSecret, DATA_DIR: at.dataDir });
  const spies = [
    jest.spyOn(console, 'log').mockImplementation((text: string) => void (said.out += `${text}\n`)),
    jest.spyOn(console, 'error').mockImplementation((text: string) => void (said.err += `${text}\n`)),
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((said.err += String(text)))),
    jest.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Ended(Number(code));
    }),
  ];
  try {
    await work();
    throw new Error('A command ends its process.');
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    return { ...said, code: error.code };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.env = before;
  }
}
