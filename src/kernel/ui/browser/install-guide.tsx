import { useEffect, useState } from 'preact/hooks';
import { isApple } from './device.js';
import { installSteps, isInstalled } from './install-steps.js';

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

/** Comes once, early, and only where the browser can install: kept for whoever asks. */
let prompt: InstallPrompt | undefined;
const waiting = new Set<() => void>();
window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  prompt = event as InstallPrompt;
  for (const tell of waiting) tell();
});

/** How to put this page among the applications of the telephone. */
export function InstallGuide({ what }: { what: string }) {
  const [, redraw] = useState(0);
  useEffect(() => {
    const tell = (): void => redraw((count) => count + 1);
    waiting.add(tell);
    return () => void waiting.delete(tell);
  }, []);
  if (isInstalled() || !(isApple(navigator) || /Android/.test(navigator.userAgent))) return null;
  return (
    <details class="install">
      <summary>{what}</summary>
      <p>{installSteps(navigator)}</p>
      {prompt && (
        <p>
          <button type="button" class="button" onClick={() => void prompt?.prompt()}>
            L’ajouter maintenant
          </button>
        </p>
      )}
    </details>
  );
}
