import type { CommentSpan } from '@stallcast/shared/contract';

interface CommentTextProps {
  readonly text: string;
  readonly spans: readonly CommentSpan[];
  /** User id of who is logged in: where they are mentioned stands out more. */
  readonly me: string | undefined;
}

/** What somebody wrote: text, but for the stretches that the server found to be a link or a mention. */
export function CommentText({ text, spans, me }: CommentTextProps) {
  if (spans.length === 0) return <bdi>{text}</bdi>;
  let read = 0;
  const parts = spans.flatMap((span) => {
    const before = text.slice(read, span.start);
    read = span.start + span.length;
    return [before, drawSpan(span, text.slice(span.start, read), me)];
  });
  return (
    <bdi>
      {parts}
      {text.slice(read)}
    </bdi>
  );
}

function drawSpan(span: CommentSpan, words: string, me: string | undefined) {
  if (span.kind === 'mention')
    return (
      <span key={span.start} class="mention" data-me={span.userId === me}>
        {words}
      </span>
    );
  // The server says no other; a page that trusts an address twice is not worse for it.
  if (!/^https?:\/\//i.test(span.url)) return words;
  return (
    <a
      key={span.start}
      class="comment-link"
      href={span.url}
      target="_blank"
      rel="noopener noreferrer nofollow ugc"
    >
      {words}
    </a>
  );
}
