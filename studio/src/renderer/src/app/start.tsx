import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyStoredTheme } from '../features/account/theme.ts';
import { App } from './App.tsx';
import { createQueries } from './queries.ts';
import './styles.css';

applyStoredTheme();
const root = document.getElementById('root');
if (!root) throw new Error('the page has no root element');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueries()}>
      {/* The policy of the page allows no inline styles. */}
      <CSPProvider disableStyleElements>
        <App />
      </CSPProvider>
    </QueryClientProvider>
  </StrictMode>,
);
