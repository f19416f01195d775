import type { Position } from 'geojson';

interface Segment {
  ring: number;
  at: number;
  isLast: boolean;
  start: Position;
  end: Position;
}

/**
 * Whether an outline meets itself, or one of its holes, anywhere but from one line to the next. It stops at the first
 * place: a star of two thousand points has two million of them.
 * @param rings closed, the last point being the first
 */
export function crosses(rings: Position[][]): boolean {
  const segments = rings.flatMap((ring, number) =>
    ring.slice(1).map((end, at): Segment => {
      return { ring: number, at, isLast: at === ring.length - 2, start: ring[at]!, end };
    }),
  );
  return segments.some((one, index) => {
    for (let other = index + 1; other < segments.length; other++)
      if (!areNeighbours(one, segments[other]!) && meet(one, segments[other]!)) return true;
    return false;
  });
}

function areNeighbours(one: Segment, later: Segment): boolean {
  return one.ring === later.ring && (later.at - one.at === 1 || (one.at === 0 && later.isLast));
}

/** Lines that run side by side do not meet, even where they lie on each other. */
function meet({ start: a, end: b }: Segment, { start: c, end: d }: Segment): boolean {
  const [abX, abY] = [b[0]! - a[0]!, b[1]! - a[1]!];
  const [cdX, cdY] = [d[0]! - c[0]!, d[1]! - c[1]!];
  const turn = cdY * abX - cdX * abY;
  if (turn === 0) return false;
  const [caX, caY] = [a[0]! - c[0]!, a[1]! - c[1]!];
  const onFirst = (cdX * caY - cdY * caX) / turn;
  const onSecond = (abX * caY - abY * caX) / turn;
  return onFirst >= 0 && onFirst <= 1 && onSecond >= 0 && onSecond <= 1;
}
