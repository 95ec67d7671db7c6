import {
  type Chat,
  chatSchema,
  type Comment,
  commentSchema,
  commentSpanSchema,
  type HiddenComment,
  hiddenCommentSchema,
} from '@stallcast/shared/contract';
import { z } from 'zod';
import type { ChatRow } from './chat.repo.ts';
import type { CommentRow } from './comments.repo.ts';

/** Graphemes of a comment that those who answer it are shown. */
const excerptLength = 80;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const storedSpans = z.array(commentSpanSchema);

/** A comment as everyone sees it. */
export function toComment(row: CommentRow): Comment {
  const state = stateOf(row);
  const isShown = state === 'shown';
  return commentSchema.parse({
    ...factsOf(row),
    cursor: row.seq,
    version: row.changedSeq ?? row.seq,
    text: isShown ? row.text : '',
    spans: isShown ? spansOf(row) : [],
    replyTo: isShown ? replyOf(row) : null,
  });
}

/** A comment that is hidden, as its seller sees it. */
export function toHiddenComment(row: CommentRow): HiddenComment {
  return hiddenCommentSchema.parse({ ...toKeptComment(row), hiddenAt: row.hiddenAt?.toISOString() });
}

/** What a seller sees of a comment, whatever became of it. */
export function toKeptComment(row: CommentRow) {
  return { ...factsOf(row), text: row.text ?? '' };
}

/** How a chat is kept, with its pinned comment. */
export function toChat(streamId: string, row: ChatRow | undefined, pinned: CommentRow | undefined): Chat {
  return chatSchema.parse({
    streamId,
    slowModeSeconds: row?.slowModeSeconds ?? 0,
    linksAllowed: row?.linksAllowed ?? true,
    pinned: pinned && stateOf(pinned) === 'shown' ? toComment(pinned) : null,
  });
}

/** What was deleted by its writer stays so, whatever the seller does. */
export function stateOf({ hiddenAt, deletedAt }: Pick<CommentRow, 'hiddenAt' | 'deletedAt'>) {
  if (deletedAt !== null) return 'deleted';
  return hiddenAt === null ? 'shown' : 'hidden';
}

function factsOf(row: CommentRow) {
  const { userId, username, displayUsername, displayName, sellerUserId } = row;
  return {
    ...{ commentId: row.id, streamId: row.streamId, state: stateOf(row) },
    author: {
      ...{ userId, username: displayUsername ?? username, displayName },
      isSeller: userId === sellerUserId,
    },
    createdAt: row.createdAt.toISOString(),
  };
}

/** Links of others are text while the seller wants none. */
function spansOf({ spans, linksAllowed, userId, sellerUserId }: CommentRow) {
  const areLinksOn = (linksAllowed ?? true) || userId === sellerUserId;
  return storedSpans.parse(spans ?? []).filter(({ kind }) => areLinksOn || kind !== 'link');
}

function replyOf(row: CommentRow) {
  if (row.answeredId === null) return null;
  const isShown = row.answeredHiddenAt === null && row.answeredDeletedAt === null;
  return {
    commentId: row.answeredId,
    author: {
      userId: row.answeredUserId,
      username: row.answeredDisplayUsername ?? row.answeredUsername,
      displayName: row.answeredDisplayName,
      isSeller: row.answeredUserId === row.sellerUserId,
    },
    excerpt: isShown ? excerptOf(row.answeredText ?? '') : null,
  };
}

/** The first line of a text, cut between what a reader takes for characters. */
function excerptOf(text: string): string {
  const [line = ''] = text.split('\n', 1);
  let excerpt = '';
  let count = 0;
  for (const { segment } of graphemes.segment(line)) {
    if (count === excerptLength) return `${excerpt.trimEnd()}…`;
    excerpt += segment;
    count += 1;
  }
  return excerpt;
}
