import '@preact/signals';
import { render } from '@testing-library/preact';
import type { ComponentChild } from 'preact';
import { type Services, ServicesContext } from '../app/services.ts';

/** Puts a part of the page on the screen of the test's browser. */
export function renderPage(content: ComponentChild, services: Services) {
  return render(<ServicesContext.Provider value={services}>{content}</ServicesContext.Provider>);
}
