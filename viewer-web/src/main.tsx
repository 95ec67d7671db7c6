import '@preact/signals';
import { render } from 'preact';
import './app.css';
import { App } from './app/App.tsx';
import { createServices } from './app/create-services.ts';

const root = document.getElementById('app');
const services = createServices();
if (root) render(<App services={services} />, root);
void loadSession();

/** Asks who is logged in until the server has said; meanwhile the page works as for a guest. */
async function loadSession(): Promise<void> {
  try {
    await services.session.load();
  } catch {
    setTimeout(() => void loadSession(), 5000);
  }
}
