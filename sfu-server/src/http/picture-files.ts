import express, { type RequestHandler } from 'express';
import { inertFilePolicy } from './security-headers.ts';

/** Serves pictures of a folder. An SVG is a document that could carry scripts: they are not run. */
export function servePictures(folder: string): RequestHandler {
  return express.static(folder, {
    index: false,
    redirect: false,
    maxAge: '1h',
    setHeaders: (response) => {
      response.setHeader('Content-Security-Policy', inertFilePolicy);
      // Public to everyone anyway, and the studio's page, which is not of our origin, shows them too.
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    },
  });
}
