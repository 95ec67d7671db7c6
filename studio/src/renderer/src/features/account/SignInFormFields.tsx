import { type SubmitEvent, useState } from 'react';
import { inBackground } from '../../lib/in-background.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { faultText } from './form-fault-text.ts';
import { type FormFaults, type SignInForm, signInFaults } from './sign-in-form.ts';
import { useSignIn } from './use-sign-in.ts';

export interface EntryFormProps {
  server: string;
  remembersSignIn: boolean;
  /** To the other form. */
  onSwitch: () => void;
}

/** Signs in with an account that exists. */
export function SignInFormFields({ server, remembersSignIn, onSwitch }: EntryFormProps) {
  const [form, setForm] = useState<SignInForm>({ server, username: '', password: '' });
  const [faults, setFaults] = useState<FormFaults>({});
  const { busy, fault, signIn } = useSignIn();
  const set = (key: keyof SignInForm) => (value: string) => setForm({ ...form, [key]: value });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const found = signInFaults(form);
    setFaults(found);
    if (Object.keys(found).length === 0) inBackground(signIn(form));
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <header className="mb-2">
        <h1 className="text-xl font-semibold tracking-tight">{t.signIn.title}</h1>
        <p className="mt-1 text-sm text-muted">{t.signIn.lead}</p>
      </header>
      <TextField
        label={t.signIn.server}
        hint={t.signIn.serverHint}
        value={form.server}
        onChange={set('server')}
        error={fault?.aboutServer ? fault.text : faultText(faults.server)}
        autoComplete="url"
        autoFocus={server === ''}
      />
      <TextField
        label={t.signIn.username}
        value={form.username}
        onChange={set('username')}
        error={faultText(faults.username)}
        autoComplete="username"
        autoFocus={server !== ''}
      />
      <TextField
        label={t.signIn.password}
        type="password"
        value={form.password}
        onChange={set('password')}
        error={faultText(faults.password)}
        autoComplete="current-password"
      />
      {fault && !fault.aboutServer && <Notice tone="bad">{fault.text}</Notice>}
      <Button type="submit" tone="primary" size="lg" busy={busy} className="mt-1">
        {t.signIn.submit}
      </Button>
      <Button tone="quiet" onClick={onSwitch}>
        {t.signIn.createInstead}
      </Button>
      {!remembersSignIn && <p className="text-center text-xs text-muted">{t.signIn.memoryOnly}</p>}
    </form>
  );
}
