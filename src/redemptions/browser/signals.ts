import { remember, remembered } from '../../kernel/ui/browser/remembered.js';
import type { Look } from '../../kernel/ui/browser/shapes.js';

const MUTED = 'caisse-sans-son';
const vibrations: Record<Look, number[]> = { accepted: [80], waiting: [80, 60, 80], refused: [200, 80, 200] };
/** Hertz, one after the other: up for yes, level for wait, down for no. */
const tones: Record<Look, number[]> = { accepted: [660, 880], waiting: [520, 520], refused: [330, 220] };
const TONE_SECONDS = 0.12;

let audio: AudioContext | undefined;

// A browser lets a page sound only after a finger has touched it: the first touch wakes it.
document.addEventListener('pointerdown', () => void (audio ??= newContext())?.resume());

/** The answer for fingers and ears: whoever stands at the till need not look. */
export function signal(look: Look): void {
  navigator.vibrate?.(vibrations[look]);
  if (isMuted()) return;
  try {
    const context = (audio ??= newContext());
    if (context)
      tones[look].forEach((hertz, index) => tone(context, hertz, context.currentTime + index * TONE_SECONDS));
  } catch {
    // No sound on this device: shape, word and vibration say it.
  }
}

function newContext(): AudioContext | undefined {
  // Safari has the name of the standard since 14.1 (iOS 14.5).
  const { webkitAudioContext: AsAppleNamedIt } = window as { webkitAudioContext?: typeof AudioContext };
  const Context = typeof AudioContext === 'undefined' ? AsAppleNamedIt : AudioContext;
  return Context && new Context();
}

export function isMuted(): boolean {
  return remembered(MUTED) !== null;
}

export function mute(muted: boolean): void {
  remember(MUTED, muted ? '1' : null);
}

function tone(context: AudioContext, hertz: number, at: number): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  gain.gain.setValueAtTime(0.2, at);
  gain.gain.exponentialRampToValueAtTime(0.001, at + TONE_SECONDS);
  oscillator.frequency.value = hertz;
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + TONE_SECONDS);
}
