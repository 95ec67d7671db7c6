import { type SubmitEvent, useState } from 'react';
import { inBackground } from '../../lib/in-background.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { faultText } from './form-fault-text.ts';
import type { EntryFormProps } from './SignInFormFields.tsx';
import { type FormFaults, type RegisterForm, registerFaults } from './sign-in-form.ts';
import { useSignIn } from './use-sign-in.ts';

/** Opens a new account and signs in with it. */
export function RegisterFormFields({ server, onSwitch }: EntryFormProps) {
  const [form, setForm] = useState<RegisterForm>({
    server,
    username: '',
    password: '',
    displayName: '',
    email: '',
  });
  const [faults, setFaults] = useState<FormFaults>({});
  const { busy, fault, register } = useSignIn();
  const set = (key: keyof RegisterForm) => (value: string) => setForm({ ...form, [key]: value });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const found = registerFaults(form);
    setFaults(found);
    if (Object.keys(found).length === 0) inBackground(register(form));
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3.5">
      <header className="mb-1">
        <h1 className="text-xl font-semibold tracking-tight">{t.register.title}</h1>
        <p className="mt-1 text-sm text-muted">{t.register.lead}</p>
      </header>
      <TextField
        label={t.signIn.server}
        value={form.server}
        onChange={set('server')}
        error={fault?.aboutServer ? fault.text : faultText(faults.server)}
        autoFocus={server === ''}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t.signIn.username}
          value={form.username}
          onChange={set('username')}
          error={faultText(faults.username)}
          autoComplete="username"
          autoFocus={server !== ''}
        />
        <TextField
          label={t.register.displayName}
          value={form.displayName}
          onChange={set('displayName')}
          autoComplete="name"
        />
      </div>
      <TextField
        label={t.register.email}
        type="email"
        value={form.email}
        onChange={set('email')}
        error={faultText(faults.email)}
        autoComplete="email"
      />
      <TextField
        label={t.signIn.password}
        type="password"
        hint={t.register.passwordHint}
        value={form.password}
        onChange={set('password')}
        error={faultText(faults.password)}
        autoComplete="new-password"
      />
      {fault && !fault.aboutServer && <Notice tone="bad">{fault.text}</Notice>}
      <Button type="submit" tone="primary" size="lg" busy={busy} className="mt-1">
        {t.register.submit}
      </Button>
      <Button tone="quiet" onClick={onSwitch}>
        {t.signIn.signInInstead}
      </Button>
    </form>
  );
}
