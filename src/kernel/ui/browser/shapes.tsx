export type Look = 'accepted' | 'waiting' | 'refused';

const outlines: Record<Look, string> = {
  accepted: 'M50 4a46 46 0 1 0 0 92 46 46 0 0 0 0-92z',
  waiting: 'M10 6h80a4 4 0 0 1 4 4v80a4 4 0 0 1-4 4H10a4 4 0 0 1-4-4V10a4 4 0 0 1 4-4z',
  refused: 'M32 5h36l27 27v36L68 95H32L5 68V32z',
};
const signs: Record<Look, string> = {
  accepted: 'M28 52l15 15 29-33',
  waiting: 'M34 24h32M34 76h32M38 24c0 16 24 20 24 26S38 60 38 76M62 24c0 16-24 20-24 26s24 10 24 26',
  refused: 'M34 34l32 32M66 34L34 66',
};

/** Tick in a disc, hourglass in a square, cross in an octagon: never colour alone (look.md). */
export function Shape({ look }: { look: Look }) {
  return (
    <svg class="shape" viewBox="0 0 100 100" fill="none" aria-hidden="true">
      <path d={outlines[look]} fill="#fff" />
      <path
        d={signs[look]}
        stroke="currentColor"
        stroke-width="8"
        stroke-linecap="round"
        stroke-linejoin="round"
        class={`sign ${look}`}
      />
    </svg>
  );
}
