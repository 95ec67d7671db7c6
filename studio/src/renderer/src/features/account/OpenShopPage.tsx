import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { api } from '../../lib/api.ts';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { BrandMark } from '../../ui/BrandMark.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { accountQuery } from './account-query.ts';
import { useSignOut } from './use-sign-out.ts';

/** For who is signed in and sells nothing yet. */
export function OpenShopPage() {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [missing, setMissing] = useState(false);
  const { signOut } = useSignOut();
  const opening = useMutation({
    mutationFn: () => {
      const about = description.trim();
      return api('accounts.openShop', {
        body: { name: name.trim(), ...(about !== '' && { description: about }) },
      });
    },
    onSuccess: ({ account }) => queries.setQueryData(accountQuery.queryKey, account),
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '') opening.mutate();
  }

  return (
    <main className="flex h-full items-center justify-center p-8">
      <form
        onSubmit={submit}
        noValidate
        className="flex w-full max-w-[26rem] animate-arrive flex-col gap-4 rounded-lg border border-line bg-card p-8 shadow-card"
      >
        <header className="mb-2">
          <BrandMark className="mb-4 size-10" />
          <h1 className="text-xl font-semibold tracking-tight">{t.openShop.title}</h1>
          <p className="mt-1 text-sm text-muted">{t.openShop.lead}</p>
        </header>
        <TextField
          label={t.openShop.name}
          value={name}
          onChange={setName}
          error={missing ? t.openShop.nameMissing : null}
          maxLength={60}
          autoFocus
        />
        <TextArea
          label={t.openShop.description}
          hint={t.openShop.descriptionHint}
          value={description}
          onChange={setDescription}
          maxLength={500}
        />
        {opening.error && <Notice tone="bad">{problemText(opening.error)}</Notice>}
        <Button type="submit" tone="primary" size="lg" busy={opening.isPending}>
          {t.openShop.submit}
        </Button>
        <Button tone="quiet" onClick={signOut}>
          {t.actions.signOut}
        </Button>
      </form>
    </main>
  );
}
