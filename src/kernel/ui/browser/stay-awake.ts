import { useEffect } from 'preact/hooks';

/** The screen stays on while this is shown, where the browser can. A page that was hidden has lost it, and asks again. */
export function useStayAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let isOver = false;
    const ask = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      const held = await navigator.wakeLock?.request('screen');
      if (isOver) await held?.release();
      else lock = held;
    };
    // A battery that is low refuses, and the screen goes dark as ever.
    const askQuietly = (): void => void ask().catch(() => undefined);
    askQuietly();
    document.addEventListener('visibilitychange', askQuietly);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', askQuietly);
      void lock?.release();
    };
  }, []);
}
