import { useFetcher } from '@remix-run/react';
import { Badge, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '~/shared/date';

import { BUILDER } from './builder-paths';
import { useUndoToast } from './builder-undo';
import type { DesignDifference } from './design-changes';

/** A version as the page lists it. */
export type VersionView = {
  id: string;
  number: number;
  publishedAt: Date;
  by: string | null;
  restoredFrom: number | null;
  differences: DesignDifference[];
};

/** What visitors saw, the latest first, each to be brought back. `latest`: the number of what they see now. */
export function BuilderHistory({
  versions,
  latest,
  next,
}: {
  versions: VersionView[];
  latest: number | null;
  next: number | null;
}) {
  const { t } = useTranslation('design');
  const restoring = useFetcher({ key: 'design-restore' });
  const [wanted, setWanted] = useState(0);
  useUndoToast(restoring.data, t('history.restored', { number: wanted }));
  return (
    <BlockStack gap="400">
      {versions.length === 0 && (
        <Card>
          <Text as="p">{t('history.none')}</Text>
        </Card>
      )}
      {versions.map((version) => (
        <VersionCard
          key={version.id}
          version={version}
          isNow={version.number === latest}
          onRestore={() => {
            setWanted(version.number);
            restoring.submit(null, { method: 'post', action: `${BUILDER}/history/${version.id}` });
          }}
        />
      ))}
      {next !== null && (
        <Button size="large" fullWidth url={`${BUILDER}/history?below=${next}`}>
          {t('history.older')}
        </Button>
      )}
    </BlockStack>
  );
}

function VersionCard({
  version: { number, publishedAt, by, restoredFrom, differences },
  isNow,
  onRestore,
}: {
  version: VersionView;
  isNow: boolean;
  onRestore: () => void;
}) {
  const { t } = useTranslation('design');
  const say = useDifferenceText();
  const when = formatDateTime(publishedAt);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t('history.version', { number })}
          </Text>
          {isNow && <Badge tone="success">{t('history.now')}</Badge>}
        </InlineStack>
        <Text as="p">{by ? t('history.by', { name: by, when }) : t('history.at', { when })}</Text>
        {restoredFrom !== null && <Text as="p">{t('history.restoredFrom', { number: restoredFrom })}</Text>}
        {differences.length === 0 ? (
          <Text as="p">{t('history.same')}</Text>
        ) : (
          <ul>
            {differences.map((difference, at) => (
              <li key={at}>{say(difference)}</li>
            ))}
          </ul>
        )}
        <Button size="large" fullWidth onClick={onRestore}>
          {t('history.restore', { number })}
        </Button>
      </BlockStack>
    </Card>
  );
}

/** Says one difference as a grower would. */
export function useDifferenceText(): (difference: DesignDifference) => string {
  const { t } = useTranslation('design');
  return (difference) => {
    switch (difference.what) {
      case 'theme':
        return t('history.change.theme', { theme: t(`themes.${difference.theme}.name`) });
      case 'colour':
      case 'logo':
      case 'order':
        return t(`history.change.${difference.what}`);
      default:
        return t(`history.change.${difference.what}`, { kind: t(`kinds.${difference.kind}.name`) });
    }
  };
}
