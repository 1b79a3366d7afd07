import { Form, useFetcher } from '@remix-run/react';
import { BlockStack, Box, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { fold } from '~/shared/fold';
import { AskedAgainProvider, ChoiceField, Field, SubmitButton, useToast } from '~/ui/polaris';

import styles from './board.module.css';
import { GROUP_KINDS, GROUP_NAME_MAX, type GroupKind } from './group';

type ShownGroup = { id: string; kind: GroupKind; name: string; members: number };
export type GroupsPageData = { groups: ShownGroup[] };

/** A cooperative's groups, and a new one. */
export function GroupsPage({ groups }: GroupsPageData) {
  const { t } = useTranslation('board');
  return (
    <BlockStack gap="400">
      <Box paddingInline={{ xs: '200', sm: '0' }}>
        <Text as="p">{t('groups.lead')}</Text>
      </Box>
      {groups.length > 0 ? (
        <Card>
          <BlockStack gap="300">
            {groups.map((group) => (
              <InlineStack key={group.id} align="space-between" blockAlign="center" gap="200">
                <BlockStack>
                  <Text as="h2" variant="headingSm">
                    {group.name}
                  </Text>
                  <Text as="p" tone="subdued">
                    {t(`kinds.${group.kind}`)} · {t('groups.members', { count: group.members })}
                  </Text>
                </BlockStack>
                <Button
                  url={`/cooperative/groups/${group.id}`}
                  accessibilityLabel={t('groups.edit', { name: group.name })}
                >
                  {t('groups.fill')}
                </Button>
              </InlineStack>
            ))}
          </BlockStack>
        </Card>
      ) : (
        <Box paddingInline={{ xs: '200', sm: '0' }}>
          <Text as="p">{t('groups.none')}</Text>
        </Box>
      )}
      <Card>
        <Form method="post">
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t('groups.newTitle')}
            </Text>
            <GroupFields />
            <SubmitButton>{t('groups.make')}</SubmitButton>
          </BlockStack>
        </Form>
      </Card>
    </BlockStack>
  );
}

function GroupFields({ group }: { group?: Pick<ShownGroup, 'kind' | 'name'> }) {
  const { t } = useTranslation('board');
  return (
    <>
      <Field
        name="name"
        label={t('groups.name')}
        placeholder={t('groups.nameExample')}
        maxLength={GROUP_NAME_MAX}
        value={group?.name}
      />
      <ChoiceField
        name="kind"
        label={t('groups.kind')}
        choices={GROUP_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        value={group?.kind ?? 'class'}
      />
    </>
  );
}

export type GroupPageData = {
  group: Pick<ShownGroup, 'id' | 'kind' | 'name'>;
  members: { shopId: string; name: string; commune: string; isIn: boolean }[];
};

/** One group: who is in it, by ticks, and its name. */
export function GroupPage({ group, members }: GroupPageData) {
  const { t } = useTranslation('board');
  const renaming = useFetcher<{ saved?: string }>();
  const toast = useToast();
  const saved = renaming.data?.saved;
  useEffect(() => {
    if (saved) toast(t('groups.saved'));
  }, [saved, t, toast]);
  const here = `/cooperative/groups/${group.id}`;
  return (
    <BlockStack gap="400">
      <TickCard key={group.id} group={group} members={members} />
      <Button size="large" fullWidth url={`/cooperative/board?group=${group.id}`}>
        {t('groups.see')}
      </Button>
      <Card>
        <AskedAgainProvider value={renaming.data}>
          <renaming.Form method="put" action={here}>
            <BlockStack gap="300">
              <GroupFields group={group} />
              <SubmitButton fetcher={renaming} variant="secondary">
                {t('groups.save')}
              </SubmitButton>
            </BlockStack>
          </renaming.Form>
        </AskedAgainProvider>
      </Card>
      <Card>
        <Form method="delete" action={here}>
          <BlockStack gap="300">
            <Text as="p">{t('groups.dropLead')}</Text>
            <Button submit size="large" fullWidth tone="critical">
              {t('groups.drop')}
            </Button>
          </BlockStack>
        </Form>
      </Card>
    </BlockStack>
  );
}

/** All members with a tick each. The search only hides names; whatever is ticked stays ticked and is sent. */
function TickCard({ group, members }: GroupPageData) {
  const { t } = useTranslation('board');
  const filling = useFetcher<{ members?: number }>();
  const toast = useToast();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(() => new Set(members.filter(({ isIn }) => isIn).map(({ shopId }) => shopId)));
  const filled = filling.data?.members;
  useEffect(() => {
    if (filled !== undefined) toast(t('groups.filled', { count: filled }));
  }, [filling.data, filled, t, toast]);
  if (members.length === 0) return <Text as="p">{t('groups.noMembers')}</Text>;
  const words = fold(query).trim();
  const tick = (shopId: string, isIn: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      if (isIn) after.add(shopId);
      else after.delete(shopId);
      return after;
    });
  return (
    <Card>
      <filling.Form method="post" action={`/cooperative/groups/${group.id}`}>
        <BlockStack gap="300">
          <Text as="p">{t('groups.fillLead')}</Text>
          <TextField type="search" label={t('groups.search')} value={query} onChange={setQuery} autoComplete="off" />
          <ul className={styles.ticks}>
            {members.map(({ shopId, name, commune }) => (
              <li key={shopId} hidden={words !== '' && !fold(name).includes(words)}>
                <input type="hidden" name="shown" value={shopId} />
                <label>
                  <input
                    type="checkbox"
                    name="ticked"
                    value={shopId}
                    checked={chosen.has(shopId)}
                    onChange={(event) => tick(shopId, event.currentTarget.checked)}
                  />
                  <span>
                    {name} {commune && <small>{commune}</small>}
                  </span>
                </label>
              </li>
            ))}
          </ul>
          <div className={styles.save}>
            <BlockStack gap="200">
              <Text as="p" fontWeight="semibold">
                {t('groups.chosen', { count: chosen.size })}
              </Text>
              <SubmitButton fetcher={filling}>{t('groups.fillSave')}</SubmitButton>
            </BlockStack>
          </div>
        </BlockStack>
      </filling.Form>
    </Card>
  );
}
