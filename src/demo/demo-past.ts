import { ChangeSettings } from '../ccas/change-settings.js';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { readDistricts } from '../statistics/district-shapes.js';
import { Districts } from '../statistics/districts.js';

type Get = <T>(token: new (...parameters: never[]) => T) => T;

/** Strips of the commune from north to south, invented: degrees of latitude where each begins and ends. */
const strips: [name: string, south: number, north: number][] = [
  ['Nord', 48.806, 48.818],
  ['Centre', 48.796, 48.806],
  ['Sud', 48.782, 48.796],
];

/** What a manager would have set, so that the public pages and the reports have something to say. */
export async function settleIn(get: Get, tx: Tx, actor: Actor): Promise<void> {
  const settings = get(ChangeSettings);
  await settings.run(tx, actor, 'contact', 0, {
    openingHours: [
      { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
      { weekdays: [1, 2, 4], from: '13:30', to: '17:00' },
    ],
  });
  await settings.run(tx, actor, 'publication', 0, {
    publicationDirector: 'Camille Rousselin, présidente du CCAS (personne inventée)',
    hostName: 'Votre machine',
    hostContact: 'Cette démonstration tourne là où vous l’avez lancée.',
    dpoContact: 'dpo@alfortville.example',
  });
  await get(Districts).replace(tx, actor, readDistricts(Buffer.from(JSON.stringify(districts()))));
}

/** Half a year of use: no use case can make time pass. Offers without a limit only, so that no counter is owed a use. */
export async function usedForHalfAYear(tx: Tx): Promise<void> {
  await tx.query(`update partner set joined_at = joined_at - interval '240 days'`);
  await tx.query(
    `update offer set published_at = published_at - interval '230 days', starts_on = starts_on - 230 where state = 'published'`,
  );
  for (const table of ['pass', 'credential'])
    await tx.query(
      `update ${table} set valid_from = valid_from - 200, issued_at = issued_at - interval '200 days' where valid_from = (select max(valid_from) from pass)`,
    );
  await tx.query(
    `insert into redemption (id, offer_id, partner_id, pass_id, credential_id, actor_kind, counted_in_quota, amount_cents, saved_cents, redeemed_at)
     select gen_random_uuid(), o.id, o.partner_id, c.pass_id, c.id, 'till', false, 1200 + 100 * (n % 9), 120 + 10 * (n % 9), now() - (2 + n * 1.3) * interval '1 day'
     from generate_series(1, 130) n
     join lateral (select c.id, c.pass_id from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id
       where p.state = 'active' and p.valid_from < current_date - 150 order by c.id offset n % 6 limit 1) c on true
     join lateral (select o.id, o.partner_id from offer o where o.limit_uses is null and o.quota is null and o.state = 'published' order by o.id offset n % 2 limit 1) o on true`,
  );
}

function districts() {
  return {
    type: 'FeatureCollection',
    features: strips.map(([nom, south, north]) => ({
      type: 'Feature',
      properties: { nom },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [2.407, south],
            [2.43, south],
            [2.428, north],
            [2.409, north],
            [2.407, south],
          ],
        ],
      },
    })),
  };
}
