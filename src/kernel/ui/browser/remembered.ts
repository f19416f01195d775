/**
 * Small choices of this device. With cookies refused, even looking into the storage throws: then a choice is good until
 * the page is closed.
 */
const here = new Map<string, string>();

export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? here.get(name) ?? null;
  } catch {
    return here.get(name) ?? null;
  }
}

/** @param value null forgets it */
export function remember(name: string, value: string | null): void {
  if (value === null) here.delete(name);
  else here.set(name, value);
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Nothing is kept on this device.
  }
}
