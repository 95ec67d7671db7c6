import type { FieldProps } from '../../ui/Field.tsx';
import type { LoginDetails } from '../../app/session.ts';
import { AccountForm } from './AccountForm.tsx';
import { accountText } from '../../messages/en/account.ts';

const text = accountText;

const fields: readonly FieldProps[] = [
  {
    name: 'username',
    label: text.userName,
    type: 'text',
    autocomplete: 'username',
    required: true,
    maxLength: 30,
  },
  {
    name: 'password',
    label: text.password,
    type: 'password',
    autocomplete: 'current-password',
    required: true,
    maxLength: 128,
  },
];

interface LoginFormProps {
  /** Why to log in. */
  readonly reason: string;
  /** Where to open an account instead. */
  readonly registerPath: string;
  readonly onLogIn: (details: LoginDetails) => Promise<void>;
}

/** Log in with user name and password. */
export function LoginForm({ reason, registerPath, onLogIn }: LoginFormProps) {
  return (
    <AccountForm
      title={text.logInTitle}
      text={reason}
      fields={fields}
      submitLabel={text.logIn}
      onSubmit={(values) =>
        onLogIn({ username: values.get('username')?.trim() ?? '', password: values.get('password') ?? '' })
      }
    >
      {text.toRegister}{' '}
      <a href={registerPath} class="text-link">
        {text.registerTitle}
      </a>
    </AccountForm>
  );
}
