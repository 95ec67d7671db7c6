// @vitest-environment happy-dom
import { cleanup } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { renderPage } from '../testing/render-page.tsx';
import { sampleAccount } from '../testing/samples.ts';
import { scriptedServices } from '../testing/scripted-services.ts';
import { Header } from './Header.tsx';

afterEach(cleanup);

test('every part of the head has a name, also where only an icon has room', () => {
  const page = renderPage(<Header page="replays" />, scriptedServices({}, sampleAccount()));
  const named = page.getAllByRole('link').map((link) => link.getAttribute('aria-label') ?? link.textContent);
  expect(named.slice(0, 4)).toEqual(['Stallcast', 'Live', 'Replays', 'Cart']);
  expect(page.getByRole('link', { current: 'page' }).getAttribute('href')).toBe('/replays');
  expect(page.getByRole('button', { name: 'Account of Ada' })).toBeTruthy();
});

test('who is not logged in is led to the form, and back', () => {
  const page = renderPage(<Header page="home" />, scriptedServices({}));
  expect(page.getByRole('link', { name: 'Log in' }).getAttribute('href')).toMatch(/^\/login\?return=/);
});
