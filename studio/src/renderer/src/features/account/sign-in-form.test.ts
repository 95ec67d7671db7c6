import { expect, test } from 'vitest';
import { registerFaults, signInFaults } from './sign-in-form.ts';

const filled = {
  server: 'shop.example',
  username: 'ana',
  password: 'secret12',
  displayName: '',
  email: 'ana@shop.example',
};

test('a filled form has no fault', () => {
  expect(signInFaults(filled)).toEqual({});
  expect(registerFaults(filled)).toEqual({});
});

test('everything that is missing is named at once', () => {
  const empty = { server: ' ', username: ' ', password: '' };
  expect(signInFaults(empty)).toEqual({
    server: 'server-missing',
    username: 'username-missing',
    password: 'password-missing',
  });
});

test('a new account needs a usable name, password and address', () => {
  const poor = { ...filled, username: 'a b', password: 'short', email: 'ana' };
  expect(registerFaults(poor)).toEqual({
    username: 'username-form',
    password: 'password-short',
    email: 'email-form',
  });
});
