import { peakOf, soundLevel } from './sound-level.ts';

/** Where the microphone's sound passes before it is the sound of the show. */
export interface SoundDesk {
  /** The sound of the show: the same track whatever microphone is in use, silent without one. */
  readonly track: MediaStreamTrack;
  setSource(microphone: MediaStreamTrack | null): void;
  /** The sound of a shared screen, beside the microphone's; mute does not reach it. */
  setScreenSound(sound: MediaStreamTrack | null): void;
  setMuted(muted: boolean): void;
  /** Makes the microphone louder or softer than it comes; 1 leaves it as it is. */
  setGain(factor: number): void;
  /** How loud the microphone is, 0 to 1, also while muted. */
  level(): number;
  /** The highest of the microphone's latest samples, 0 to 1: from 1 on they are cut off. */
  peak(): number;
  close(): void;
}

/** How long a mute takes to fade, in seconds: shorter clicks, longer lets a word through. */
const fadeSeconds = 0.01;
const sampleRateHz = 48_000;

/**
 * One continuous track for viewers and recording: microphones come and go behind it, and mute is silence, never a gap.
 */
export function createSoundDesk(): SoundDesk {
  const context = new AudioContext({ sampleRate: sampleRateHz });
  // The level is told as it is sent, after the gain; and while muted, so before the mute.
  const gain = context.createGain();
  const mute = context.createGain();
  const output = context.createMediaStreamDestination();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  gain.connect(analyser).connect(mute).connect(output);
  const [track] = output.stream.getAudioTracks();
  if (!track) throw new Error('an audio destination has no track');
  const samples = new Float32Array(analyser.fftSize);
  let source: MediaStreamAudioSourceNode | null = null;
  let screen: MediaStreamAudioSourceNode | null = null;
  const open = (sound: MediaStreamTrack | null) =>
    sound && context.createMediaStreamSource(new MediaStream([sound]));
  return {
    track,
    setSource(microphone) {
      source?.disconnect();
      source = open(microphone);
      source?.connect(gain);
    },
    setScreenSound(sound) {
      screen?.disconnect();
      screen = open(sound);
      screen?.connect(output);
    },
    setMuted(muted) {
      mute.gain.setTargetAtTime(muted ? 0 : 1, context.currentTime, fadeSeconds);
    },
    setGain(factor) {
      gain.gain.setTargetAtTime(factor, context.currentTime, fadeSeconds);
    },
    level() {
      if (source === null) return 0;
      analyser.getFloatTimeDomainData(samples);
      return soundLevel(samples);
    },
    peak() {
      if (source === null) return 0;
      analyser.getFloatTimeDomainData(samples);
      return peakOf(samples);
    },
    close() {
      source?.disconnect();
      screen?.disconnect();
      track.stop();
      if (context.state !== 'closed') void context.close();
    },
  };
}
