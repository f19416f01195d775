import type { Temporal } from 'temporal-polyfill';
import { Dice } from '../kernel/demonstration/dice.js';
import { foldName } from '../kernel/text/fold-name.js';
import { moveIn } from './households/invented-couples.js';
import { familyNames, givenNames, type InventedPerson, inventedStreets } from './invented-people.js';
import { residenceProofKinds } from './resident.entity.js';

interface InventedTown {
  people: InventedPerson[];
  /** Of those. */
  couples: [InventedPerson, InventedPerson][];
}

const PEOPLE = 387;
const MONTHS = 25;
const ages: [from: number, share: number][] = [
  [62, 14],
  [65, 22],
  [70, 24],
  [75, 18],
  [80, 12],
  [85, 7],
  [90, 3],
];

/**
 * A town's worth of people who do not exist: as many in each age as one meets, those of the first year in the first
 * months, some two by two at one address, and three who were registered twice.
 * @param today everything is told from this day
 */
export function inventedTown(today: Temporal.PlainDate): InventedTown {
  const dice = new Dice('residents');
  const known = new Set<string>();
  const people: InventedPerson[] = [];
  while (people.length < PEOPLE) {
    const person = inventedPerson(dice, today, people.length);
    const name = `${foldName(person.lastName)} ${foldName(person.firstName)}`;
    if (known.has(name)) continue;
    known.add(name);
    people.push(person);
  }
  const couples = moveIn(people);
  return { people: [...people, ...registeredTwice(people, today)], couples };
}

function inventedPerson(dice: Dice, today: Temporal.PlainDate, index: number): InventedPerson {
  const [lastName, firstName] = [dice.oneOf(familyNames), dice.oneOf(givenNames)];
  const street = dice.weighed(inventedStreets.map((each) => [each, each.share]));
  const years = dice.weighed(ages);
  const ending = String(index).padStart(4, '0');
  return {
    lastName,
    firstName,
    bornOn: today.subtract({ years, days: dice.whole(0, (years === 62 ? 3 : 5) * 365) }),
    address: `${dice.whole(1, 90)}${dice.happens(8) ? ' bis' : ''} ${street.name}`,
    phone: dice.happens(82) ? `${dice.happens(45) ? '+3363998' : '+3319900'}${ending}` : null,
    email: dice.happens(34)
      ? `${[firstName, lastName].map((name) => foldName(name).replaceAll(' ', '-')).join('.')}@courriel.example`
      : null,
    proof: dice.oneOf(residenceProofKinds),
    // Many came when the pass began; since then a dozen a month.
    registeredOn: today.subtract({
      days: dice.happens(40) ? dice.whole((MONTHS - 5) * 30, MONTHS * 30) : dice.whole(1, (MONTHS - 5) * 30),
    }),
  };
}

/** As it happens: names turned round, one written in another way, and a second agent who did not look. */
function registeredTwice(people: InventedPerson[], today: Temporal.PlainDate): InventedPerson[] {
  const [one, two, three] = people.slice(10, 13) as [InventedPerson, InventedPerson, InventedPerson];
  const registeredOn = today.subtract({ days: 12 });
  return [
    { ...one, lastName: one.firstName, firstName: one.lastName, email: null, registeredOn },
    { ...two, lastName: `${two.lastName}-Roux`, registeredOn },
    { ...three, phone: three.phone ?? '+33199009999', email: null, registeredOn },
  ];
}
