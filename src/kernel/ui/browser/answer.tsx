import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type Look, Shape } from './shapes.js';

interface AnswerProps {
  look: Look;
  word: string;
  why: string;
  next?: string;
  /** Something follows that must be seen without scrolling: the shape makes room. */
  compact?: boolean;
  children?: ComponentChildren;
}

/** The whole screen is the answer: shape, one word, one sentence. It takes the focus, so that it is read aloud. */
export function Answer({ look, word, why, next, compact, children }: AnswerProps) {
  const screen = useRef<HTMLElement>(null);
  useEffect(() => screen.current?.focus(), []);
  return (
    <section
      class={`verdict ${look} ${compact ? 'compact' : ''}`}
      tabIndex={-1}
      ref={screen}
      aria-labelledby="verdict-mot"
    >
      <Shape look={look} />
      <h1 class="word" id="verdict-mot">
        {word}
      </h1>
      <p class="why">{why}</p>
      {next && <p class="why">{next}</p>}
      {children}
    </section>
  );
}
