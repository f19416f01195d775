import { Injectable } from '@nestjs/common';
import { communeOptions, communePostcodes } from '../ccas/communes.js';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import type { Tx } from '../kernel/database/database.js';
import { readId } from '../kernel/http/id.pipe.js';
import { type FormValues, oneText } from '../kernel/http/input.js';
import { argument } from '../kernel/screens/argument.js';
import { currentScreen } from '../kernel/screens/current-screen.js';
import { parseDay } from '../kernel/text/parse-day.js';
import { typedDay } from '../kernel/text/typed-day.js';
import { Clock } from '../kernel/time/clock.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import { FindPeopleQuery } from './find-people.query.js';
import { PeopleToPick, type PersonLine } from './people-to-pick.js';
import { isNewcomer, NEWCOMER } from './picked-otherwise.js';

/** What was typed in the fields that pick a person, while their page is made. */
export interface AskedPeople {
  values: FormValues;
  refusal?: Refusal;
}

/** The argument of a page's handler that `ResidentPicks` reads. */
export function Asking(): ParameterDecorator {
  return argument((context) => {
    const { values, refusal } = currentScreen(context);
    return { values, refusal } satisfies AskedPeople;
  });
}

/** What such a field shows. */
export interface PersonPick {
  typed: string;
  people: PersonLine[];
  isCut: boolean;
  /** Which of them is chosen, or `autre`. */
  chosen?: string;
  /** Somebody was looked for. */
  isSought: boolean;
  /** Who is not to be chosen here; somebody of them was found. */
  except?: readonly string[];
  hasLeftOut?: boolean;
  /** What became of who was chosen before. */
  said?: string;
  /** Somebody is being registered here: what stands in these fields unless it was typed. */
  newcomer?: { communes: [string, string][]; values: Record<string, string> };
}

interface Known {
  /** Who it may be, before anybody looks. */
  likely?: readonly { id: string }[];
  /** Who is not to be chosen: the person herself, those who are there already. */
  except?: readonly string[];
  /** What is known of them, for the register; a day as ISO. */
  newcomer?: {
    lastName?: string | null;
    firstName?: string | null;
    bornOn?: string | null;
    communeCode?: string | null;
  };
}

/** What the fields that pick a person show: asked by the handler of the page, drawn by the field. */
@Injectable()
export class ResidentPicks {
  constructor(
    private readonly toPick: PeopleToPick,
    private readonly people: FindPeopleQuery,
    private readonly rules: CcasRulesQuery,
    private readonly clock: Clock,
  ) {}

  /** For `found` of `fieldsOf`, of one field. @param known what the page knows before anything is typed */
  async of(tx: Tx, { values, refusal }: AskedPeople, field: string, known: Known = {}): Promise<PersonPick> {
    const asked = refusal?.code === 'form_asks' && refusal.extra!.field === field ? refusal.extra!.what : undefined;
    const own = oneText(values[field]);
    const typed = soughtText(values[`${field}:cherche`]);
    const { except = [] } = known;
    const nobody: PersonPick = { typed, people: [], isCut: false, isSought: false, except };
    if (asked === 'inscrire' || (isNewcomer(own) && asked !== 'chercher'))
      return { ...nobody, ...(await this.registering(tx, refusal, field, typed, known)) };
    const listed = soughtText(values[`${field}:vu`]);
    if (asked !== 'chercher' && (typed === '' || typed === listed)) {
      const id = readId(own);
      if (id) return { ...nobody, ...(await this.picked(tx, id)) };
    }
    if (typed !== '') {
      const { isExact, ...found } = await this.toPick.find(tx, typed, except);
      const [only] = found.people;
      return { ...nobody, ...found, isSought: true, chosen: isExact && !only!.isEnded ? only!.id : undefined };
    }
    const likely = await this.toPick.lines(
      tx,
      (known.likely ?? []).map(({ id }) => id).filter((id) => !except.includes(id)),
    );
    return { ...nobody, people: likely, chosen: likely.length === 1 ? likely[0]!.id : undefined };
  }

  private async picked(tx: Tx, id: string): Promise<Partial<PersonPick>> {
    const standing = await this.people.standing(tx, id);
    const people = await this.toPick.lines(tx, [standing]);
    if (people.length === 0) return { said: 'Ce dossier n’est plus là : cherchez la personne de nouveau.' };
    const said = standing === id ? undefined : 'Le dossier choisi a été fusionné avec celui-ci, qui le remplace.';
    return { people, chosen: standing, said };
  }

  private async registering(
    tx: Tx,
    refusal: Refusal | undefined,
    field: string,
    typed: string,
    known: Known,
  ): Promise<Partial<PersonPick>> {
    const alike = (refusal?.extra?.field === field && refusal.extra.candidates) as { id: string }[] | undefined;
    const people = await this.toPick.lines(
      tx,
      (alike || []).map(({ id }) => id),
    );
    const rules = await this.rules.own(tx);
    const communes = communeOptions(rules);
    const [postcode, ...otherPostcodes] = new Set(rules.communeCodes.flatMap(communePostcodes));
    const { newcomer } = known;
    const first = {
      ...(newcomer ? {} : guessed(typed)),
      ...Object.fromEntries(Object.entries(newcomer ?? {}).filter(([, value]) => value)),
      ...(postcode && otherPostcodes.length === 0 && { postcode }),
      'residenceProof.seenOn': this.clock.today().toString(),
    };
    const values = Object.fromEntries(
      Object.entries(first).map(([name, value]) => [`${field}:${NEWCOMER}${name}`, value as string]),
    );
    return { people, newcomer: { communes, values } };
  }
}

/** PostgreSQL holds no NUL, nor half of a character. A phone's code is some six hundred characters. */
function soughtText(sent: FormValues[string]): string {
  return oneText(oneText(sent).replaceAll(/\p{Cs}|\0/gu, ''), 4096);
}

/** What was looked for, as the beginning of what is registered: a birth date, or a name and a first name. */
function guessed(typed: string): Record<string, string> {
  if (parseDay(typedDay(typed))) return { bornOn: typed };
  // A number or a code names nobody.
  if (/\d/.test(typed)) return {};
  const [lastName = '', ...firstNames] = typed.split(/\s+/);
  return { lastName, firstName: firstNames.join(' ') };
}
