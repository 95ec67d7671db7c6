import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { faultsOf, type Preflight } from '../features/broadcast/preflight.ts';
import { usePreflight } from '../features/broadcast/use-preflight.ts';
import { type SourceQuality, useSourceQuality } from '../features/capture/use-source-quality.ts';
import { inBackground } from '../lib/in-background.ts';
import { countText } from '../lib/locale.ts';
import { problemText } from '../lib/problem-text.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../ui/Button.tsx';
import { CheckIcon, type CheckRow, CheckRows, type CheckState } from '../ui/CheckRows.tsx';
import { capture } from './capture-desk.ts';

/** What was looked at before the show: one line while all is well, and what to do where it is not. */
export function ShowCheckList() {
  const [open, setOpen] = useState(false);
  const quality = useSourceQuality(capture);
  const preflight = usePreflight();
  const rows = [...useSourceRows(quality), ...serverRows(preflight.data, preflight.error)];
  const worst = worstOf(rows);
  const faults = rows.filter(({ state }) => state === 'warn' || state === 'bad');
  return (
    <section
      aria-label={t.checks.title}
      className="flex shrink-0 flex-col gap-2 rounded-lg border border-line bg-card px-3.5 py-2"
    >
      <div className="flex items-center gap-2">
        <CheckIcon state={worst} />
        <p role="status" className="min-w-0 flex-1 text-sm font-medium">
          {summaryOf(worst, faults.length)}
        </p>
        <Button
          size="sm"
          tone="quiet"
          busy={preflight.isFetching}
          onClick={() => inBackground(preflight.refetch())}
        >
          {t.checks.again}
        </Button>
        <Button
          size="icon-sm"
          tone="quiet"
          aria-label={t.checks.all}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <ChevronDown size={15} aria-hidden="true" className={open ? 'rotate-180' : ''} />
        </Button>
      </div>
      {(open || faults.length > 0) && <CheckRows label={t.checks.title} rows={open ? rows : faults} />}
    </section>
  );
}

const order: readonly CheckState[] = ['good', 'pending', 'warn', 'bad'];

function worstOf(rows: readonly CheckRow[]): CheckState {
  return order[Math.max(...rows.map(({ state }) => order.indexOf(state)))] ?? 'pending';
}

function summaryOf(worst: CheckState, count: number): string {
  if (count > 0) return t.checks.faults(countText(count), count);
  return worst === 'good' ? t.checks.good : t.checks.pending;
}

function useSourceRows({ picture, sound }: SourceQuality): CheckRow[] {
  const camera = useStore(capture.camera.state, ({ fault }) => fault);
  const microphone = useStore(capture.microphone.state, ({ fault }) => fault);
  const muted = useStore(capture.media, (media) => media.muted);
  return [
    camera !== null
      ? { name: t.checks.camera, state: 'bad', text: t.checks.nothing }
      : qualityRow(t.checks.camera, picture),
    microphone !== null
      ? { name: t.checks.microphone, state: 'warn', text: t.checks.nothing }
      : muted
        ? { name: t.checks.microphone, state: 'warn', text: t.checks.muted }
        : qualityRow(t.checks.microphone, sound),
  ];
}

function qualityRow(name: string, quality: SourceQuality['picture']): CheckRow {
  if (quality === null) return { name, state: 'pending', text: null };
  if (quality === 'good') return { name, state: 'good', text: null };
  return { name, state: 'warn', text: t.checks[quality] };
}

function serverRows(preflight: Preflight | undefined, error: Error | null): CheckRow[] {
  if (error) return [{ name: t.checks.server, state: 'bad', text: problemText(error) }];
  const names = [t.checks.network, t.checks.clock, t.checks.disk] as const;
  if (!preflight) return names.map((name) => ({ name, state: 'pending', text: null }));
  const faults = faultsOf(preflight);
  const megabits = (preflight.uplinkBps / 1_000_000).toFixed(1);
  const network = faults.find((fault) => fault === 'network-bad' || fault === 'network-fair');
  return [
    network
      ? {
          name: names[0],
          state: network === 'network-bad' ? 'bad' : 'warn',
          text: t.checks[network](megabits),
        }
      : { name: names[0], state: 'good', text: null },
    faults.includes('clock')
      ? { name: names[1], state: 'warn', text: t.checks.clockWrong }
      : { name: names[1], state: 'good', text: null },
    faults.includes('disk')
      ? { name: names[2], state: 'bad', text: t.checks.diskFull }
      : { name: names[2], state: 'good', text: null },
  ];
}
