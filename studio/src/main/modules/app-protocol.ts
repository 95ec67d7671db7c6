import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';
import { directionOf, type Language } from '../../messages/languages.ts';
import { appHost, appScheme } from '../own-page.ts';
import { pagePolicy } from '../page-policy.ts';
import type { StudioContext } from '../studio-context.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Makes our scheme a secure origin of its own kind (camera, code cache). Must come before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built page, with its content security policy, from `app://studio/`. */
export function enableAppProtocol(context: StudioContext): void {
  protocol.handle(appScheme, async (request) => {
    const file = fileFor(context.pageDirectory, request);
    const type = contentTypes[path.extname(file ?? '')];
    if (file === null || type === undefined) return new Response(null, { status: 404 });
    try {
      const content = await readFile(file);
      const body = file.endsWith('.html') ? inLanguage(content, context.language.current()) : content;
      return new Response(body, { headers: pageHeaders(type, context.connection.origin()) });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

/** The document says in which language the page speaks, and in which direction that is written, before a script runs. */
function inLanguage(document: Buffer, language: Language): string {
  const opening = `<html lang="${language}" dir="${directionOf(language)}">`;
  return document.toString('utf8').replace(/<html[^>]*>/, opening);
}

function fileFor(directory: string, request: Request): string | null {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.host !== appHost) return null;
  const file = path.resolve(directory, `.${decodeURIComponent(url.pathname)}`);
  return file.startsWith(directory + path.sep) ? file : null;
}

function pageHeaders(type: string, serverOrigin: string | null): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': pagePolicy(serverOrigin),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy':
      'camera=(self), microphone=(self), display-capture=(self), geolocation=(), usb=(), serial=(), hid=()',
    // The policy names the server in use, so a page from the cache could carry an old one.
    'cache-control': 'no-cache',
  };
}
