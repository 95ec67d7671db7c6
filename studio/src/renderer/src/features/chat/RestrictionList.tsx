import type { Restriction } from '@stallcast/shared/contract';
import { inBackground } from '../../lib/in-background.ts';
import { locale } from '../../lib/locale.ts';
import { problemText } from '../../lib/problem-text.ts';
import { dayText } from '../../lib/time-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { LoadFault } from '../../ui/LoadFault.tsx';
import { Monogram } from '../../ui/Monogram.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useLift, useRestrictions } from './use-restrictions.ts';

/** Who may not write or take part, with the way back. */
export function RestrictionList() {
  const list = useRestrictions();
  const lifting = useLift();
  return (
    <section aria-label={t.chat.rules.restricted} className="flex flex-col gap-2">
      <h3 className="text-sm font-medium text-ink">{t.chat.rules.restricted}</h3>
      {list.isPending && <Skeleton className="h-12" />}
      {list.isError && (
        <LoadFault title={t.chat.rules.restrictedFailed} error={list.error} onRetry={() => list.refetch()} />
      )}
      {list.data?.length === 0 && <p className="text-sm text-muted">{t.chat.rules.restrictedNone}</p>}
      {list.data && list.data.length > 0 && (
        <ul className="flex flex-col">
          {list.data.map((restriction) => (
            <RestrictionRow
              key={restriction.restrictionId}
              restriction={restriction}
              busy={lifting.isPending && lifting.variables === restriction.restrictionId}
              onLift={() => lifting.mutate(restriction.restrictionId)}
            />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button size="sm" busy={list.isFetchingNextPage} onClick={() => inBackground(list.fetchNextPage())}>
          {t.actions.more}
        </Button>
      )}
      {lifting.error && <Notice tone="bad">{problemText(lifting.error)}</Notice>}
    </section>
  );
}

interface RestrictionRowProps {
  restriction: Restriction;
  busy: boolean;
  onLift: () => void;
}

function RestrictionRow({ restriction, busy, onLift }: RestrictionRowProps) {
  const { kind, displayName, until, streamId, reason } = restriction;
  const when = until === null ? t.chat.rules.forGood : t.chat.rules.until(dayText(until, locale));
  const where = kind === 'mute' && streamId !== null ? t.chat.rules.inOneShow : t.chat.rules.inAllShows;
  return (
    <li className="flex items-center gap-2.5 py-1.5">
      <Monogram name={displayName} />
      <div className="min-w-0 flex-1 text-sm">
        <bdi className="block truncate font-medium">{displayName}</bdi>
        <p className="truncate text-xs text-muted">
          {[t.chat.rules.kinds[kind], where, when, reason].filter((part) => part !== '').join(' · ')}
        </p>
      </div>
      <Button size="sm" busy={busy} aria-label={t.chat.rules.liftOf(displayName)} onClick={onLift}>
        {t.chat.rules.lift}
      </Button>
    </li>
  );
}
