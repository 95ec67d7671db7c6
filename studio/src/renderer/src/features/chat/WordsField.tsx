import { type SubmitEvent, useState } from 'react';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { LoadFault } from '../../ui/LoadFault.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { useSetWords, useWords } from './use-words.ts';
import { readWords } from './word-list.ts';

/** The words that a comment is refused for, in all of the seller's shows. */
export function WordsField() {
  const words = useWords();
  if (words.data) return <WordsForm stored={words.data} />;
  if (words.isError)
    return <LoadFault title={t.chat.rules.wordsFailed} error={words.error} onRetry={() => words.refetch()} />;
  return <Skeleton className="h-28" />;
}

function WordsForm({ stored }: { stored: readonly string[] }) {
  const [text, setText] = useState(stored.join('\n'));
  const saving = useSetWords();
  const changed = readWords(text).join('\n') !== stored.join('\n');

  function submit(event: SubmitEvent) {
    event.preventDefault();
    saving.mutate(readWords(text));
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col items-end gap-2">
      <div className="w-full">
        <TextArea
          label={t.chat.rules.words}
          hint={t.chat.rules.wordsHint}
          value={text}
          onChange={setText}
          rows={4}
          error={saving.error ? problemText(saving.error) : null}
        />
      </div>
      <Button type="submit" size="sm" disabled={!changed} busy={saving.isPending}>
        {t.chat.rules.wordsSave}
      </Button>
    </form>
  );
}
