import type { Type } from '@nestjs/common';
import type { Page } from 'playwright-core';
import { systemActor } from '../../src/kernel/access/actor.js';
import type { Tx } from '../../src/kernel/database/database.js';
import { AddMember } from '../../src/teams/add-member.js';
import { TeamLinks } from '../../src/teams/team-links.js';
import { CreateAccount } from '../../src/accounts/create-account.js';
import type { TestApp } from './app.js';
import { Authenticator } from './authenticator.js';
import { Visitor } from './visitor.js';

interface Place {
  ccasId: string;
  get<T>(token: Type<T>): T;
  within<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

interface Person {
  email: string;
  password: string;
}

export const nadia = { email: 'nadia@ccas.example', password: 'bleuet-tramway-82-girafe' };
export const serge = { email: 'serge@ccas.example', password: 'granit-orchidee-17-phare' };
export const chloe = { name: 'Chloé', email: 'chloe@boulangerie.example' };

export async function anAgentAccount(place: Place): Promise<string> {
  return anAccount(place, 'agent', 'Nadia', nadia);
}

/** Serge, who at his first sign-in sets up his second factor (`signIn`, `enter` do). */
export async function aManagerAccount(place: Place): Promise<string> {
  return anAccount(place, 'manager', 'Serge', serge);
}

export function anAccount(place: Place, kind: 'agent' | 'manager', name: string, who: Person): Promise<string> {
  return place.within((tx) => place.get(CreateAccount).run(tx, systemActor(place.ccasId), { kind, name, ...who }));
}

/** @returns the id of Chloé, who acts for this partner */
export function aMember(place: Place, partnerId: string, who = chloe): Promise<string> {
  const team = { kind: 'partner', ownerId: partnerId };
  return place.within((tx) => place.get(AddMember).run(tx, systemActor(place.ccasId), team, who));
}

/** Comes in by a link, as if it had arrived by mail. */
export async function enterAsPartner(page: Page, place: Place, memberId: string): Promise<void> {
  const url = await place.within((tx) => place.get(TeamLinks).open(tx, 'partner', memberId));
  await page.goto(url);
  await page.getByRole('button', { name: 'Entrer' }).click();
}

/** Phones of the people who have set one up in this test file, by their address. */
const phones = new Map<string, Authenticator>();

/**
 * Signs in as a person does: password, then the code of their phone if they have one. A manager without one sets it up
 * on the way, as the page asks.
 */
export async function signIn(page: Page, origin: string, who: Person): Promise<void> {
  await page.goto(`${origin}/connexion`);
  await page.getByLabel('Adresse électronique').fill(who.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await page.waitForLoadState();
  const place = `${origin} ${who.email}`;
  const step = new URL(page.url()).pathname;
  if (step === '/connexion/double-verification') {
    const phone = new Authenticator((await page.locator('.totp-key').textContent())!);
    phones.set(place, phone);
    await page.getByLabel('Code à six chiffres').fill(phone.code(Date.now()));
    await page.getByRole('button', { name: 'Activer la double vérification' }).click();
    await page.getByRole('link', { name: 'C’est noté, continuer' }).click();
  } else if (step === '/connexion/code') {
    await page.getByLabel('Code', { exact: true }).fill(phones.get(place)!.code(Date.now()));
    await page.getByRole('button', { name: 'Continuer' }).click();
  }
}

/** The same without a browser. @returns where it led, and the phone that shows codes, for a manager */
export async function enter(
  app: TestApp,
  visitor: Visitor,
  { email, password }: Person,
  { phone, next }: { phone?: Authenticator; next?: string } = {},
): Promise<{ location?: string; phone?: Authenticator; codes: string[] }> {
  const now = () => app.clock.now().epochMilliseconds;
  await visitor.get('/connexion');
  let { location } = await visitor.post('/connexion', { email, password, ...(next && { suite: next }) });
  let codes: string[] = [];
  if (location?.startsWith('/connexion/code')) {
    await visitor.get(location);
    ({ location } = await visitor.post('/connexion/code', {
      code: phone!.code(now()),
      ...(next && { suite: next }),
    }));
  } else if (location?.startsWith('/connexion/double-verification')) {
    const { text } = await visitor.get(location);
    phone = new Authenticator(keyIn(text));
    const page = await visitor.post('/connexion/double-verification', {
      cle: hiddenIn(text, 'cle'),
      code: phone.code(now()),
      ...(next && { suite: next }),
    });
    codes = codesIn(page.text);
    location = /class="button" href="([^"]+)"/.exec(page.text)?.[1];
  }
  return { location, phone, codes };
}

/** Serge at his desk, signed in. */
export async function aManagersDesk(app: TestApp, who = serge): Promise<Visitor> {
  const visitor = new Visitor(app);
  await enter(app, visitor, who);
  await visitor.get('/ccas/comptes');
  return visitor;
}

export function hiddenIn(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)![1]!;
}

export function keyIn(html: string): string {
  return /totp-key">([A-Z2-7 ]+)</.exec(html)![1]!;
}

export function codesIn(html: string): string[] {
  return [...html.matchAll(/<li>([0-9A-Z]{5}-[0-9A-Z]{5})<\/li>/g)].map(([, code]) => code!);
}
