import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { asFeatures } from '../../statistics/district-features.js';
import { CannotClose, closed, type Drawing, fromGeoJson } from './drawing.js';

interface State {
  drawing: Drawing;
  /** What was just done, or why it could not be, for eyes and screen readers. */
  told: string;
  isProblem: boolean;
  /** How many times something could not be done: each asks for the focus anew. */
  refusals: number;
}

/** The drawing in the hidden field of the page's form: read from it at first, written to it at each change. */
export function useDrawing(field: HTMLInputElement) {
  const [state, setState] = useState<State>(() => ({
    drawing: fromGeoJson(field.value),
    told: 'Aucun angle posé.',
    isProblem: false,
    refusals: 0,
  }));
  const change = useCallback(
    (next: (drawing: Drawing) => Drawing, told: (drawing: Drawing) => string = cornersPut) =>
      setState((before) => {
        const after = next(before.drawing);
        return { ...before, drawing: after, told: told(after), isProblem: false };
      }),
    [],
  );
  const close = useCallback(() => setState(closing), []);
  const { drawing } = state;
  useEffect(() => {
    field.value = asFeatures(drawing.districts);
  }, [drawing]);
  useKept(field.form!, drawing, () =>
    setState((before) => refused(before, 'Un contour reste ouvert : fermez-le ou retirez-le.')),
  );
  return { ...state, change, close };
}

function closing(before: State): State {
  try {
    const after = closed(before.drawing);
    const told = `Quartier « ${after.districts[after.districts.length - 1]!.name} » fermé. Pensez à enregistrer.`;
    return { ...before, drawing: after, told, isProblem: false };
  } catch (error) {
    if (!(error instanceof CannotClose)) throw error;
    return refused(before, error.message);
  }
}

function refused(before: State, told: string): State {
  return { ...before, told, isProblem: true, refusals: before.refusals + 1 };
}

/** Nothing drawn is lost by a click beside: an open outline holds the form back, unsaved work asks before it goes. */
function useKept(form: HTMLFormElement, { districts, open }: Drawing, refuse: () => void): void {
  const saved = useRef(districts);
  useEffect(() => {
    let isSent = false;
    const send = (event: Event) => {
      isSent = open.length === 0;
      if (isSent) return;
      event.preventDefault();
      refuse();
    };
    const leave = (event: Event) => {
      if (!isSent && (open.length > 0 || districts !== saved.current)) event.preventDefault();
    };
    form.addEventListener('submit', send);
    window.addEventListener('beforeunload', leave);
    return () => {
      form.removeEventListener('submit', send);
      window.removeEventListener('beforeunload', leave);
    };
  }, [districts, open]);
}

function cornersPut({ open }: Drawing): string {
  if (open.length === 0) return 'Aucun angle posé.';
  return open.length === 1 ? '1 angle posé.' : `${open.length} angles posés.`;
}
