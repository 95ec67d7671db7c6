// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRouter, type Router } from './router.ts';

let router: Router;

beforeEach(() => {
  window.history.replaceState(null, '', '/');
  router = createRouter(window);
});

afterEach(() => {
  router.close();
  document.body.replaceChildren();
});

function clickLink(
  href: string,
  change: (link: HTMLAnchorElement) => void = () => {},
  init: MouseEventInit = {},
): boolean {
  const link = document.createElement('a');
  link.setAttribute('href', href);
  change(link);
  document.body.append(link);
  let prevented = false;
  const watch = (event: Event) => {
    prevented = event.defaultPrevented;
    // The test's browser would really go there.
    event.preventDefault();
  };
  window.addEventListener('click', watch, { once: true });
  link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }));
  return prevented;
}

test('a link to this site changes the page without loading it', () => {
  expect(clickLink('/replays?x=1')).toBe(true);
  expect(router.here()).toBe('/replays?x=1');
});

test('links to elsewhere, to a new tab, to a file or inside the page are left to the browser', () => {
  expect(clickLink('https://other.example/')).toBe(false);
  expect(clickLink('/replays', (link) => (link.target = '_blank'))).toBe(false);
  expect(clickLink('/replays', (link) => link.setAttribute('download', ''))).toBe(false);
  expect(clickLink('/replays', undefined, { ctrlKey: true })).toBe(false);
  expect(clickLink('#content')).toBe(false);
  expect(router.here()).toBe('/');
});

test('never leads to another site', () => {
  router.navigate('https://other.example/');
  router.navigate('//other.example/');
  expect(router.here()).toBe('/');
});
