import { Form, useActionData, useNavigation } from '@remix-run/react';
import { Banner, BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { AdminPhoto } from '~/features/photos/admin-photo';
import { PhotoPicker } from '~/features/photos/photo-picker';
import { dong, formatDong } from '~/shared/dong';
import type { Problem } from '~/shared/result';
import { DraftProvider, fieldId, ProblemSummary, useAskedAgain, useKeptDraft, useOwnDraftKey } from '~/ui/polaris';

import { FoldedSections } from './folded-sections';
import { sectionOf, type FormSection } from './form-sections';
import { FormValuesProvider, useFormValues } from './form-values';
import { KeptFields, KeptNotice, useKeptAnswer } from './kept-notice';
import { variantField, type ListingState } from './listing';
import styles from './listing-form.module.css';
import { NameField } from './name-field';
import type { Suggestion } from './prefill-form';
import { notesByPhoto, type OwnReview } from './review';
import { ReviewBanner } from './review-notes';
import { SentenceField } from './sentence-field';
import { EssentialsOf } from './size-fields';
import { UnitField } from './unit-field';

type ListingFormProps = {
  /** Where the draft on this device is kept: the person's thing, such as `listing-new:<shop id>`. */
  draftKey: string;
  listingId: string | null;
  /** Null: not saved yet. */
  state: ListingState | null;
  /** Field name → text. */
  initial: Record<string, string>;
  photos: AdminPhoto[];
  /** Usual sizes and prices of the stored species. */
  suggestion: Suggestion | null;
  /** Inside the opening wizard: no frame around the cards, other words on the button. */
  isSetup?: boolean;
  /** The cooperative that sees it before buyers do; null: nobody. */
  reviewer?: string | null;
  review?: OwnReview | null;
  /** Stands inside the form, above its buttons: what another room has to say of what is being typed. */
  children?: ReactNode;
};

/** What the form of a listing is, for who starts one and who comes back to one: six answers, and the rest folded away. */
export function ListingForm(props: ListingFormProps) {
  const asked = useAskedAgain();
  const draftKey = useOwnDraftKey(props.draftKey);
  const { restored, formRef, save, onSubmit, forget } = useKeptDraft(draftKey);
  const { kept, isDone, onAnother } = useKeptAnswer();
  const problems = useMemo(() => asked?.problems ?? [], [asked]);
  // what was sent without scripts comes back with the answer; with them it never left
  const [initial] = useState(() => (asked ? { ...asked.values } : props.initial));
  if (kept && !isDone) return <KeptNotice id={kept} isNew={props.listingId === null} onAnother={onAnother} />;
  return (
    <Form method="post" ref={formRef} onInput={save} onSubmit={onSubmit} noValidate className={styles.form}>
      <DraftProvider value={restored}>
        <FormValuesProvider initial={initial} problems={problems} notes={props.review?.notes} onChange={save}>
          <RestoredDraft restored={restored} />
          <KeptFields draftKey={draftKey} isNew={props.listingId === null} />
          <Inside {...props} draftKey={draftKey} problems={problems} onForget={forget} form={formRef} />
        </FormValuesProvider>
      </DraftProvider>
    </Form>
  );
}

/** Puts back what a lost page left on this device. Photos come back by themselves. */
function RestoredDraft({ restored }: { restored: Record<string, string> | null }) {
  const { replace } = useFormValues();
  const done = useRef(false);
  useEffect(() => {
    if (!restored || done.current) return;
    done.current = true;
    replace((now) => ({
      ...Object.fromEntries(Object.keys(now).map((name) => [name, ''])),
      ...Object.fromEntries(Object.entries(restored).filter(([name]) => !/^photo|^publish$|^kept|^newId$/.test(name))),
    }));
  }, [restored, replace]);
  return null;
}

function Inside({
  draftKey,
  listingId,
  state,
  photos,
  suggestion,
  isSetup = false,
  reviewer = null,
  review = null,
  children,
  problems,
  onForget,
  form,
}: Omit<ListingFormProps, 'draftKey'> & {
  draftKey: string | null;
  problems: Problem[];
  onForget: () => void;
  form: React.RefObject<HTMLFormElement>;
}) {
  const { t } = useTranslation('listings');
  const navigation = useNavigation();
  const [picked, setPicked] = useState<Suggestion | null>(null);
  const [isUploading, setUploading] = useState(false);
  const { open, toggle } = useOpenSections(problems, review, navigation.formMethod !== undefined);
  const known = picked ?? suggestion;
  const stale = problems.find(({ code }) => code === 'listings.stale');
  const { values } = useFormValues();
  const isUnique = values.oneOfAKind === 'on';

  return (
    <BlockStack gap="400">
      {stale ? (
        <StaleBanner version={String(stale.with?.version ?? '')} onForget={onForget} form={form} />
      ) : (
        <ProblemSummary problems={problems} />
      )}
      {review && <ReviewBanner review={review} />}
      {listingId === null && (
        <Part isSetup={isSetup}>
          <SentenceField />
        </Part>
      )}
      <Part isSetup={isSetup}>
        <div id={fieldId('photos')} tabIndex={-1}>
          <PhotoPicker
            listingId={listingId}
            photos={photos}
            form={draftKey}
            about={{
              name: values.name ?? '',
              cultivar: values.cultivar ?? '',
              size: values[variantField(1, 'size')] ? '' : (values[variantField(0, 'size')] ?? ''),
            }}
            notes={review ? notesByPhoto(review.notes) : undefined}
            onUploadingChange={setUploading}
          />
        </div>
      </Part>
      <Part isSetup={isSetup}>
        <BlockStack gap="400">
          <NameField picked={picked} onPick={setPicked} />
          <UnitField />
          <EssentialsOf index={0} sizes={known?.sizes} hint={useUsualPrice(known)} />
          {isUnique && <Text as="p">{t('form.isUnique')}</Text>}
        </BlockStack>
      </Part>
      <Box paddingInline={{ xs: isSetup ? '0' : '400', sm: '0' }}>
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('form.more')}
          </Text>
          <Text as="p" tone="subdued">
            {t('form.moreLead')}
          </Text>
        </BlockStack>
      </Box>
      <Part isSetup={isSetup} flush>
        <FoldedSections open={open} onToggle={toggle} />
      </Part>
      {children}
      <SaveBar state={state} isSetup={isSetup} isUploading={isUploading} sends={reviewer !== null} form={form} />
    </BlockStack>
  );
}

