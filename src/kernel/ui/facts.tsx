import type { ComponentChildren } from 'preact';

/** What is known of one thing: each fact with its name, in this order. */
export function Facts({
  facts,
  class: look = 'facts',
}: {
  facts: [name: string, value: ComponentChildren][];
  class?: string;
}) {
  return (
    <dl class={look}>
      {facts.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
