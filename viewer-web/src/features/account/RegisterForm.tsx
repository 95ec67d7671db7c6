import type { FieldProps } from '../../ui/Field.tsx';
import type { RegisterDetails } from '../../app/session.ts';
import { AccountForm } from './AccountForm.tsx';
import { accountText } from '../../messages/en/account.ts';

const text = accountText;

const fields: readonly FieldProps[] = [
  {
    name: 'username',
    label: text.userName,
    hint: text.userNameHint,
    type: 'text',
    autocomplete: 'username',
    required: true,
    minLength: 3,
    maxLength: 30,
  },
  { name: 'email', label: text.email, type: 'email', autocomplete: 'email', required: true, maxLength: 254 },
  {
    name: 'password',
    label: text.password,
    hint: text.passwordHint,
    type: 'password',
    autocomplete: 'new-password',
    required: true,
    minLength: 8,
    maxLength: 128,
  },
  {
    name: 'displayName',
    label: `${text.displayName} (${text.optional})`,
    type: 'text',
    autocomplete: 'nickname',
    required: false,
    maxLength: 40,
  },
];

interface RegisterFormProps {
  /** Where people with an account go instead. */
  readonly logInPath: string;
  readonly onRegister: (details: RegisterDetails) => Promise<void>;
}

/** Open an account. */
export function RegisterForm({ logInPath, onRegister }: RegisterFormProps) {
  return (
    <AccountForm
      title={text.registerTitle}
      text={text.registerText}
      fields={fields}
      submitLabel={text.register}
      onSubmit={(values) => onRegister(toDetails(values))}
    >
      {text.toLogIn}{' '}
      <a href={logInPath} class="text-link">
        {text.logInTitle}
      </a>
    </AccountForm>
  );
}

function toDetails(values: ReadonlyMap<string, string>): RegisterDetails {
  const displayName = values.get('displayName')?.trim() ?? '';
  return {
    username: values.get('username')?.trim() ?? '',
    email: values.get('email')?.trim() ?? '',
    password: values.get('password') ?? '',
    ...(displayName !== '' && { displayName }),
  };
}
