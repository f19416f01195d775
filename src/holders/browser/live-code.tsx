import { useEffect, useState } from 'preact/hooks';
import { darkRuns } from '../../kernel/print/qr-modules.js';
import { liveCode } from '../../passes/pass-code/live-code.js';
import { fieldsOfJws } from '../../passes/pass-code/read-jws.js';
import { passQr } from '../../passes/qr.js';
import type { HeldPass } from './held-passes.js';
import { serverNow } from './refresh.js';

/** A new code this often (pass-code.md, Reading). */
const PERIOD_SECONDS = 15;
const RING = 2 * Math.PI * 16;
const QUIET_ZONE = 4;

/** The code of this moment, as large as the phone allows, and the time it still has. */
export function LiveCode({ pass }: { pass: HeldPass }) {
  const [text, setText] = useState<string>();
  const [left, setLeft] = useState(PERIOD_SECONDS);
  useEffect(() => {
    let shownAt = -Infinity;
    const show = (): void => {
      const now = Math.floor(serverNow(pass) / 1000);
      if (Math.abs(now - shownAt) >= PERIOD_SECONDS) {
        shownAt = now;
        void liveCode({ ...fieldsOfJws(pass.credential), x: pass.x, y: pass.y }, pass.key, now).then(setText);
      }
      setLeft(PERIOD_SECONDS - (now - shownAt));
    };
    show();
    const timer = window.setInterval(show, 250);
    return () => window.clearInterval(timer);
  }, [pass.id, pass.credential, pass.clockOffset]);
  return (
    <div class="live-code">
      {text && <Qr text={text} />}
      <p class="countdown" aria-hidden="true">
        <svg viewBox="0 0 40 40" class="ring">
          <circle cx="20" cy="20" r="16" />
          <circle
            cx="20"
            cy="20"
            r="16"
            class="left"
            stroke-dasharray={RING}
            stroke-dashoffset={RING * (1 - left / PERIOD_SECONDS)}
          />
        </svg>
        <span>Nouveau code dans {left} s</span>
      </p>
    </div>
  );
}

function Qr({ text }: { text: string }) {
  const qr = passQr(text, 'M');
  const side = qr.size + 2 * QUIET_ZONE;
  const path = Array.from(
    darkRuns(qr),
    ({ row, from, length }) => `M${from + QUIET_ZONE} ${row + QUIET_ZONE}h${length}v1h-${length}z`,
  ).join('');
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${side} ${side}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label="Code du pass, à montrer au commerçant"
      data-code={text}
    >
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  );
}
