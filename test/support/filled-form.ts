/** A form as somebody at a keyboard meets it, without a browser. */
export interface SeenForm {
  action: string;
  isMultipart: boolean;
  /** Somebody has to choose one. */
  hasFile: boolean;
  hidden: Record<string, string>;
  /** What somebody types, ticks or chooses; no file, no secret. */
  fields: FormField[];
}

interface FormField {
  name: string;
  /** `type` of an input, else `select` or `textarea`. */
  kind: string;
  value: string;
  isTicked: boolean;
  /** Of a list. */
  options: string[];
}

/** One field wrong, a file that was not chosen or an answer nobody offers, and of every choice the one at this place. */
interface Filling {
  wrong: string;
  choice: number;
}

const nobodyTypes = ['hidden', 'submit', 'button', 'file', 'password', 'image', 'reset'];

/** What each kind of field is given, the surest to be wrong first. */
const typedIn: Record<string, { wrong: string; right: string }> = {
  date: { wrong: '2031-02-31', right: '2031-03-14' },
  email: { wrong: 'personne', right: 'essai@exemple.fr' },
  time: { wrong: '99:99', right: '10:30' },
  number: { wrong: 'douze', right: '3' },
  tel: { wrong: 'douze', right: '01 43 75 00 00' },
  text: { wrong: 'é'.repeat(3000), right: 'Essai' },
  textarea: { wrong: 'é'.repeat(30_000), right: 'Quelques mots.' },
  search: { wrong: 'é'.repeat(3000), right: 'Essai' },
};

/** The forms of a page that are sent by POST. */
export function formsOf(document: Document): SeenForm[] {
  return Array.from(document.querySelectorAll('form'))
    .filter((form) => form.getAttribute('method') === 'post')
    .map((form) => {
      const controls = Array.from(form.querySelectorAll('input[name], select[name], textarea[name]'), fieldOf);
      const hidden = controls.filter(({ kind, name }) => kind === 'hidden' && name !== 'jeton');
      return {
        action: form.getAttribute('action')!,
        isMultipart: form.getAttribute('enctype') === 'multipart/form-data',
        hasFile: controls.some(({ kind }) => kind === 'file'),
        hidden: Object.fromEntries(hidden.map(({ name, value }) => [name, value])),
        fields: controls.filter(({ kind }) => !nobodyTypes.includes(kind)),
      };
    });
}

function fieldOf(control: Element): FormField {
  const tag = control.tagName.toLowerCase();
  const kind = tag === 'input' ? (control.getAttribute('type') ?? 'text') : tag;
  const isSecret = control.getAttribute('autocomplete') === 'one-time-code';
  const options = Array.from(control.querySelectorAll('option'));
  const chosen = options.find((option) => option.hasAttribute('selected')) ?? options[0];
  const valueOf = {
    select: chosen?.getAttribute('value'),
    textarea: control.textContent,
    checkbox: control.getAttribute('value') ?? 'on',
  };
  return {
    name: control.getAttribute('name')!,
    kind: isSecret ? 'password' : kind,
    value: (kind in valueOf ? valueOf[kind as 'select'] : control.getAttribute('value')) ?? '',
    isTicked: control.hasAttribute('checked'),
    options: options.map((option) => option.getAttribute('value') ?? ''),
  };
}

/** Whether two are the same form, of two answers. */
export function isSame(one: SeenForm, other: SeenForm): boolean {
  const names = ({ fields }: SeenForm) => fields.map(({ name }) => name).join(' ');
  return one.action === other.action && names(one) === names(other);
}

/** Sent where one of a few answers is to be chosen. */
const NOT_OFFERED = 'rien-de-tel';

const isChoice = ({ kind }: FormField) => kind === 'select' || kind === 'radio';

/** Ways to fill it with one wrong field; none where there is nothing to type or to choose. */
export function fillings({ fields, hasFile }: SeenForm): Filling[] {
  const kinds = Object.keys(typedIn);
  const typed = fields
    .filter(({ kind }) => kind in typedIn)
    .toSorted((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind));
  const choices = Math.max(1, ...fields.map(({ name }) => fields.filter((each) => each.name === name).length));
  const wrong = hasFile ? [...typed, { name: 'file' }] : typed;
  if (wrong.length === 0)
    return [...new Set(fields.filter(isChoice).map(({ name }) => name))].map((name) => ({ wrong: name, choice: 0 }));
  return wrong.flatMap(({ name }) => Array.from({ length: choices }, (_, choice) => ({ wrong: name, choice })));
}

/** Of choices alone: an answer that is none of them is not there. */
export function hasNothingTyped({ fields }: SeenForm): boolean {
  return fields.every((field) => isChoice(field) || field.kind === 'checkbox');
}

/** What such a filling sends: what stands there already stays, what is empty is filled, every box is ticked. */
export function sent({ hidden, fields }: SeenForm, { wrong, choice }: Filling): Record<string, string> {
  const typed: Record<string, string> = { ...hidden };
  for (const field of fields) {
    const { name, kind, value, options } = field;
    if (name === wrong && isChoice(field)) typed[name] = NOT_OFFERED;
    else if (kind === 'radio') {
      const values = fields.filter((each) => each.name === name).map((each) => each.value);
      typed[name] = values[choice] ?? values.at(-1)!;
    } else if (kind === 'select') typed[name] = options.at(-1 - choice) ?? options[0]!;
    else if (kind === 'checkbox') typed[name] ??= value;
    else typed[name] = name === wrong ? typedIn[kind]!.wrong : value || typedIn[kind]!.right;
  }
  return typed;
}

/** The same, with an answer that nobody offers wherever one is chosen. */
export function withNothingOffered({ fields }: SeenForm, typed: Record<string, string>): Record<string, string> {
  return { ...typed, ...Object.fromEntries(fields.filter(isChoice).map(({ name }) => [name, NOT_OFFERED])) };
}

/** Whether the form shows this field as it was sent; an answer nobody offers is shown by none. */
export function isShown(form: SeenForm | undefined, name: string, typed = ''): boolean {
  if (typed === NOT_OFFERED) return true;
  return Boolean(
    form?.fields.some(
      ({ kind, isTicked, value, ...field }) =>
        field.name === name && value.trim() === typed.trim() && (isTicked || (kind !== 'radio' && kind !== 'checkbox')),
    ),
  );
}
