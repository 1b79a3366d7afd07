import { BlockStack, IndexTable, InlineStack, Link, Text, useBreakpoints } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import type { BoardMember } from './board-view';
import styles from './board.module.css';
import { useCauseText } from './cause-text';
import { LastCall } from './last-call';
import { STEPS } from './readiness';

/** The board: a table on a laptop, cards on a phone. */
export function BoardTable({ members }: { members: readonly BoardMember[] }) {
  const { t } = useTranslation('board');
  const { smDown } = useBreakpoints();
  return (
    <IndexTable
      condensed={smDown}
      selectable={false}
      itemCount={members.length}
      resourceName={{ singular: t('columns.member'), plural: t('toMembers') }}
      headings={[
        { title: t('columns.member') },
        { title: t('columns.phone') },
        { title: t('columns.next') },
        { title: t('columns.cause') },
        { title: t('columns.days') },
        { title: t('columns.seen') },
      ]}
    >
      {members.map((member, position) => (
        <IndexTable.Row id={member.id} key={member.id} position={position}>
          {smDown ? <MemberCard member={member} /> : <MemberCells member={member} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function MemberCells({ member }: { member: BoardMember }) {
  const { t } = useTranslation('board');
  return (
    <>
      <IndexTable.Cell>
        <BlockStack>
          <Name member={member} />
          <Text as="span" tone="subdued">
            {[member.owner, member.commune].filter(Boolean).join(', ')}
          </Text>
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Phone member={member} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <NextStep member={member} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <div className={styles.cause}>
          <CauseLines member={member} />
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Days member={member} />
      </IndexTable.Cell>
      <IndexTable.Cell>{member.lastSeenOn ?? t('neverSeen')}</IndexTable.Cell>
    </>
  );
}

function MemberCard({ member }: { member: BoardMember }) {
  const { t } = useTranslation('board');
  return (
    <div className={styles.card}>
      <BlockStack gap="100">
        <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
          <Name member={member} />
          <Days member={member} />
        </InlineStack>
        <Text as="span" tone="subdued">
          {[member.owner, member.commune].filter(Boolean).join(', ')}
        </Text>
        <CauseLines member={member} />
        <NextStep member={member} />
        <Text as="span" tone="subdued">
          {member.lastSeenOn ? t('lastSeen', { date: member.lastSeenOn }) : t('neverSeen')}
        </Text>
        <Phone member={member} />
      </BlockStack>
    </div>
  );
}

function Name({ member: { name, slug, isOpen } }: { member: BoardMember }) {
  const { t } = useTranslation('board');
  const text = (
    <Text as="span" fontWeight="semibold">
      {name}
    </Text>
  );
  return isOpen ? (
    <span className={styles.link}>
      <Link url={`/shop/${slug}`} removeUnderline accessibilityLabel={t('openShop', { name })}>
        {text}
      </Link>
    </span>
  ) : (
    text
  );
}

function NextStep({ member: { next, done } }: { member: BoardMember }) {
  const { t } = useTranslation('board');
  return (
    <BlockStack>
      <Text as="span">{next ? t(`steps.${next}`) : t('allDone')}</Text>
      <Text as="span" tone="subdued">
        {t('progress', { done: done.length, all: STEPS.length })}
      </Text>
    </BlockStack>
  );
}

function CauseLines({ member: { cause, call } }: { member: BoardMember }) {
  const { causeText } = useCauseText();
  return (
    <BlockStack>
      {cause && (
        <Text as="span" fontWeight={cause.code === 'order-late' ? 'bold' : undefined}>
          {causeText(cause)}
        </Text>
      )}
      {call && <LastCall call={call} />}
    </BlockStack>
  );
}

function Days({ member: { cause, days } }: { member: BoardMember }) {
  const { t } = useTranslation('board');
  if (!cause) return null;
  return <span className={styles.days}>{days === 0 ? t('today') : t('days', { count: days })}</span>;
}

function Phone({ member: { phone, tel, name } }: { member: BoardMember }) {
  const { t } = useTranslation('board');
  if (!tel) return phone ? <span className={styles.days}>{phone}</span> : null;
  return (
    <span className={styles.link}>
      <Link url={tel} accessibilityLabel={t('calls.callName', { name, phone })}>
        <span className={styles.days}>{phone}</span>
      </Link>
    </span>
  );
}
