/** `K7QM4T2X` → `K7QM-4T2X`, as it is read aloud and written on paper. */
export function formatReference(reference: string): string {
  return `${reference.slice(0, 4)}-${reference.slice(4)}`;
}
