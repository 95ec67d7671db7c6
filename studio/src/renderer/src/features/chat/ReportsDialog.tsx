import { ApiError } from '@stallcast/shared/client';
import type { CommentReport } from '@stallcast/shared/contract';
import { ShieldCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadFault } from '../../ui/LoadFault.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { LoadingRows, MoreRows } from '../../ui/Rows.tsx';
import { ReportRow } from './ReportRow.tsx';
import { RestrictDialog, type RestrictionKind } from './RestrictDialog.tsx';
import { type Decision, useReports, useSettle } from './use-reports.ts';

interface ReportsDialogProps {
  /** The show that is on: what is from another one says so. */
  streamId: string;
  onClose: () => void;
}

/** Comments that viewers reported: each is hidden or kept, and whoever wrote it muted or banned. */
export function ReportsDialog({ streamId, onClose }: ReportsDialogProps) {
  const reports = useReports();
  const settling = useSettle();
  const list = useRef<HTMLDivElement>(null);
  const [restricting, setRestricting] = useState<{ report: CommentReport; kind: RestrictionKind } | null>(
    null,
  );

  function settle({ comment: { commentId } }: CommentReport, decision: Decision) {
    // The row goes away with the button that was pressed; the keyboard stays in the list.
    settling.mutate({ commentId, decision }, { onSettled: () => list.current?.focus() });
  }

  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={t.chat.reports.title}
      description={t.chat.reports.text}
      actions={
        <>
          <span role="status" className="mr-auto text-sm text-muted">
            {settling.isSuccess && t.chat.reports.settled[settling.variables.decision]}
          </span>
          <Button onClick={onClose}>{t.actions.done}</Button>
        </>
      }
    >
      <div ref={list} tabIndex={-1} className="flex flex-col gap-3 outline-none">
        {settling.error && <Notice tone="bad">{settleFaultText(settling.error)}</Notice>}
        {reports.isPending && <LoadingRows count={3} />}
        {reports.error && (
          <LoadFault title={t.chat.reports.failed} error={reports.error} onRetry={reports.refetch} />
        )}
        {reports.data?.length === 0 && (
          <div className="py-8">
            <EmptyState icon={<ShieldCheck size={32} strokeWidth={1.3} />} title={t.chat.reports.none}>
              {t.chat.reports.noneText}
            </EmptyState>
          </div>
        )}
        {reports.data !== undefined && reports.data.length > 0 && (
          <ul aria-label={t.chat.reports.title} className="flex flex-col divide-y divide-line">
            {reports.data.map((report) => (
              <ReportRow
                key={report.reportId}
                report={report}
                elsewhere={report.comment.streamId !== streamId}
                deciding={
                  settling.isPending && settling.variables.commentId === report.comment.commentId
                    ? settling.variables.decision
                    : null
                }
                onSettle={(decision) => settle(report, decision)}
                onRestrict={(kind) => setRestricting({ report, kind })}
              />
            ))}
          </ul>
        )}
        <MoreRows pages={reports} />
      </div>
      {restricting && (
        <RestrictDialog
          author={restricting.report.comment.author}
          kind={restricting.kind}
          // A mute for the show that is over would help nobody.
          streamId={restricting.report.comment.streamId === streamId ? streamId : null}
          onClose={() => setRestricting(null)}
        />
      )}
    </Dialog>
  );
}

function settleFaultText(error: Error): string {
  const gone = error instanceof ApiError && error.code === 'not-found';
  return gone ? t.chat.reports.gone : `${t.chat.actFailed} ${problemText(error)}`;
}