function useUsualPrice(known: Suggestion | null): string | undefined {
  const { t } = useTranslation('listings');
  if (!known) return undefined;
  const { min, max } = known.usualPrice;
  return t('form.usualPrice', { min: formatDong(dong(min)), max: formatDong(dong(max)) });
}

function Part({ isSetup, flush, children }: { isSetup: boolean; flush?: boolean; children: ReactNode }) {
  if (isSetup) return <div>{children}</div>;
  return <Card padding={flush ? '0' : '400'}>{children}</Card>;
}

/** What was open when a form was sent: the saved listing's form, drawn anew, opens it again. Only a browser writes here. */
let openWhenSent: ReadonlySet<FormSection> = new Set();

/** Which folded parts are open: those a hand opened, those with a problem, the one a link leads into. */
function useOpenSections(problems: readonly Problem[], review: OwnReview | null, isSending: boolean) {
  const [open, setOpen] = useState(() => openWhenSent);
  useEffect(() => {
    openWhenSent = isSending ? open : new Set();
  }, [isSending, open]);
  const add = useCallback((names: readonly string[]) => {
    const sections = names.flatMap((name) => sectionOf(name) ?? []);
    if (sections.length > 0) setOpen((now) => new Set([...now, ...sections]));
  }, []);
  useEffect(() => add(problems.flatMap(({ field }) => field ?? [])), [problems, add]);
  useEffect(() => add(review?.notes.map(({ field }) => field) ?? []), [review, add]);
  useEffect(() => {
    const follow = () => {
      const name = decodeURIComponent(window.location.hash).replace(/^#field-/, '');
      if (name === '' || name === window.location.hash) return;
      add([name]);
      // the part has to be drawn before its field can be found
      window.setTimeout(() => {
        const target = document.getElementById(fieldId(name));
        target?.scrollIntoView({ block: 'center' });
        target?.focus({ preventScroll: true });
      }, 50);
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [add]);
  const toggle = (section: FormSection) =>
    setOpen((now) => new Set(now.has(section) ? [...now].filter((one) => one !== section) : [...now, section]));
  return { open, toggle };
}

/** Two phones changed the same thing: nothing typed is lost, and the grower says which one stays. */
function StaleBanner({
  version,
  onForget,
  form,
}: {
  version: string;
  onForget: () => void;
  form: React.RefObject<HTMLFormElement>;
}) {
  const { t } = useTranslation('listings');
  const { replace, values } = useFormValues();
  const box = useRef<HTMLDivElement>(null);
  const [keepsMine, setKeepsMine] = useState(false);
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    if (!keepsMine || values.version !== version) return;
    setKeepsMine(false);
    form.current?.requestSubmit();
  }, [keepsMine, values.version, version, form]);
  const keepMine = () => {
    replace((now) => ({ ...now, version }));
    setKeepsMine(true);
  };
  const takeOther = () => {
    onForget();
    window.location.reload();
  };
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <Banner tone="warning" title={t('stale.title')}>
        <BlockStack gap="300">
          <Text as="p">{t('stale.text')}</Text>
          <InlineStack gap="200">
            <Button onClick={keepMine}>{t('stale.keepMine')}</Button>
            <Button onClick={takeOther}>{t('stale.takeOther')}</Button>
          </InlineStack>
        </BlockStack>
      </Banner>
    </div>
  );
}

