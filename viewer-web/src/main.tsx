import '@preact/signals';
import { render } from 'preact';
import './app.css';
import { App } from './app/App.tsx';
import { createServices } from './app/create-services.ts';
import { speakLanguage } from './app/language.ts';
import { preloadPage } from './app/Page.tsx';
import { matchRoute } from './app/routes.ts';

const root = document.getElementById('app');
const services = createServices();
void loadSession();
void draw();

/** Draws the page in its language; the code of the page comes beside the language, not after it. */
async function draw(): Promise<void> {
  preloadPage(matchRoute(services.router.url.peek()));
  await speakLanguage();
  if (root) render(<App services={services} />, root);
}

/** Asks who is logged in until the server has said; meanwhile the page works as for a guest. */
async function loadSession(): Promise<void> {
  try {
    await services.session.load();
  } catch {
    setTimeout(() => void loadSession(), 5000);
  }
}
