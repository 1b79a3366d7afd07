import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormValues } from '~/features/listings/form-values';

import { MendLine } from './mend-button';
import { countTaken, wishesOf, type ChannelVerdict } from './preflight';
import { VerdictLines } from './verdict-lines';

/** Where a form in the middle of being filled in is judged. */
export const DRAFT_PREFLIGHT_PATH = '/admin/feeds/draft';

/** After so long without another letter the form is asked about, ms: nobody is answered in the middle of a word. */
const PAUSE_MS = 1_200;
/** Things to mend shown at once; the rest comes when these are done. */
const SHOWN = 3;

/**
 * Inside a listing's form: how many marketplaces would take it as it stands on the screen, what to do about the others,
 * and the way to the very field. Says nothing while nothing is typed, and keeps what it said last without a network.
 */
export function LivePreflight({ listingId, saved }: { listingId: string | null; saved: ChannelVerdict[] | null }) {
  const { t } = useTranslation('feeds');
  const { values } = useFormValues();
  const box = useRef<HTMLDivElement>(null);
  const verdicts = useVerdicts(box, saved)?.filter(({ standing }) => standing !== 'not-yet');
  const wishes = verdicts ? wishesOf(verdicts) : [];
  return (
    <div ref={box}>
      {verdicts && (
        <Card>
          <BlockStack gap="300" inlineAlign="start">
            <div role="status">
              <Text as="h2" variant="headingMd">
                {t('table.taken', countTaken(verdicts))}
              </Text>
            </div>
            <VerdictLines verdicts={verdicts} />
            {wishes.slice(0, SHOWN).map(({ problem, names, channel }) => (
              <div key={`${problem.code} ${problem.field}`}>
                <Text as="p" tone="subdued">
                  {names.join(', ')}
                </Text>
                <MendLine id={null} name={values.name ?? ''} problem={problem} channel={channel} />
              </div>
            ))}
            {wishes.length > SHOWN && (
              <Text as="p" tone="subdued">
                {t('live.more', { count: wishes.length - SHOWN })}
              </Text>
            )}
            {listingId && (
              <Button size="large" url={`/admin/feeds/listings/${listingId}`}>
                {t('table.look')}
              </Button>
            )}
          </BlockStack>
        </Card>
      )}
    </div>
  );
}

/** Asks about the form around the box whenever it rests; the last question alone is answered. */
function useVerdicts(box: React.RefObject<HTMLElement>, saved: ChannelVerdict[] | null): ChannelVerdict[] | null {
  const [verdicts, setVerdicts] = useState(saved);
  useEffect(() => setVerdicts(saved), [saved]);
  useEffect(() => {
    const form = box.current?.closest('form');
    if (!form) return;
    let rest: number | undefined;
    let asking: AbortController | undefined;
    let asked = textOf(form);
    const ask = async () => {
      const text = textOf(form);
      if (text === asked) return;
      asked = text;
      asking?.abort();
      asking = new AbortController();
      try {
        const answer = await fetch(DRAFT_PREFLIGHT_PATH, {
          method: 'POST',
          body: new FormData(form),
          headers: { Accept: 'application/json' },
          signal: asking.signal,
        });
        if (answer.ok) setVerdicts(((await answer.json()) as { verdicts: ChannelVerdict[] }).verdicts);
      } catch {
        asked = ''; // no network, or a newer question: asked again when something changes
      }
    };
    const wait = () => {
      window.clearTimeout(rest);
      rest = window.setTimeout(() => void ask(), PAUSE_MS);
    };
    // hands type; a suggestion or a photo that has arrived changes the fields without them
    const watcher = new MutationObserver(wait);
    watcher.observe(form, { subtree: true, childList: true, attributes: true, attributeFilter: ['value'] });
    form.addEventListener('input', wait);
    return () => {
      window.clearTimeout(rest);
      asking?.abort();
      watcher.disconnect();
      form.removeEventListener('input', wait);
    };
  }, [box]);
  return verdicts;
}

const textOf = (form: HTMLFormElement): string =>
  JSON.stringify([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
