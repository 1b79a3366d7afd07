import { useFetcher } from '@remix-run/react';
import { BlockStack, Card, Text } from '@shopify/polaris';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { dong, formatDong } from '~/shared/dong';
import { formatWhole } from '~/shared/number';
import type { Problem } from '~/shared/result';
import { problemText, SubmitButton, useToast } from '~/ui/polaris';

import { seenOf, type Wish } from './wish';

/** Prices and counts that wait for the owner's tap: the owner answers, the helper who asked may ask no longer. */
export function WishesCard({ wishes, isOwner }: { wishes: Wish[]; isOwner: boolean }) {
  const { t } = useTranslation('help');
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t(isOwner ? 'wishes.title' : 'wishes.waiting')}
          </Text>
          <Text as="p">{t(isOwner ? 'wishes.lead' : 'wishes.waitingLead')}</Text>
        </BlockStack>
        {wishes.map((wish) => (
          <WishRow key={wish.id} wish={wish} isOwner={isOwner} />
        ))}
      </BlockStack>
    </Card>
  );
}

function WishRow({ wish, isOwner }: { wish: Wish; isOwner: boolean }) {
  const { t } = useTranslation('help');
  const fetcher = useFetcher<{ answered: 'yes' | 'no' } | { problems: Problem[] }>();
  const toast = useToast();
  const told = useRef<unknown>();
  useEffect(() => {
    const answer = fetcher.data;
    if (!answer || told.current === answer || fetcher.state !== 'idle') return;
    told.current = answer;
    const [problem] = 'problems' in answer ? answer.problems : [];
    if (problem) toast(problemText(t as never, problem), { error: true });
  }, [fetcher.data, fetcher.state, t, toast]);
  const { id, helper, of, size, field, minQuantity, before, after } = wish;
  const say = (value: number | null): string =>
    value === null ? t('line.nothing') : field === 'stock' ? formatWhole(value) : formatDong(dong(value));
  const about = [of || t('line.unnamed'), size].filter(Boolean).join(', ');
  const what = field === 'tier' ? t('wishes.tier', { count: minQuantity }) : t(`fields.${field}`);
  const line = t('line.from', { about, what, before: say(before), after: say(after) });
  const action = `/admin/help/wishes/${id}`;
  return (
    <BlockStack gap="200">
      <Text as="p">{isOwner ? t('wishes.asks', { helper, line }) : line}</Text>
      {isOwner && (
        <fetcher.Form method="post" action={action}>
          <input type="hidden" name="seen" value={seenOf(wish)} />
          <SubmitButton fetcher={fetcher}>{t('wishes.yes')}</SubmitButton>
        </fetcher.Form>
      )}
      <fetcher.Form method="delete" action={action}>
        <SubmitButton fetcher={fetcher} variant="secondary">
          {t(isOwner ? 'wishes.no' : 'wishes.withdraw')}
        </SubmitButton>
      </fetcher.Form>
    </BlockStack>
  );
}
