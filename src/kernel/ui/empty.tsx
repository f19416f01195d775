import type { ComponentChildren } from 'preact';

/** Where nothing is yet, or nothing fits: why, and what to do. */
export function Empty({ title, children }: { title?: string; children: ComponentChildren }) {
  return (
    <div class="empty">
      {title && <h2>{title}</h2>}
      {children}
    </div>
  );
}
