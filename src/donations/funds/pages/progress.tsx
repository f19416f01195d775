/** How much of what is needed has come: a bar, and the same in words beside it. */
export function Progress({ partCents, wholeCents, label }: { partCents: number; wholeCents: number; label: string }) {
  return <progress max={wholeCents} value={Math.min(partCents, wholeCents)} aria-label={label} />;
}
