import { type Actor, type ActorKind, isStaff } from '../access/actor.js';

/** Who may take a step: the CCAS, whoever acts for it, or one kind of actor. */
export type StepBy = 'ccas' | ActorKind;

/** One verb of a path. */
export interface Step<State extends string> {
  from: readonly State[];
  to: State;
  by: readonly StepBy[];
  /** Code for the journal. */
  action: string;
}

/** With what is said to whoever tries it from another state, where that depends on the verb alone. */
export interface ToldStep<State extends string> extends Step<State> {
  refusal: string;
}

/** The states something goes through, as a table of verbs: what may be done when, by whom, and where it leads. */
export class Lifecycle<State extends string, Verb extends string, S extends Step<State> = ToldStep<State>> {
  constructor(private readonly steps: Readonly<Record<Verb, S>>) {}

  get verbs(): Verb[] {
    return Object.keys(this.steps) as Verb[];
  }

  /** Every state that some step leaves or reaches. */
  get states(): State[] {
    return [...new Set(this.verbs.flatMap((verb) => [...this.steps[verb].from, this.steps[verb].to]))];
  }

  step(verb: Verb): S {
    return this.steps[verb];
  }

  /** The step, when it can be taken from here by this actor. */
  taken(verb: Verb, from: State, actor: Actor): S | undefined {
    const step = this.steps[verb];
    return step.from.includes(from) && isBy(step, actor) ? step : undefined;
  }

  /** The verb that leads there, when this actor may go there from here. */
  verbTo(to: State, from: State, actor: Actor): Verb | undefined {
    return this.verbs.find((verb) => this.steps[verb].to === to && this.taken(verb, from, actor));
  }

  /** Where one may go from here, whoever does it. */
  waysFrom(state: State): State[] {
    return this.verbs.map((verb) => this.steps[verb]).flatMap(({ from, to }) => (from.includes(state) ? [to] : []));
  }

  /** Nothing more can happen. */
  isOver(state: State): boolean {
    return this.waysFrom(state).length === 0;
  }

  /** `publish`: `submitted` → `published`, by ccas; one line a verb, as the glossary shows it. */
  drawn(): string[] {
    const words = (all: readonly string[]) => all.map((each) => `\`${each}\``).join(', ');
    return this.verbs.map((verb) => {
      const { from, to, by } = this.steps[verb];
      return `\`${verb}\`: ${words(from)} → \`${to}\`, by ${by.join(', ')}`;
    });
  }
}

function isBy({ by }: Step<string>, actor: Actor): boolean {
  return by.some((who) => (who === 'ccas' ? isStaff(actor) : who === actor.kind));
}

/**
 * `lifecycle({ submit: { from: ['draft'], to: 'submitted', by: ['partner', 'ccas'], action: 'offer.submitted', refusal: '…' } })`:
 * pure, kept beside the entity, drawn in the glossary.
 */
export function lifecycle<State extends string, Verb extends string, S extends Step<State> = ToldStep<State>>(
  steps: Readonly<Record<Verb, S>>,
): Lifecycle<State, Verb, S> {
  return new Lifecycle(steps);
}
