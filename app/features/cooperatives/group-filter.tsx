import { Form } from '@remix-run/react';
import { Button, Card, InlineStack } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { ChoiceField } from '~/ui/polaris';

import type { GroupKind } from './group';

/** Chooses one group, or all members, for the page at `action`. */
export function GroupFilter({
  action,
  groups,
  group,
  coop,
}: {
  action: string;
  groups: readonly { id: string; kind: GroupKind; name: string; members: number }[];
  group: string | null;
  coop: string | null;
}) {
  const { t } = useTranslation('board');
  if (groups.length === 0) return null;
  const choices = groups.map(({ id, kind, name, members }) => ({
    value: id,
    label: t('filter.counted', { name: `${t(`kinds.${kind}`)}: ${name}`, count: members }),
  }));
  return (
    <Card>
      <Form method="get" action={action} key={group}>
        {coop && <input type="hidden" name="coop" value={coop} />}
        <InlineStack gap="200" blockAlign="end">
          <ChoiceField
            folded
            name="group"
            label={t('filter.group')}
            choices={[{ value: '', label: t('filter.everyGroup') }, ...choices]}
            value={group ?? ''}
          />
          <Button submit size="large">
            {t('filter.submit')}
          </Button>
        </InlineStack>
      </Form>
    </Card>
  );
}
