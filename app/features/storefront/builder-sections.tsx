import { Form, useFetcher } from '@remix-run/react';
import { Badge, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { ArrowDownIcon, ArrowUpIcon, DeleteIcon, HideIcon, PlusIcon, ViewIcon } from '@shopify/polaris-icons';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { BUILDER, sectionPath } from './builder-paths';
import { useUndoToast } from './builder-undo';
import styles from './builder.module.css';
import { DESIGN_LIMITS, NEEDED, type Section, type SectionKind } from './design';

type Listed = Pick<Section, 'id' | 'kind' | 'hidden'>;
type Press = { id: string; by: '1' | '-1' };

const buttonId = ({ id, by }: Press) => `${id}-${by === '1' ? 'down' : 'up'}`;

/** The parts of the page one under the other, as visitors meet them: moved, hidden, taken out, added. */
export function BuilderSections({ sections, kindsToAdd }: { sections: Listed[]; kindsToAdd: SectionKind[] }) {
  const { t } = useTranslation('design');
  const place = useFetcher({ key: 'design-place' });
  const sight = useFetcher({ key: 'design-sight' });
  const removal = useFetcher({ key: 'design-removal' });
  const [removed, setRemoved] = useState<SectionKind>('story');
  useUndoToast(removal.data, t('sections.removed', { name: t(`kinds.${removed}.name`) }));
  const { move, said } = useMoves(sections, (press) =>
    place.submit({ by: press.by }, { method: 'post', action: `${sectionPath(press.id)}/position` }),
  );
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('sections.title')}
        </Text>
        <p role="status" className={styles.said}>
          {said && t('sections.moved', { name: t(`kinds.${said.kind}.name`), place: said.place })}
        </p>
        <ol className={styles.sections}>
          {sections.map((section, at) => (
            <li key={section.id} id={`section-${section.id}`} className={styles.section}>
              <SectionRow
                section={section}
                isFirst={at === 0}
                isLast={at === sections.length - 1}
                onMove={(by) => move({ id: section.id, by })}
                onSight={() =>
                  sight.submit(null, {
                    method: section.hidden ? 'post' : 'delete',
                    action: `${sectionPath(section.id)}/visibility`,
                  })
                }
                onRemove={() => {
                  setRemoved(section.kind);
                  removal.submit(null, { method: 'delete', action: sectionPath(section.id) });
                }}
              />
            </li>
          ))}
        </ol>
        <AddSection kinds={kindsToAdd} />
      </BlockStack>
    </Card>
  );
}

function SectionRow({
  section: { id, kind, hidden },
  isFirst,
  isLast,
  onMove,
  onSight,
  onRemove,
}: {
  section: Listed;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: Press['by']) => void;
  onSight: () => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('design');
  const name = t(`kinds.${kind}.name`);
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {name}
        </Text>
        {hidden && <Badge>{t('sections.hidden')}</Badge>}
      </InlineStack>
      <div className={styles.hands}>
        <Button url={sectionPath(id)} accessibilityLabel={t('sections.editOne', { name })}>
          {t('sections.edit')}
        </Button>
        <Button
          id={buttonId({ id, by: '-1' })}
          icon={ArrowUpIcon}
          disabled={isFirst}
          accessibilityLabel={t('sections.up', { name })}
          onClick={() => onMove('-1')}
        />
        <Button
          id={buttonId({ id, by: '1' })}
          icon={ArrowDownIcon}
          disabled={isLast}
          accessibilityLabel={t('sections.down', { name })}
          onClick={() => onMove('1')}
        />
        {!NEEDED.includes(kind) && (
          <>
            <Button
              icon={hidden ? HideIcon : ViewIcon}
              accessibilityLabel={t(hidden ? 'sections.show' : 'sections.hide', { name })}
              onClick={onSight}
            />
            <Button icon={DeleteIcon} accessibilityLabel={t('sections.remove', { name })} onClick={onRemove} />
          </>
        )}
      </div>
    </BlockStack>
  );
}

/** Keeps the finger where it was: a button that moved, or cannot be pressed at the end, passes the focus on. */
function useMoves(sections: Listed[], send: (press: Press) => void) {
  const [said, setSaid] = useState<{ kind: SectionKind; place: number } | null>(null);
  const pressed = useRef<Press | null>(null);
  const order = sections.map(({ id }) => id).join(' ');
  const before = useRef(order);
  useEffect(() => {
    const press = pressed.current;
    if (before.current === order) return;
    before.current = order;
    if (!press) return;
    pressed.current = null;
    const at = sections.findIndex(({ id }) => id === press.id);
    if (at < 0) return;
    setSaid({ kind: sections[at]!.kind, place: at + 1 });
    const buttons = [press, { id: press.id, by: press.by === '1' ? '-1' : '1' } as const].map((one) =>
      document.getElementById(buttonId(one)),
    ) as (HTMLButtonElement | null)[];
    buttons.find((button) => button && !button.disabled && button.getAttribute('aria-disabled') !== 'true')?.focus();
  }, [order, sections]);
  const move = (press: Press) => {
    pressed.current = press;
    send(press);
  };
  return { move, said };
}

/** The kinds of parts that the page may still have, to add one of. */
function AddSection({ kinds }: { kinds: SectionKind[] }) {
  const { t } = useTranslation('design');
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {t('sections.add')}
      </Text>
      {kinds.length === 0 && <Text as="p">{t('sections.full', { max: DESIGN_LIMITS.sections })}</Text>}
      {kinds.map((kind) => (
        <Form key={kind} method="post" action={`${BUILDER}/sections`}>
          <input type="hidden" name="kind" value={kind} />
          <Button
            submit
            fullWidth
            textAlign="start"
            size="large"
            icon={PlusIcon}
            accessibilityLabel={t('sections.addOne', { name: t(`kinds.${kind}.name`) })}
          >
            {t(`kinds.${kind}.name`)}
          </Button>
          <Text as="p" tone="subdued">
            {t(`kinds.${kind}.lead`)}
          </Text>
        </Form>
      ))}
    </BlockStack>
  );
}
