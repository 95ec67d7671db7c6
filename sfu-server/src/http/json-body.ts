import express, { type RequestHandler } from 'express';
import { AppError } from '../platform/errors.ts';

const mostBytes = 100_000;
/** Objects and lists within each other. The deepest body of the contract has four. */
const deepest = 32;

/**
 * Reads JSON bodies. Forms are left to the routes that take a file; any other content type is what a page of another site
 * would send. Ends with
 * `unsupported-media-type`, `payload-too-large` or `invalid-input`.
 */
export function readJsonBody(): RequestHandler[] {
  return [
    (request, _response, next) => {
      const hasBody =
        request.headers['transfer-encoding'] !== undefined ||
        Number(request.headers['content-length'] ?? 0) > 0;
      if (hasBody && !request.is(['application/json', 'multipart/form-data']))
        throw new AppError('unsupported-media-type');
      next();
    },
    express.json({
      limit: mostBytes,
      // A few bytes could be unpacked into gigabytes.
      inflate: false,
      verify: (request, _response, bytes) => {
        if (depthOf(bytes) > deepest)
          throw new AppError('invalid-input', { detail: 'The body is nested too deeply.' });
        // Signatures are made over the bytes as they came.
        Object.assign(request, { rawBody: bytes });
      },
    }),
  ];
}

// ASCII; bytes of other characters are never among them (UTF-8).
const [quote, backslash] = [0x22, 0x5c];
const [openBrace, closeBrace] = [0x7b, 0x7d];
const [openBracket, closeBracket] = [0x5b, 0x5d];

/** How deep a JSON text is nested; brackets inside of strings do not count. */
function depthOf(bytes: Buffer): number {
  let depth = 0;
  let most = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inString) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (byte === openBrace || byte === openBracket) most = Math.max(most, (depth += 1));
    else if (byte === closeBrace || byte === closeBracket) depth -= 1;
  }
  return most;
}
