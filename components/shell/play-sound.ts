import type { Sound } from '#lib/preferences.ts';

/** Hertz and seconds of each tone: grave news fall, requests rise. */
const tunes: Readonly<Record<Sound, readonly (readonly [hertz: number, seconds: number])[]>> = {
  high_risk: [
    [880, 0.12],
    [587, 0.2],
  ],
  approval: [
    [523, 0.12],
    [784, 0.2],
  ],
  device_change: [
    [659, 0.1],
    [659, 0.16],
  ],
  stale: [
    [392, 0.16],
    [294, 0.28],
  ],
};

let context: AudioContext | null = null;

/** Plays the sound of a kind of news. Silent where the browser gives no sound. */
export function playSound(sound: Sound): void {
  // Before the first press on a page a browser only complains about the try.
  if (!navigator.userActivation.hasBeenActive) return;
  try {
    context ??= new AudioContext();
    void context.resume();
    let at = context.currentTime + 0.02;
    for (const [hertz, seconds] of tunes[sound]) {
      playTone(context, hertz, at, seconds);
      at += seconds + 0.03;
    }
  } catch {
    // No sound device: the news is on screen all the same.
  }
}

function playTone(audio: AudioContext, hertz: number, at: number, seconds: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = hertz;
  // A hard start and end would click.
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.2, at + 0.015);
  volume.gain.linearRampToValueAtTime(0, at + seconds);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + seconds);
}
