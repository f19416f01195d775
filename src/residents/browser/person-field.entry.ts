import { giveUpAfter } from '../../kernel/ui/browser/give-up-after.js';
import type { PeopleFound, PersonLine } from '../people-to-pick.js';

/**
 * Proposes people while one types, where a form asks for one; a reader of codes types too, and ends with Enter. Without
 * this script the buttons of the field do the same through the server.
 */
const SHORTEST = 3;
const PAUSE_MS = 200;
const PATIENCE_MS = 10_000;

for (const block of Array.from(document.querySelectorAll<HTMLElement>('[data-person]'))) {
  askByScript(block);
  if (block.querySelector('.person-search')) proposePeople(block);
}

/** The buttons of the field are no longer the form's own: Enter in another field sends the form. */
function askByScript(block: HTMLElement): void {
  const buttons = block.querySelectorAll<HTMLButtonElement>('button[name$=":demande"]');
  for (const button of Array.from(buttons)) {
    button.type = 'button';
    if (button.value === 'chercher' && block.querySelector('.person-search')) continue;
    button.addEventListener('click', () => {
      const asked = document.createElement('input');
      Object.assign(asked, { type: 'hidden', name: button.name, value: button.value });
      button.form!.append(asked);
      button.form!.submit();
    });
  }
}

function proposePeople(block: HTMLElement): void {
  const name = block.dataset.person!;
  const search = block.querySelector<HTMLElement>('.person-search')!;
  const input = search.querySelector<HTMLInputElement>('input[type="text"]')!;
  const listed = search.querySelector<HTMLInputElement>('input[type="hidden"]')!;
  const button = search.querySelector<HTMLButtonElement>('button')!;
  const chosen = block.querySelector<HTMLElement>('[data-people]')!;
  const count = block.querySelector<HTMLElement>('[data-count]')!;
  const register = block.querySelector<HTMLElement>('[data-register]');
  const list = document.createElement('ul');
  list.id = `${input.id}-liste`;
  list.className = 'person-suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Personnes trouvées');
  search.append(list);
  for (const [attribute, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-controls', list.id],
    ['aria-expanded', 'false'],
  ])
    input.setAttribute(attribute!, value!);

  let people: PersonLine[] = [];
  let active = -1;
  let pause: number | undefined;
  /** Each question has a number: an answer that comes late is to another. */
  let question = 0;

  input.addEventListener('input', () => {
    forget();
    window.clearTimeout(pause);
    question += 1;
    close();
    if (input.value.trim().length >= SHORTEST) pause = window.setTimeout(() => void look(), PAUSE_MS);
  });

  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) void look();
      else move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      const text = input.value.trim();
      // Nothing is looked for: Enter sends the form, as in any field.
      if (list.hidden && (text === '' || text === listed.value)) return;
      event.preventDefault();
      const person = people[active];
      if (person) choose(person);
      else void look();
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });

  input.addEventListener('blur', () => close());
  button.addEventListener('click', () => {
    input.focus();
    void look();
  });
  // Before the field loses the focus, and the list is gone.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    const line = target instanceof Element ? target.closest('li') : null;
    const person = line ? people[Array.from(list.children).indexOf(line)] : undefined;
    if (person) choose(person);
  });

  async function look(): Promise<void> {
    window.clearTimeout(pause);
    const cherche = input.value.trim();
    if (cherche === '') return say('Écrivez trois lettres du nom, une date de naissance ou un numéro de pass.');
    const mine = (question += 1);
    say('Recherche en cours…');
    const found = await ask(cherche);
    if (mine !== question) return;
    if (!found) return say('La recherche n’a pas répondu. Vérifiez le réseau, puis cherchez de nouveau.');
    if (register) register.hidden = false;
    const [only] = found.people;
    if (found.isExact && only && !only.isEnded) return choose(only);
    show(found);
  }

  async function ask(cherche: string): Promise<PeopleFound | undefined> {
    const token = input.form!.querySelector<HTMLInputElement>('input[name="jeton"]')!.value;
    try {
      const answer = await fetch('/ccas/personnes', {
        method: 'POST',
        body: new URLSearchParams({ jeton: token, cherche, sauf: notToChoose().join(' ') }),
        headers: { accept: 'application/json' },
        signal: giveUpAfter(PATIENCE_MS),
      });
      return answer.ok ? ((await answer.json()) as PeopleFound) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Those whom the page names, and whoever is chosen in another such field: two fields never mean one person. */
  function notToChoose(): string[] {
    const others = Array.from(
      input.form!.querySelectorAll<HTMLInputElement>('[data-person] input[type="radio"]:checked'),
    );
    const ids = others.filter((other) => !block.contains(other)).map(({ value }) => value);
    return [...(block.dataset.except ?? '').split(' '), ...ids].filter((id) => id !== '');
  }

  function show(found: PeopleFound): void {
    people = found.people;
    active = -1;
    list.textContent = '';
    for (const [place, person] of people.entries()) {
      const line = document.createElement('li');
      line.id = `${list.id}-${place}`;
      line.setAttribute('role', 'option');
      line.setAttribute('aria-selected', 'false');
      if (person.isEnded) line.setAttribute('aria-disabled', 'true');
      line.append(...words(person));
      list.append(line);
    }
    open(people.length > 0);
    say(countWords(found));
  }

  function countWords({ people: { length }, isCut, hasLeftOut }: PeopleFound): string {
    if (length === 0) return hasLeftOut ? 'Personne d’autre ne correspond.' : 'Personne ne correspond.';
    if (isCut) return 'Les 20 premières personnes sont ici : affinez, par exemple avec le prénom.';
    return length === 1 ? '1 personne trouvée.' : `${length} personnes trouvées.`;
  }

  function move(by: number): void {
    const lines = Array.from(list.children);
    if (lines.length === 0) return;
    active = active < 0 && by < 0 ? lines.length - 1 : (active + by + lines.length) % lines.length;
    for (const [place, line] of lines.entries()) line.setAttribute('aria-selected', String(place === active));
    input.setAttribute('aria-activedescendant', lines[active]!.id);
    lines[active]!.scrollIntoView({ block: 'nearest' });
  }

  function choose(person: PersonLine): void {
    if (person.isEnded) return say(`${person.name} : ce dossier est terminé, il ne peut pas être choisi.`);
    close();
    input.value = person.name;
    listed.value = person.name;
    const label = document.createElement('label');
    const radio = document.createElement('input');
    Object.assign(radio, { type: 'radio', name, value: person.id, checked: true });
    const text = document.createElement('span');
    text.append(...words(person));
    label.append(radio, text);
    const choices = chosen.querySelector('.choices')!;
    choices.textContent = '';
    choices.append(label);
    chosen.hidden = false;
    if (register) register.hidden = true;
    say(`${person.name} est choisi·e.`);
  }

  /** Whoever was chosen is not whom one looks for now. */
  function forget(): void {
    chosen.querySelector('.choices')!.textContent = '';
    chosen.hidden = true;
    say('');
  }

  function open(isOpen: boolean): void {
    list.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) input.removeAttribute('aria-activedescendant');
  }

  function close(): void {
    people = [];
    active = -1;
    open(false);
  }

  function say(text: string): void {
    count.textContent = text;
  }
}

/** As in `PersonChoices`. */
function words({ name, facts, isEnded }: PersonLine): Node[] {
  const strong = document.createElement('strong');
  strong.textContent = name;
  const detail = document.createElement('span');
  detail.className = 'detail';
  detail.textContent = ` ${facts.join(', ')}${isEnded ? '. Il ne peut pas être choisi.' : ''}`;
  return [strong, detail];
}
