import { BlockStack, Button, InlineStack, Text, TextField } from '@shopify/polaris';
import { MicrophoneIcon } from '@shopify/polaris-icons';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { readOffer } from '~/shared/spoken/sentence';
import { fieldId } from '~/ui/polaris';
import { useTypedEarly } from '~/ui/typed-early';

import { useFormValues } from './form-values';
import { offerForm, type OfferForm } from './offer-form';
import { useUnitName } from './size-fields';
import { canListen, listen, type SpeechProblem } from './speech.client';
import { Choices } from './spoken-input';

/** One sentence that fills the form: typed, or heard by the phone's own recognition where it has one. */
export function SentenceField() {
  const { t } = useTranslation('spoken');
  const { set } = useFormValues();
  const [sentence, setSentence] = useState('');
  const [form, setForm] = useState<OfferForm | null>(null);
  const id = fieldId('sentence');
  useTypedEarly(id, sentence, setSentence);

  const fill = (said: string) => {
    const found = offerForm(readOffer(said));
    for (const { texts } of found.answers) for (const [name, text] of Object.entries(texts)) set(name, text);
    setForm(found);
  };
  const speech = useSpeech({
    onText: setSentence,
    onSentence: (said) => {
      setSentence(said);
      fill(said);
    },
  });

  return (
    <BlockStack gap="300">
      <TextField
        id={id}
        label={t('sentence.label')}
        value={sentence}
        onChange={setSentence}
        placeholder={t('sentence.example')}
        helpText={t('sentence.help')}
        multiline={3}
        autoComplete="off"
      />
      <InlineStack gap="200">
        {speech.isPossible && (
          <Button size="large" icon={MicrophoneIcon} onClick={speech.isListening ? speech.stop : speech.start}>
            {speech.isListening ? t('sentence.stop') : t('sentence.speak')}
          </Button>
        )}
        <Button size="large" disabled={sentence.trim() === ''} onClick={() => fill(sentence)}>
          {t('sentence.fill')}
        </Button>
      </InlineStack>
      {speech.isPossible && (
        <Text as="p" tone="subdued">
          {t('sentence.private')}
        </Text>
      )}
      <div aria-live="polite">
        {speech.isListening && <Text as="p">{t('sentence.listening')}</Text>}
        {speech.problem && <Text as="p">{t(`speech.${speech.problem}`)}</Text>}
        {form && !speech.isListening && <Understood form={form} onChange={setForm} />}
      </div>
    </BlockStack>
  );
}

/** What went into the form, and what has to be asked back. */
function Understood({ form, onChange }: { form: OfferForm; onChange: (form: OfferForm) => void }) {
  const { t } = useTranslation('spoken');
  const { set } = useFormValues();
  const unit = useUnitName();
  if (form.answers.length === 0 && form.asks.length === 0) return <Text as="p">{t('sentence.nothing')}</Text>;
  const answers = form.answers.flatMap(({ part, shown }) => {
    if (part === 'unit') return [];
    if (part === 'stock') return `${shown} ${unit}`;
    return part === 'price' ? `${shown} / ${unit}` : shown;
  });
  return (
    <BlockStack gap="300">
      {answers.length > 0 && <Text as="p">{t('sentence.filled', { answers: answers.join(' · ') })}</Text>}
      {form.asks.map(({ part, question, choices }) => (
        <Choices
          key={part}
          question={question}
          unit={unit}
          choices={choices.map((choice) => ({
            shown: choice.shown,
            onChoose: () => {
              for (const [name, text] of Object.entries(choice.texts)) set(name, text);
              onChange({
                answers: [...form.answers, { part, ...choice }],
                asks: form.asks.filter((ask) => ask.part !== part),
              });
            },
          }))}
        />
      ))}
    </BlockStack>
  );
}

/** The phone's own recognition; possible only once the page has come alive in a browser that has one. */
function useSpeech({ onText, onSentence }: { onText: (text: string) => void; onSentence: (text: string) => void }) {
  const [isPossible, setPossible] = useState(false);
  const [isListening, setListening] = useState(false);
  const [problem, setProblem] = useState<SpeechProblem | null>(null);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => {
    setPossible(canListen());
    return () => stop.current();
  }, []);
  const start = () => {
    setProblem(null);
    setListening(true);
    stop.current = listen({
      onText,
      onEnd: (end) => {
        setListening(false);
        if (end && 'text' in end) onSentence(end.text);
        else setProblem(end?.problem ?? null);
      },
    });
  };
  return { isPossible, isListening, problem, start, stop: () => stop.current() };
}
