/**
 * People who use the server: typed clients made from the contract. `asGuest`, `asUser` and `asSeller` each are somebody
 * new. Requests go over real HTTP; a browser's cookies are kept like a browser does.
 */
import { randomUUID } from 'node:crypto';
import {
  type ApiClient,
  createApiClient,
  toFetchBody,
  usualPatience,
  type WireResponse,
} from '@stallcast/shared/client';
import { type Account, routes } from '@stallcast/shared/contract';

interface Server {
  readonly url: string;
}

export interface Person {
  /** Calls a route of the contract; throws ApiError. */
  readonly api: ApiClient;
  /** Sends anything at all, as this person, and answers what came back. */
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<WireResponse>;
  /** What identifies this person in a request's headers. */
  readonly headers: () => Readonly<Record<string, string>>;
}

export interface UserPerson extends Person {
  readonly account: Account;
  readonly userId: string;
  readonly token: string;
  readonly password: string;
}

export interface SellerPerson extends UserPerson {
  readonly vendorId: string;
}

const password = 'a long enough password';

/** A test sees every refusal, also those that a page would get over by itself. */
const askOnce = { ...usualPatience, tries: 1 };

/** A browser of somebody without account. */
export function asGuest(server: Server): Person {
  const cookies = new Map<string, string>();
  return person(
    server,
    () => cookieHeader(cookies),
    (response) => keepCookies(cookies, response),
  );
}

/** Somebody with a new account, who sends its token like the studio does. */
export async function asUser(
  server: Server,
  names: { username?: string; displayName?: string } = {},
): Promise<UserPerson> {
  const username = names.username ?? `u${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  const body = {
    username,
    email: `${username}@example.test`,
    password,
    transport: 'bearer',
    ...names,
  } as const;
  const { account, token } = await asGuest(server).api('accounts.register', { body });
  if (token === null) throw new Error('a bearer login answers a token');
  return { ...asBearer(server, token), account, userId: account.userId, token, password };
}

/** Somebody with a new account and shop. */
export async function asSeller(
  server: Server,
  names: { displayName?: string; shop?: string } = {},
): Promise<SellerPerson> {
  const { shop = 'Shop', ...rest } = names;
  const user = await asUser(server, rest);
  const { account } = await user.api('accounts.openShop', { body: { name: shop } });
  if (account.vendor === null) throw new Error('whoever opened a shop is a seller');
  return { ...user, account, vendorId: account.vendor.vendorId };
}

/** Whoever has this token. */
export function asBearer(server: Server, token: string): Person {
  return person(server, () => ({ authorization: `Bearer ${token}` }));
}

function person(
  server: Server,
  headers: () => Readonly<Record<string, string>>,
  onResponse: (response: Response) => void = () => {},
): Person {
  async function send(
    method: string,
    path: string,
    body?: unknown,
    more: Readonly<Record<string, string>> = {},
  ) {
    const isForm = body instanceof FormData;
    const response = await fetch(server.url + path, {
      method,
      headers: {
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...headers(),
        ...more,
      },
      body: body === undefined ? null : isForm || typeof body === 'string' ? body : JSON.stringify(body),
    });
    onResponse(response);
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  }
  return {
    api: createApiClient(
      routes,
      (request) => send(request.method, request.path, toFetchBody(request) ?? undefined, request.headers),
      askOnce,
    ),
    send,
    headers,
  };
}

function cookieHeader(cookies: ReadonlyMap<string, string>): Record<string, string> {
  if (cookies.size === 0) return {};
  return {
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    // A browser always tells where a request comes from.
    'sec-fetch-site': 'same-origin',
  };
}

function keepCookies(cookies: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
}
