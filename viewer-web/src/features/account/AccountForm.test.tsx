// @vitest-environment happy-dom
import '@preact/signals';
import { ApiError } from '@stallcast/shared/client';
import { type ErrorCode, errorTable, type Problem } from '@stallcast/shared/contract';
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { LoginForm } from './LoginForm.tsx';
import { RegisterForm } from './RegisterForm.tsx';

afterEach(cleanup);

function refusal(code: ErrorCode, errors?: Problem['errors']): ApiError {
  return ApiError.fromProblem({ type: 'about:blank', code, ...errorTable[code], ...(errors && { errors }) });
}

/** Past the browser's own check of the fields, which would hold back what only the server should refuse here. */
function submit({ container }: { readonly container: Element }): void {
  const form = container.querySelector('form');
  if (form) fireEvent.submit(form);
}

test('a wrong password is said for the whole form, not for one of its fields', async () => {
  const page = render(
    <LoginForm
      reason="Why"
      registerPath="/register"
      onLogIn={() => Promise.reject(refusal('invalid-credentials'))}
    />,
  );
  submit(page);
  expect((await page.findByText(/not right/)).closest('[role=alert]')).toBeTruthy();
  expect(page.getByLabelText('Password').getAttribute('aria-invalid')).toBe('false');
});

test('a name that is taken is said at its field', async () => {
  const page = render(
    <RegisterForm logInPath="/login" onRegister={() => Promise.reject(refusal('username-taken'))} />,
  );
  submit(page);
  const note = await page.findByText(/taken/);
  const field = page.getByRole('textbox', { name: 'User name' });
  expect(field.getAttribute('aria-describedby')).toBe(note.id);
  expect(field.getAttribute('aria-invalid')).toBe('true');
});

test('what the server finds wrong stands beside the field it speaks of', async () => {
  const error = refusal('invalid-input', [{ path: 'password', message: 'Too short.' }]);
  const page = render(<RegisterForm logInPath="/login" onRegister={() => Promise.reject(error)} />);
  submit(page);
  const note = await page.findByText('Too short.');
  expect(page.getByLabelText('Password').getAttribute('aria-describedby')).toBe(note.id);
});

test('sends what was typed; an empty optional field is not sent', async () => {
  const sent: unknown[] = [];
  const page = render(
    <RegisterForm logInPath="/login" onRegister={async (details) => void sent.push(details)} />,
  );
  fireEvent.input(page.getByLabelText('User name'), { target: { value: ' ada ' } });
  fireEvent.input(page.getByLabelText('E-mail'), { target: { value: 'ada@example.test' } });
  fireEvent.input(page.getByLabelText('Password'), { target: { value: ' secret words ' } });
  submit(page);
  expect(sent).toEqual([{ username: 'ada', email: 'ada@example.test', password: ' secret words ' }]);
});
