import type { RouteInput, RouteOutput, Routes } from '@stallcast/shared/contract';
import { commentReportSchema } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import type { Seller, User } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { hideIn } from './change-comment.ts';
import { findComment, findCommentsById } from './comments.repo.ts';
import { stateOf, toKeptComment } from './comments.views.ts';
import type { LockShow, RecordInteraction } from './ports.ts';
import { findReported, insertReport, settleReports, sumUpReports } from './reports.repo.ts';

interface ReportDeps {
  readonly uow: UnitOfWork;
  readonly numberFact: RecordInteraction;
  readonly lockShow: LockShow;
}

type Report = RouteInput<Routes['comments.report']>;

/** Reports a comment to the seller of its show. Throws `not-found` for what is not shown, and `forbidden` for one's own. */
export async function reportComment(
  { uow }: Pick<ReportDeps, 'uow'>,
  { params: { commentId }, body }: Report,
  { userId }: User,
): Promise<void> {
  await uow.run(async ({ tx }) => {
    const found = await findComment(tx, commentId);
    if (!found || stateOf(found) !== 'shown') throw new AppError('not-found');
    if (found.userId === userId) throw new AppError('forbidden');
    const { vendorId } = found;
    await insertReport(tx, { ...body, id: uuidv7(), commentId, vendorId, userId });
  });
}

/** What was reported of a seller's shows and is open, page by page. */
export async function listReports(
  { uow }: Pick<ReportDeps, 'uow'>,
  { after, limit }: RouteInput<Routes['reports.list']>['query'],
  { vendorId }: Seller,
): Promise<RouteOutput<Routes['reports.list']>> {
  return uow.read(async (db) => {
    // One more than asked for tells whether there is more.
    const rows = await findReported(db, vendorId, { after, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const ids = page.map(({ commentId }) => commentId);
    const sums = new Map((await sumUpReports(db, ids)).map((sum) => [sum.commentId, sum]));
    const comments = new Map((await findCommentsById(db, ids)).map((row) => [row.id, row]));
    const reports = page.flatMap(({ commentId, reportId, firstAt }) => {
      const [comment, sum] = [comments.get(commentId), sums.get(commentId)];
      // It may have been settled in between.
      if (!comment || !sum) return [];
      const facts = { reportId, comment: toKeptComment(comment), firstAt: firstAt.toISOString() };
      return [commentReportSchema.parse({ ...sum, ...facts })];
    });
    return { reports, next: rows.length > limit ? (reports.at(-1)?.reportId ?? null) : null };
  });
}

/** Settles what is open of a comment of the seller's. Answers how many reports. Throws `not-found` if there are none. */
export async function settleComment(
  deps: ReportDeps,
  { params: { commentId }, body: { decision } }: RouteInput<Routes['reports.settle']>,
  seller: Seller,
): Promise<number> {
  return deps.uow.run(async (work) => {
    const { tx } = work;
    const found = await findComment(tx, commentId);
    if (found?.vendorId !== seller.vendorId) throw new AppError('not-found');
    // The show's lock first: whoever hides takes it before the reports.
    if (!(await deps.lockShow(tx, found.streamId, seller.vendorId))) throw new AppError('not-found');
    const settled = await settleReports(tx, commentId, decision === 'hide' ? 'hidden' : 'dismissed');
    if (settled === 0) throw new AppError('not-found');
    if (decision === 'hide') await hideIn(deps, work, commentId, seller);
    return settled;
  });
}
