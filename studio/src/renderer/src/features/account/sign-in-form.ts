/** What is typed on the sign-in page. */
export interface SignInForm {
  readonly server: string;
  readonly username: string;
  readonly password: string;
}

export interface RegisterForm extends SignInForm {
  readonly displayName: string;
  readonly email: string;
}

export type FormFault =
  | 'server-missing'
  | 'username-missing'
  | 'password-missing'
  | 'password-short'
  | 'username-form'
  | 'email-form';
export type FormField = 'server' | 'username' | 'password' | 'email';
export type FormFaults = Partial<Record<FormField, FormFault>>;

/** What is missing for signing in. */
export function signInFaults({ server, username, password }: SignInForm): FormFaults {
  return {
    ...(server.trim() === '' && { server: 'server-missing' }),
    ...(username.trim() === '' && { username: 'username-missing' }),
    ...(password === '' && { password: 'password-missing' }),
  };
}

/** What is wrong for creating an account, as far as it can be told without the server. */
export function registerFaults({ server, username, password, email }: RegisterForm): FormFaults {
  return {
    ...(server.trim() === '' && { server: 'server-missing' }),
    ...(!/^[A-Za-z0-9_.]{3,30}$/.test(username.trim()) && { username: 'username-form' }),
    ...(password.length < 8 && { password: 'password-short' }),
    ...(!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) && { email: 'email-form' }),
  };
}
