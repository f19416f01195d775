import type { INestApplicationContext, Type } from '@nestjs/common';
import { AccountLinks } from '../../src/accounts/account-links.js';
import { demoAccounts } from '../../src/accounts/accounts-demo.js';
import { BookingLinks } from '../../src/appointments/booking-links.js';
import { DonationLinks } from '../../src/donations/giving/donation-links.js';
import { Database } from '../../src/kernel/database/database.js';
import { systemScope } from '../../src/kernel/database/scope.js';
import { bookingAddresses } from '../../src/mutuelle/enrolments/mutuelle-house.js';
import { matrix } from '../architecture/access-matrix.js';

/** Answers that are no pages: files, and ways to another page. */
const noPages = [
  /^\/(V|apparence\.css|logo|healthz|readyz|metrics)$/,
  /^\/(api\/(v1|openapi)|status|vct|\.well-known|carte|connexion\/proconnect)/,
  /\/(piece|(documents|lettres)\/.+)$/,
  /^\/ccas\/mutuelle\/c2s$/,
  /\.(csv|xlsx|json|pdf|zip|ics|js|webmanifest)$/,
];

export const isPage = (path: string): boolean => !noPages.some((each) => each.test(path));

/** The routes of one verb, without it. */
export const routesBy = (verb: 'GET' | 'POST'): string[] =>
  Object.keys(matrix)
    .filter((route) => route.startsWith(`${verb} `))
    .map((route) => route.slice(verb.length + 1));

/** The route of a path among these: the one with the most words written out. */
export function routeOf(path: string, routes: string[]): string | undefined {
  return routes
    .filter((route) => new RegExp(`^${route.replaceAll(/:[a-z]+/gi, '[^/]+')}$`).test(path))
    .toSorted((one, other) => one.split(':').length - other.split(':').length)[0];
}

/**
 * Addresses of the demonstration only one person knows: what a start announces, what mails carry, the page of one's gift
 * or appointment, a new password.
 * @param told what the start announced
 */
export async function ownLinks(context: INestApplicationContext, origin: string, told: string): Promise<string[]> {
  const get = <T>(token: Type<T>): T => context.get(token, { strict: false });
  const [ccas] = await get(Database).outsideTenants<{ id: string }>('select id from ccas');
  const own = await get(Database).transaction(systemScope(ccas!.id, 'test'), (tx) =>
    tx.one<Record<'mails' | 'donation' | 'donor' | 'booking', string>>(
      `select (select string_agg(text_body, ' ') from mail) as mails, (select id from donation limit 1) as donation,
         (select id from donor limit 1) as donor, (select id from booking limit 1) as booking`,
    ),
  );
  const password = await get(Database).transaction(systemScope(ccas!.id, 'test'), async (tx) => {
    const agent = await tx.one<{ id: string }>('select id from account where email = $1', [demoAccounts.agent.email]);
    return get(AccountLinks).send(tx, agent.id, 'account_password');
  });
  return [
    password.slice(origin.length),
    ...(`${told} ${own.mails}`.match(/https?:\/\/\S+/g) ?? [])
      .filter((link) => link.startsWith(`${origin}/`))
      .map((link) => link.slice(origin.length)),
    get(DonationLinks).follow(ccas!.id, own.donation),
    get(DonationLinks).noReminder(ccas!.id, own.donor),
    `${bookingAddresses.own}?rdv=${get(BookingLinks).keyOf(own.booking)}`,
  ];
}

/** Its page leads to the one that changes it; the page of one that is over does not. */
export async function anOfferOnLine(context: INestApplicationContext): Promise<string> {
  const db = context.get(Database, { strict: false });
  const [ccas] = await db.outsideTenants<{ id: string }>('select id from ccas');
  const offer = await db.transaction(systemScope(ccas!.id, 'test'), (tx) =>
    tx.one<{ id: string }>(`select id from offer where state = 'published' limit 1`),
  );
  return offer.id;
}
