import { useSyncExternalStore } from 'react';

/** `waits`: the browser plays nothing before somebody has pressed or typed something on the page. */
export type Sound = 'on' | 'off' | 'waits';

const CHOICE = 'sound';
let context: AudioContext | undefined;
const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

const isOn = (): boolean => localStorage.getItem(CHOICE) !== 'off';
const state = (): Sound => {
  if (!isOn()) return 'off';
  return context?.state === 'running' ? 'on' : 'waits';
};

const GESTURES = ['pointerdown', 'keydown'] as const;

/** Waits for the first gesture, which is what lets a page be heard. Returns how to stop. */
export function armSound(): () => void {
  const stop = (): void => {
    for (const gesture of GESTURES) window.removeEventListener(gesture, arm);
  };
  const arm = (): void => {
    context ??= new AudioContext();
    context.onstatechange = tell;
    void context.resume().then(tell);
    if (context.state === 'running') stop();
  };
  for (const gesture of GESTURES) window.addEventListener(gesture, arm, { passive: true });
  return stop;
}

export function turnSound(on: boolean): void {
  localStorage.setItem(CHOICE, on ? 'on' : 'off');
  tell();
}

export const useSound = (): Sound =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, state);

/** Hertz: two tones a fourth apart, three times, told apart from the notices of a telephone. */
const TONES = [880, 1174.7, 880, 1174.7, 880, 1174.7] as const;
const TONE_S = 0.18;

/** The sound for danger; nothing when it is off, or when the browser does not let the page be heard yet. */
export function soundDanger(): void {
  if (state() !== 'on' || context === undefined) return;
  const from = context.currentTime;
  const loudness = context.createGain();
  loudness.connect(context.destination);
  loudness.gain.setValueAtTime(0, from);
  loudness.gain.linearRampToValueAtTime(0.4, from + 0.02);
  loudness.gain.setValueAtTime(0.4, from + TONES.length * TONE_S - 0.05);
  loudness.gain.linearRampToValueAtTime(0, from + TONES.length * TONE_S);
  for (const [at, tone] of TONES.entries()) {
    const voice = new OscillatorNode(context, { type: 'triangle', frequency: tone });
    voice.connect(loudness);
    voice.start(from + at * TONE_S);
    voice.stop(from + (at + 1) * TONE_S);
  }
}
