import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { CompromiseKey } from '../../src/ccas/compromise-key.js';
import { IssuerKeyListQuery } from '../../src/ccas/issuer-key-list.query.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { Outbox } from '../../src/kernel/mail/outbox.js';
import { Clock } from '../../src/kernel/time/clock.js';
import { RemindHolder } from '../../src/passes/remind-holder.js';
import { anAgentAccount, nadia, signIn } from '../support/accounts.js';
import { desk, journey, openBrowser, openPage, looksRight } from '../support/browser.js';
import { aPassHolder } from '../support/builders.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { startServer, type TestServer } from '../support/server.js';

journey('the life of a pass: a mail that did not leave, passes that end, a stolen key', () => {
  let mail: MailServer;
  let server: TestServer;
  let browser: Browser;
  let agent: Page;
  let problems: string[];

  const place = () => ({ ...server, clock: server.get(Clock) as never });
  /** A pass that ends in this many days, issued long ago. */
  const endsIn = async (days: number, form: { firstName: string; address?: string }) => {
    const { passId } = await aPassHolder(place(), form);
    const today = server.get(Clock).today();
    await server.within((tx) =>
      tx.query('update pass set valid_from = $2, valid_through = $3 where id = $1', [
        passId,
        today.subtract({ days: 600 }).toString(),
        today.add({ days }).toString(),
      ]),
    );
    return passId;
  };
  beforeAll(async () => {
    mail = await startMailServer();
    server = await startServer({ SMTP_URL: mail.url });
    await anAgentAccount(server);
    browser = await openBrowser();
    ({ page: agent, problems } = await openPage(await browser.newContext(desk), server.origin));
    await signIn(agent, server.origin, nadia);
    await agent.getByRole('heading', { name: 'Aujourd’hui' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await mail?.close();
  });

  test('no mail yet: the list says what will be here', async () => {
    await agent.getByRole('link', { name: 'Courriels' }).click();
    await agent.getByRole('heading', { name: 'Aucun courriel ici' }).waitFor();
    await looksRight(agent);
  });

  test('a mail that was refused is the first thing the agent sees, says why, and is sent again', async () => {
    mail.refuse('550 5.1.1 unknown');
    await server.within((tx) =>
      server.get(Outbox).queue(tx, {
        to: 'jeanne@exemple.fr',
        message: { subject: 'Votre demande de pass', paragraphs: ['Bonjour,', 'Nous avons besoin d’un justificatif.'] },
        about: { kind: 'test', id: uuidv7() },
      }),
    );
    const dead = agent.getByRole('link', { name: /courriel non parti/ });
    while ((await dead.count()) === 0) {
      await agent.goto(`${server.origin}/ccas`);
      await agent.waitForTimeout(500);
    }
    await looksRight(agent);
    await dead.click();
    await agent.getByText('L’adresse n’existe pas').waitFor();
    await looksRight(agent);
    await agent.getByRole('link', { name: 'Votre demande de pass' }).click();
    await agent.getByText('Nous avons besoin d’un justificatif.').waitFor();
    await looksRight(agent);
    await agent.getByRole('button', { name: 'Renvoyer' }).click();
    const sent = agent.getByText('Envoyé', { exact: true });
    while ((await sent.count()) === 0) {
      await agent.waitForTimeout(200);
      await agent.reload();
    }
    expect(mail.received.map(({ to }) => to)).toEqual([['jeanne@exemple.fr']]);
    await looksRight(agent);
  });

  test('passes that end are ticked with the keyboard, renewed together, and what was refused stays ticked', async () => {
    await agent.goto(`${server.origin}/ccas/pass/echeances`);
    await agent.getByRole('heading', { name: 'Aucun pass ici' }).waitFor();
    await looksRight(agent);
    await endsIn(20, { firstName: 'Anne' });
    await endsIn(30, { firstName: 'Berthe' });
    const claire = await endsIn(40, { firstName: 'Claire' });
    await server.within((tx) =>
      tx.query(
        `update resident set residence_proof_kind = null, residence_proof_seen_on = null where id = (select resident_id from pass where id = $1)`,
        [claire],
      ),
    );
    await agent.reload();
    await looksRight(agent);
    expect(await agent.getByRole('link', { name: 'Tout sélectionner' }).count()).toBe(0);
    await agent.getByRole('checkbox', { name: 'Tout cocher sur cette page' }).check();
    expect(await agent.locator('tbody').getByRole('checkbox', { checked: true }).count()).toBe(3);
    await agent.getByRole('checkbox', { name: 'Choisir Berthe Le Bràs' }).focus();
    await agent.keyboard.press('Space');
    await agent.getByRole('button', { name: 'Renouveler la sélection' }).focus();
    await agent.keyboard.press('Enter');
    await agent.getByText('1 pass renouvelé.').waitFor();
    await agent.getByText('1 pass n’a pas été renouvelé.').waitFor();
    expect(await agent.getByRole('checkbox', { name: 'Choisir Claire Le Bràs' }).isChecked()).toBe(true);
    expect(await agent.getByRole('checkbox', { name: 'Choisir Berthe Le Bràs' }).isChecked()).toBe(false);
    await agent.getByRole('button', { name: 'Imprimer les nouvelles cartes' }).waitFor();
    await looksRight(agent);
  });

  test('a letter that waits is printed, and can be opened again', async () => {
    const passId = await endsIn(50, { firstName: 'Denise', address: '3 rue Véron' });
    await server.within((tx) => server.get(RemindHolder).run(tx, systemActor(server.ccasId), passId));
    await agent.goto(`${server.origin}/ccas/pass/echeances`);
    await looksRight(agent);
    await agent.getByRole('button', { name: /Imprimer \d lettre/ }).click();
    const link = agent.getByRole('link', { name: 'Ouvrir le PDF' });
    await link.waitFor();
    await looksRight(agent);
    const href = await link.getAttribute('href');
    const [type, size] = (await agent.evaluate(
      `fetch(${JSON.stringify(href)}).then(async (answer) => [answer.headers.get('content-type'), (await answer.arrayBuffer()).byteLength])`,
    )) as [string, number];
    expect(type).toBe('application/pdf');
    expect(size).toBeGreaterThan(5000);
    await agent.getByText('Lettres déjà imprimées').click();
    await looksRight(agent);
  });

  test('in the dossier, renewing is the next thing to do', async () => {
    await agent.getByRole('link', { name: 'Berthe Le Bràs' }).first().click();
    await looksRight(agent);
    await agent.getByRole('button', { name: 'Renouveler le pass' }).click();
    await agent.getByRole('link', { name: 'Imprimer la carte' }).waitFor();
    expect(await agent.getByRole('button', { name: 'Renouveler le pass' }).count()).toBe(0);
  });

  test('after a key was stolen, the cards to be made again are listed', async () => {
    await agent.goto(`${server.origin}/ccas/pass/a-refaire`);
    await agent.getByRole('heading', { name: 'Aucune carte à refaire' }).waitFor();
    await looksRight(agent);
    await server.within(async (tx) => {
      const active = (await server.get(IssuerKeyListQuery).all(tx)).find((key) => key.state === 'active')!;
      await server.get(CompromiseKey).run(tx, systemActor(server.ccasId), active.kid);
    });
    await agent.goto(`${server.origin}/ccas`);
    await agent.getByRole('link', { name: /cartes? à refaire/ }).click();
    await agent.getByRole('button', { name: /Refaire \d cartes?/ }).waitFor();
    await looksRight(agent);
  });

  test('nothing broke on the way, and nothing was asked of anyone else', () => {
    expect(problems).toEqual([]);
  });
});
