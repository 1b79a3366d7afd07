import { Button } from '@shopify/polaris';
import { SoundIcon } from '@shopify/polaris-icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Problem } from '~/shared/result';
import { problemText } from '~/ui/problem-text';

/** What the coach says about a photo, to be read or heard: eyes that are no longer young, and hands that hold a hose. */
export function AdviceLine({ advice, number }: { advice: Problem[]; number: number }) {
  const { t } = useTranslation('photos');
  const say = useVoice();
  if (advice.length === 0) return null;
  const sentences = advice.map((one) => problemText(t, one));
  return (
    <div className="cv-photo-advice">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {say && (
        <Button
          icon={SoundIcon}
          onClick={() => say(sentences.join(' '))}
          accessibilityLabel={t('coach.hear-number', { number })}
        >
          {t('coach.hear')}
        </Button>
      )}
    </div>
  );
}

/** Reads a sentence aloud; null where the device has no voice. */
function useVoice(): ((text: string) => void) | null {
  const { i18n } = useTranslation();
  const [hasVoice, setHasVoice] = useState(false);
  useEffect(() => setHasVoice('speechSynthesis' in window), []);
  if (!hasVoice) return null;
  return (text) => {
    const spoken = new SpeechSynthesisUtterance(text);
    spoken.lang = i18n.language === 'en' ? 'en-GB' : 'vi-VN';
    spoken.rate = 0.95;
    window.speechSynthesis.cancel(); // whatever is being read: one voice at a time
    window.speechSynthesis.speak(spoken);
  };
}
