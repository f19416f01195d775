import type { FunctionComponent } from 'preact';
import { type FormValues, textIn } from '../http/input.js';
import { Choices, Tick } from '../ui/choices.js';
import { Field, Select, TextArea } from '../ui/form.js';
import type { Refusal } from '../ui/refusal.js';
import type { Look } from './look.js';
import { type FormClass, type Word, wordsOf } from './word.js';

export interface ShownForm {
  /** What stands in the fields. */
  values: FormValues;
  refusal?: Refusal;
  /** Somebody types their own: the browser may offer what it knows of them. At a counter it must not. */
  isOwn?: boolean;
  /** Which form of its page it is, where another has fields of the same names. */
  of?: string;
  /** Its fields stand within another form, under names that begin so. */
  under?: string;
  /** By field, what the handler of the page has found for a control of a slice's own. */
  found?: object;
}

/** Of a page with several forms. */
export interface ShownForms {
  values?: FormValues;
  refusal?: Refusal;
  /** Which of them was refused. */
  refused?: string;
}

/** One of them: what was typed stands in the one that was refused, and in no other. @param name of its handler */
export function shownForm({ values = {}, refusal, refused }: ShownForms, name: string): ShownForm {
  return refused === name ? { values, refusal } : { values: {} };
}

/** The same of a page where another form has fields of the same names. */
export function formOf(page: ShownForms, of: string): ShownForm {
  return { ...shownForm(page, of), of };
}

/** What a page says of a field that its word does not, or says otherwise. */
export interface OnPage extends Partial<Omit<Look, 'page' | 'isOptional'>> {
  /** Instead of what was typed or is known: `values.kind ?? 'permanence'`. */
  value?: string;
  /** `depends`: on another answer, and the hint says on which. */
  optional?: boolean | 'depends';
  autofocus?: boolean;
}

type Leaf = string | number | boolean | readonly unknown[] | Composed;

/** A value that a page sends as several fields, and shows as one. */
export interface Composed {
  readonly isComposed: true;
}

/** A component for each field of a form, by its name: `<field.lastName />`; of a form within it, `<field.proof.seenOn />`. */
export type FieldsOf<T> = {
  [K in keyof T]-?: NonNullable<T[K]> extends Leaf ? FunctionComponent<OnPage> : FieldsOf<NonNullable<T[K]>>;
};

/** The fields of a form as this page shows them: each knows its label, its limits, what was typed and what is wrong. */
export function fieldsOf<T extends object>(shape: FormClass<T>, form: ShownForm): FieldsOf<T> {
  return shownFields(shape, form, form.under ?? '') as FieldsOf<T>;
}

function shownFields(shape: FormClass, form: ShownForm, path: string): object {
  return Object.fromEntries(
    [...wordsOf(shape)].map(([name, word]) => {
      const pageName = path + (word.look.page ?? name);
      return [
        name,
        word.inner && !word.isMany
          ? shownFields(word.inner(), form, `${pageName}.`)
          : (onPage: OnPage) => <Shown word={word} name={pageName} form={form} onPage={onPage} />,
      ];
    }),
  );
}

interface Props {
  word: Word;
  name: string;
  form: ShownForm;
  onPage: OnPage;
}

function Shown({ word: { look }, name, form: { values, refusal, isOwn, of, found }, onPage }: Props) {
  const { control, label, hint, optional, autofocus, options = [], ...more } = { ...look, ...onPage };
  // A code that is tried is used up: it is typed anew.
  const typed = look.autocomplete === 'one-time-code' ? undefined : textIn(values, name);
  const value = onPage.value ?? typed;
  const shared = { name, of, value, refusal, hint };
  if (control === 'tick') return <Tick label={label} name={name} of={of} checked={value === 'oui'} refusal={refusal} />;
  if (control === 'choices') return <Choices legend={label} {...shared} options={options} />;
  const isOptional = optional ?? look.isOptional ?? false;
  if (typeof control === 'function') {
    const Own = control;
    const own = (found as Record<string, unknown> | undefined)?.[name];
    return <Own {...{ label, name, of, hint, values, refusal }} isOptional={isOptional !== false} found={own} />;
  }
  if (control === 'select')
    return (
      <Select
        label={label}
        {...shared}
        optional={onPage.optional === true}
        options={options.map(([key, words]) => [key, words])}
      />
    );
  if (control === 'area')
    return <TextArea label={label} {...shared} optional={isOptional !== false} maxLength={more.maxLength} />;
  return (
    <Field
      label={label}
      {...shared}
      optional={isOptional}
      autofocus={autofocus}
      type={more.type}
      inputmode={more.inputmode}
      maxLength={more.maxLength}
      autocomplete={onPage.autocomplete ?? (isOwn ? look.autocomplete : look.autocomplete && 'off')}
    />
  );
}
