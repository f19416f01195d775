import { tickAll } from './tick-all.js';

/** What the console does more with a script: `/` to search, one open list at a time, a menu that folds, all boxes of a list at once. */
const isTyping = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closeAll();
  if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey || isTyping(event)) return;
  const search = document.querySelector<HTMLInputElement>('form.search input[type="search"]');
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
});

const lists = Array.from(document.querySelectorAll<HTMLDetailsElement>('details.drop'));

function closeAll(but?: Element | null): void {
  for (const list of lists) {
    if (!list.open || list === but) continue;
    const hadFocus = list.contains(document.activeElement);
    list.open = false;
    if (hadFocus) list.querySelector('summary')?.focus();
  }
}

document.addEventListener('click', ({ target }) => {
  closeAll(target instanceof Element ? target.closest('details.drop') : null);
});

const fold = document.querySelector<HTMLButtonElement>('button[data-fold]');
if (fold) {
  const words = fold.querySelector('span')!;
  const show = () => {
    const isFolded = document.body.classList.contains('folded');
    words.textContent = isFolded ? 'Déplier le menu' : 'Replier le menu';
    fold.setAttribute('aria-expanded', String(!isFolded));
  };
  fold.hidden = false;
  show();
  fold.addEventListener('click', () => {
    const isFolded = document.body.classList.toggle('folded');
    document.cookie = `menu-replie=${isFolded ? 'oui' : 'non'}; path=/; max-age=31536000; samesite=lax`;
    show();
  });
}

// A refusal that no field has taken the focus for: one that is not shown, or a browser that gives it to controls alone.
// A browser gives it with the first picture of the page, which may be after this script.
window.addEventListener('load', () => {
  requestAnimationFrame(() => requestAnimationFrame(focusRefusal));
});

function focusRefusal(): void {
  if (document.activeElement && document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('[data-refusal]')?.focus();
}

tickAll(document);
