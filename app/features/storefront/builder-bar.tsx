import { useFetcher, type FetcherWithComponents } from '@remix-run/react';
import { Badge, BlockStack, Card, Text } from '@shopify/polaris';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { Problem } from '~/shared/result';
import { ProblemSummary, SubmitButton, useToast } from '~/ui/polaris';

import type { BuilderView } from './builder-page';
import { BUILDER } from './builder-paths';
import { useUndoToast } from './builder-undo';

type Answer = { number: number | null; isNew: boolean } | { problems: Problem[] } | undefined;

/** Whether visitors see what is on this page, and the two ways to change that. */
export function BuilderBar({
  view: { version, hasChanges, shop },
  publication,
}: {
  view: Pick<BuilderView, 'version' | 'hasChanges' | 'shop'>;
  publication: FetcherWithComponents<unknown>;
}) {
  const { t } = useTranslation('design');
  const discard = useFetcher({ key: 'design-discard' });
  useUndoToast(discard.data, t('state.discarded'));
  usePublishedToast(publication.data as Answer);
  const problems = [publication.data, discard.data].flatMap(
    (answer) => (answer as { problems?: Problem[] })?.problems ?? [],
  );
  return (
    <Card>
      <BlockStack gap="300">
        <ProblemSummary problems={problems} />
        <div role="status">
          <BlockStack gap="100">
            <Text as="p">
              <Badge tone={hasChanges ? 'attention' : 'success'}>
                {hasChanges ? t('state.changed') : t('state.same')}
              </Badge>
            </Text>
            {!shop.isOpen && <Text as="p">{t('state.closed')}</Text>}
          </BlockStack>
        </div>
        {hasChanges && (
          <>
            <publication.Form method="post" action={`${BUILDER}/publication`}>
              <input type="hidden" name="version" value={version} />
              <SubmitButton fetcher={publication}>{t('state.publish')}</SubmitButton>
            </publication.Form>
            <discard.Form method="delete" action={`${BUILDER}/draft`}>
              <input type="hidden" name="version" value={version} />
              <SubmitButton fetcher={discard} variant="secondary">
                {t('state.discard')}
              </SubmitButton>
            </discard.Form>
          </>
        )}
      </BlockStack>
    </Card>
  );
}

function usePublishedToast(answer: Answer): void {
  const { t } = useTranslation('design');
  const toast = useToast();
  const said = useRef(answer);
  useEffect(() => {
    if (said.current === answer || !answer || 'problems' in answer) return;
    said.current = answer;
    toast(answer.isNew ? t('state.published') : t('state.nothing'));
  }, [answer, toast, t]);
}
