/**
 * At the counter: Enter goes to the next field, and on the last one sends the form; a postcode completes the commune
 * and a commune the postcode. Without this script the form is the same, one key slower.
 */
const form = document.querySelector<HTMLFormElement>('[data-counter]');

interface Commune {
  code: string;
  postcodes: string[];
}

if (form) {
  // A key held too long must not send twice.
  let isSent = false;
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
    event.preventDefault();
    const fields = [...form.elements].filter(isTypedIn);
    const place = fields.indexOf(field);
    const next = fields[place + (event.shiftKey ? -1 : 1)];
    if (next) {
      next.focus();
      if (next instanceof HTMLInputElement && next.type !== 'radio') next.select();
    } else if (!event.shiftKey && !isSent) {
      isSent = true;
      // As a click does, so that the browser checks the fields; Safari has `requestSubmit` since 16 only.
      form.querySelector<HTMLButtonElement>('button:not([type="button"])')?.click();
    }
  });
  completeAddress(form);
}

/** Radios of one question are one stop, as they are for the Tab key. */
function isTypedIn(element: Element, _: number, all: Element[]): element is HTMLInputElement | HTMLSelectElement {
  if (element instanceof HTMLSelectElement) return true;
  if (!(element instanceof HTMLInputElement) || element.type === 'hidden') return false;
  if (element.type !== 'radio') return true;
  const group = all.filter((each) => each instanceof HTMLInputElement && each.name === element.name);
  return element === (group.find((each) => (each as HTMLInputElement).checked) ?? group[0]);
}

function completeAddress(form: HTMLFormElement): void {
  const communes = JSON.parse(form.dataset.counter ?? '[]') as Commune[];
  const postcode = form.elements.namedItem('postcode');
  const commune = form.elements.namedItem('communeCode');
  if (!(postcode instanceof HTMLInputElement) || !(commune instanceof HTMLSelectElement)) return;
  postcode.addEventListener('input', () => {
    const found = communes.filter(({ postcodes }) => postcodes.includes(postcode.value.trim()));
    if (found.length > 0 && !found.some(({ code }) => code === commune.value)) commune.value = found[0]!.code;
  });
  commune.addEventListener('change', () => {
    const found = communes.find(({ code }) => code === commune.value);
    if (found && !found.postcodes.includes(postcode.value.trim()))
      postcode.value = found.postcodes.length === 1 ? found.postcodes[0]! : '';
  });
}
