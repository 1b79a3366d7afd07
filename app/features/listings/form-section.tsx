import { Box, Collapsible, Icon } from '@shopify/polaris';
import { ChevronDownIcon, ChevronUpIcon } from '@shopify/polaris-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Group } from '~/features/catalogue/vocabulary';

import { detailName } from './details';
import { DETAIL_FIELDS } from './details-table';
import { answersIn, type FormSection } from './form-sections';
import { useFormValues } from './form-values';
import styles from './listing-form.module.css';

/** One folded part of the form, with how much of it is answered. */
export function FoldedSection({
  section,
  isOpen,
  onToggle,
  children,
}: {
  section: FormSection;
  isOpen: boolean;
  onToggle: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('listings');
  const { values } = useFormValues();
  const shown = DETAIL_FIELDS.filter((field) => field.groups((values.group ?? 'foliage') as Group));
  const answers = answersIn(
    section,
    values,
    shown.map(({ id }) => detailName(id)),
  );
  const id = `section-${section}`;
  return (
    <div className={styles.folded}>
      <button type="button" className={styles.fold} aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
        <span>
          <strong>{t(`sections.${section}.title`)}</strong>
          <small>{answers > 0 ? t('form.answers', { count: answers }) : t(`sections.${section}.lead`)}</small>
        </span>
        <span>
          <Icon source={isOpen ? ChevronUpIcon : ChevronDownIcon} />
        </span>
      </button>
      <Collapsible id={id} open={isOpen} transition={false}>
        <Box padding="400" paddingBlockStart="200">
          {children}
        </Box>
      </Collapsible>
    </div>
  );
}