/** The two ways out of the form, always in reach of the thumb. */
function SaveBar({
  state,
  isSetup,
  isUploading,
  sends,
  form,
}: {
  state: ListingState | null;
  isSetup: boolean;
  isUploading: boolean;
  /** Whether the cooperative sees it first. */
  sends: boolean;
  form: React.RefObject<HTMLFormElement>;
}) {
  const { t } = useTranslation('listings');
  const publish = useRef<HTMLInputElement>(null);
  const navigation = useNavigation();
  const answer: unknown = useActionData();
  const [pressed, setPressed] = useState<'publish' | 'save' | null>(null);
  const isBusy = navigation.state !== 'idle' && navigation.formMethod !== undefined;
  useEffect(() => setPressed(null), [answer]);
  const press = (which: 'publish' | 'save') => {
    if (!publish.current) return;
    publish.current.value = which === 'publish' ? 'on' : '';
    setPressed(which);
    form.current?.requestSubmit();
  };
  const goesPublic = state === null || state === 'draft' || state === 'paused';
  const publishLabel = isSetup
    ? t('form.publishSetup')
    : sends
      ? t('review.send')
      : state === 'paused'
        ? t('form.resume')
        : t('form.publish');
  return (
    <div className={`${styles.bar} ${isSetup ? '' : styles.aboveNav}`}>
      <input ref={publish} type="hidden" name="publish" defaultValue="" />
      {isUploading && (
        <Text as="p" tone="subdued">
          {t('form.uploading')}
        </Text>
      )}
      {goesPublic && (
        <Button
          variant="primary"
          size="large"
          disabled={isUploading}
          loading={isBusy && pressed === 'publish'}
          onClick={() => press('publish')}
        >
          {publishLabel}
        </Button>
      )}
      <Button
        variant={goesPublic ? 'secondary' : 'primary'}
        size="large"
        disabled={isUploading}
        loading={isBusy && pressed === 'save'}
        onClick={() => press('save')}
      >
        {state === null || state === 'draft' ? t('form.saveDraft') : t('form.save')}
      </Button>
    </div>
  );
}
