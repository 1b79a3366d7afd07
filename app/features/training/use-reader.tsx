import { useCallback, useEffect, useRef, useState } from 'react';

import type { Lang } from '~/shared/lang';

/** A little slower than the voice's own pace. */
const RATE = 0.9;
/** Some browsers find their voices late, and say nothing when they have none. */
const VOICES_WAIT_MS = 2_000;

/** What a device can do: unknown at first, and on the server. */
type Voice = 'unknown' | 'none' | SpeechSynthesisVoice;

/** The browser's own voice for a language, when it has one. Nothing leaves the device for a voice that lives on it. */
function useVoice(lang: Lang): Voice {
  const [voice, setVoice] = useState<Voice>('unknown');
  useEffect(() => {
    const speech = window.speechSynthesis as SpeechSynthesis | undefined;
    const look = (isLast: boolean) => {
      const voices = speech?.getVoices().filter((one) => one.lang.toLowerCase().startsWith(lang)) ?? [];
      const found = voices.find(({ localService }) => localService) ?? voices[0];
      if (found) setVoice(found);
      else if (isLast) setVoice('none');
    };
    look(!speech);
    const hear = () => look(false);
    const timer = window.setTimeout(() => look(true), VOICES_WAIT_MS);
    speech?.addEventListener?.('voiceschanged', hear);
    return () => {
      window.clearTimeout(timer);
      speech?.removeEventListener?.('voiceschanged', hear);
    };
  }, [lang]);
  return voice;
}

/**
 * Reads texts aloud, one after the other. `can` is null until it is known whether this device has a voice for the
 * language; `at` is the text that is being read, null while it is silent.
 */
export function useReader(
  texts: readonly string[],
  lang: Lang,
): { can: boolean | null; at: number | null; read: (from: number, to: number) => void; stop: () => void } {
  const voice = useVoice(lang);
  const [at, setAt] = useState<number | null>(null);
  const turn = useRef(0);

  const stop = useCallback(() => {
    turn.current++;
    window.speechSynthesis?.cancel();
    setAt(null);
  }, []);
  useEffect(() => stop, [stop]);

  const read = (from: number, to: number) => {
    if (typeof voice === 'string') return;
    stop();
    const mine = turn.current;
    texts.slice(from, to).forEach((text, index, all) => {
      const words = new SpeechSynthesisUtterance(text);
      Object.assign(words, { voice, lang: voice.lang, rate: RATE });
      words.onstart = () => turn.current === mine && setAt(from + index);
      words.onerror = () => turn.current === mine && setAt(null);
      if (index === all.length - 1) words.onend = () => turn.current === mine && setAt(null);
      window.speechSynthesis.speak(words);
    });
  };
  return { can: voice === 'unknown' ? null : voice !== 'none', at, read, stop };
}
