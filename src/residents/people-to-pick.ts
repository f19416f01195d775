import { Injectable } from '@nestjs/common';
import { communeName } from '../ccas/communes.js';
import { Contributions } from '../kernel/contributions/contributions.js';
import type { Tx } from '../kernel/database/database.js';
import { ModuleSwitches } from '../kernel/modules/module-switches.js';
import { frenchDay } from '../kernel/ui/french.js';
import { endedWords } from './endings/ending-wording.js';
import { FindPeopleQuery, type PersonRow } from './find-people.query.js';
import { type PersonClue, PersonClues } from './person-clues.js';

/** One person to choose, with what tells them from another of the same name. */
export interface PersonLine {
  id: string;
  name: string;
  /** Birth date, commune, street, pass: each a few words. */
  facts: string[];
  isEnded: boolean;
}

export interface PeopleFound {
  people: PersonLine[];
  /** There are more than are shown. */
  isCut: boolean;
  /** What was typed names this one person: a pass number, a code. */
  isExact: boolean;
  /** Somebody was found who is not to be chosen here. */
  hasLeftOut: boolean;
}

/** A list that somebody reads to choose from. */
const SHOWN = 20;

/** Who may be meant, wherever a form asks for a person. */
@Injectable()
export class PeopleToPick {
  constructor(
    private readonly people: FindPeopleQuery,
    private readonly contributions: Contributions,
    private readonly modules: ModuleSwitches,
  ) {}

  /**
   * By a number or a code that names one person, else as `FindPeopleQuery` finds.
   * @param except ids of those who are not to be chosen: the person herself, those who are there already
   */
  async find(tx: Tx, typed: string, except: readonly string[] = []): Promise<PeopleFound> {
    const holder = await this.holder(tx, typed);
    if (holder) {
      const id = await this.people.standing(tx, holder);
      const hasLeftOut = except.includes(id);
      const people = hasLeftOut ? [] : await this.lines(tx, [id]);
      return { people, isCut: false, isExact: people.length > 0, hasLeftOut };
    }
    const found = await this.people.find(tx, typed, SHOWN + 1 + except.length);
    const rows = found.filter(({ id }) => !except.includes(id));
    return {
      people: await this.described(tx, rows.slice(0, SHOWN)),
      isCut: rows.length > SHOWN,
      isExact: false,
      hasLeftOut: rows.length < found.length,
    };
  }

  /** In this order; nobody for a dossier that was merged or erased. */
  async lines(tx: Tx, ids: readonly string[]): Promise<PersonLine[]> {
    return ids.length > 0 ? this.described(tx, await this.people.byIds(tx, ids)) : [];
  }

  private async holder(tx: Tx, typed: string): Promise<string | undefined> {
    for (const slice of this.clues(tx)) {
      const id = await slice.holder?.(tx, typed);
      if (id) return id;
    }
    return undefined;
  }

  /** As they were found, each with what tells two of one name apart. */
  async described(tx: Tx, rows: PersonRow[]): Promise<PersonLine[]> {
    const ids = rows.map(({ id }) => id);
    const said: ReadonlyMap<string, PersonClue>[] = [];
    for (const slice of this.clues(tx)) said.push(await slice.said(tx, ids));
    return rows.map(({ id, lastName, firstName, bornOn, communeCode, address, isRestricted, ended }) => {
      const clues = said.flatMap((each) => each.get(id) ?? []).filter((clue) => !(ended && clue.isEnded));
      const facts = [
        `né·e le ${frenchDay(bornOn)}`,
        communeName(communeCode),
        address,
        ...clues.map(({ words }) => words),
        ended && `${endedWords[ended.as]} le ${frenchDay(ended.on)}`,
        isRestricted && 'dossier limité à sa demande',
      ];
      return {
        id,
        name: `${lastName} ${firstName}`,
        facts: facts.filter((fact): fact is string => Boolean(fact)),
        isEnded: ended !== null || clues.some(({ isEnded }) => isEnded),
      };
    });
  }

  private clues(tx: Tx): readonly PersonClues[] {
    return this.modules.inReach(this.contributions.of(PersonClues), tx.reach);
  }
}
