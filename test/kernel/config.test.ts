import { describe, expect, test } from '@jest/globals';
import Fastify from 'fastify';
import { ConfigError } from '../../src/kernel/config/config.error.js';
import { readConfig } from '../../src/kernel/config/config.js';

const secret = 'x'.repeat(40);
const problemsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig({ SECRET_KEY: secret, ...env });
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
};

describe('configuration', () => {
  test('nothing is needed for a demonstration but a place for its secret', () => {
    expect(readConfig({ SECRET_KEY: secret })).toMatchObject({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      production: false,
      trustedProxy: 'loopback',
    });
  });

  test.each([
    [{ PORT: 'abc' }, /^PORT : « abc » ne convient pas ; attendu : /],
    [{ PORT: '70000' }, /^PORT : « 70000 »/],
    [{ PUBLIC_URL: 'pass.fr/chemin' }, /^PUBLIC_URL : /],
    [{ DATABASE_URL: 'mysql://x/y' }, /^DATABASE_URL : .*attendu : postgres:/],
    ...[
      'foo',
      '999.1.1.1',
      '10.0.0.2/99',
      '10.0.0.2/0',
      '::1/129',
      '1.2.3',
      'fe80::1%eth0',
      '10.0.0.2,',
      'LOOPBACK',
      ':::',
    ].map((text): [Record<string, string>, RegExp] => [
      { TRUSTED_PROXY: text },
      new RegExp(`^TRUSTED_PROXY : « ${text} » ne convient pas ; attendu : des adresses`),
    ]),
    [{ LOG_LEVEL: 'bavard' }, /^LOG_LEVEL : « bavard »/],
    [{ SMTP_URL: 'smtp.fr:587' }, /^SMTP_URL : .*attendu : smtp:/],
    [{ OIDC_ISSUER: 'https://idp.fr' }, /^OIDC_CLIENT_ID, OIDC_CLIENT_SECRET : absente .*les trois/],
    [
      { OIDC_ISSUER: 'http://idp.fr', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' },
      /^OIDC_ISSUER : .*attendu : https/,
    ],
    [{ NODE_ENV: 'prod' }, /^NODE_ENV : « prod »/],
    [{ SECRET_KEY: 'court' }, /^SECRET_KEY : 5 caractères reçus/],
    [{ MIGRATION_DATABASE_URL: 'postgres://a@b/c' }, /^MIGRATION_DATABASE_URL : /],
  ])('%j is explained in one line: name, found, expected', (env, expected) => {
    const problems = problemsOf(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });

  test.each(['10.0.0.2', 'loopback, uniquelocal', '10.0.0.0/8,fd00::/8', '::1', '::ffff:10.0.0.2'])(
    'TRUSTED_PROXY=%s is taken, and by the library that reads it too',
    (text) => {
      const { trustedProxy } = readConfig({ SECRET_KEY: secret, TRUSTED_PROXY: text });
      expect(() => Fastify({ trustProxy: trustedProxy })).not.toThrow();
    },
  );

  test('all wrong settings are named at once, and a password never', () => {
    const problems = problemsOf({ PORT: 'x', DATABASE_URL: 'http://moi:secret@hote/base' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('secret');
  });

  test('in production the secret must be given', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(/SECRET_KEY : absente/);
  });
});
