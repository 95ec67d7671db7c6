import { part } from '../catalogue.ts';

/** What a person reads about logging in and registering. */
export const accountText = part('account', {
  logInTitle: 'Log in',
  logInText: 'Welcome back.',
  registerTitle: 'Create an account',
  registerText: 'To chat, react and buy. It takes a minute.',
  userName: 'User name',
  userNameHint: 'Letters, digits, dots and underscores',
  password: 'Password',
  passwordHint: 'At least 8 characters',
  email: 'E-mail',
  displayName: 'Name shown in the chat',
  optional: 'optional',
  logIn: 'Log in',
  register: 'Create account',
  toRegister: 'New here?',
  toLogIn: 'Have an account already?',
  keptLike: 'Log in and your like is added.',
  keptDislike: 'Log in and your dislike is added.',
  keptComment: 'Log in and your comment is posted.',
  keptBuy: 'Log in to buy. The product waits for you.',
  keptCart: 'Log in and the product is put into your cart.',
  keptFollow: 'Log in and you follow this seller.',
  keptReminder: 'Log in and you are reminded of this show.',
});
