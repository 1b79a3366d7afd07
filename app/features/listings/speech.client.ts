/** Why the phone's own speech recognition gave nothing; the sentences are `spoken:speech.<problem>`. */
export const SPEECH_PROBLEMS = ['denied', 'silent', 'offline', 'no-microphone', 'failed'] as const;
export type SpeechProblem = (typeof SPEECH_PROBLEMS)[number];

/** What a browser's recogniser has of what is used here: Web Speech API, W3C Community Group. */
type Recogniser = EventTarget & {
  lang: string;
  interimResults: boolean;
  start(): void;
  abort(): void;
};
type Heard = Event & { results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }> };
type Failed = Event & { error: string };

type Recognisers = { SpeechRecognition?: new () => Recogniser; webkitSpeechRecognition?: new () => Recogniser };

const recogniser = (): (new () => Recogniser) | undefined => {
  const { SpeechRecognition, webkitSpeechRecognition } = window as unknown as Recognisers;
  return SpeechRecognition ?? webkitSpeechRecognition;
};

/** True where this browser can listen by itself. */
export const canListen = (): boolean => recogniser() !== undefined;

const PROBLEMS: Record<string, SpeechProblem> = {
  'not-allowed': 'denied',
  'service-not-allowed': 'denied',
  'no-speech': 'silent',
  network: 'offline',
  'audio-capture': 'no-microphone',
};

/**
 * Listens to one sentence in Vietnamese. `onText` is told what was heard so far, `onEnd` once how it ended: the whole
 * sentence, or why there is none; null when it was stopped. Answers how to stop it. The sound stays between the phone
 * and its browser.
 */
export function listen({
  onText,
  onEnd,
}: {
  onText: (text: string) => void;
  onEnd: (end: { text: string } | { problem: SpeechProblem } | null) => void;
}): () => void {
  const Recognition = recogniser();
  if (!Recognition) {
    onEnd({ problem: 'failed' });
    return () => undefined;
  }
  const recognition = new Recognition();
  recognition.lang = 'vi-VN';
  recognition.interimResults = true;
  let text = '';
  let problem: SpeechProblem | null = null;
  let isStopped = false;
  recognition.addEventListener('result', (event) => {
    text = Array.from((event as Heard).results, (result) => result[0]?.transcript ?? '').join(' ');
    onText(text);
  });
  recognition.addEventListener('error', (event) => {
    problem = PROBLEMS[(event as Failed).error] ?? 'failed';
  });
  recognition.addEventListener('end', () => {
    if (isStopped) onEnd(null);
    else if (text.trim() !== '') onEnd({ text });
    else onEnd({ problem: problem ?? 'silent' });
  });
  recognition.start();
  return () => {
    isStopped = true;
    recognition.abort();
  };
}
