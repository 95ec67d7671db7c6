import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { steadyPort } from './steady-port.ts';

/** A transaction as far as it has come: its statements that the database has answered. */
export interface SeenTransaction {
  readonly statements: readonly string[];
  /** The last one ended it. */
  readonly over: boolean;
}

/** Stands between server and database, and knows after every statement where each transaction is. */
export interface SqlProxy {
  /** The address of the database by way of this. */
  readonly url: string;
  /**
   * Is asked after each statement, before the server gets its answer. True cuts every connection: the server never learns how it
   * went. Null stops asking.
   */
  onStatement(listener: ((seen: SeenTransaction) => boolean) | null): void;
  close(): Promise<void>;
}

/** The wire protocol of PostgreSQL (manual, chapter "Message Formats"): a letter, a length that counts itself, the rest. */
class Messages {
  #rest: Buffer = Buffer.alloc(0);
  /** The first message of a client has no letter. */
  #skipsFirst: boolean;

  constructor(skipsFirst: boolean) {
    this.#skipsFirst = skipsFirst;
  }

  *take(chunk: Buffer): Generator<{ readonly kind: string; readonly body: Buffer }> {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const letter = this.#skipsFirst ? 0 : 1;
      if (this.#rest.length < letter + 4) return;
      const end = letter + this.#rest.readInt32BE(letter);
      if (this.#rest.length < end) return;
      const kind = this.#skipsFirst ? '' : String.fromCharCode(this.#rest[0] ?? 0);
      const body = this.#rest.subarray(letter + 4, end);
      this.#rest = this.#rest.subarray(end);
      this.#skipsFirst = false;
      yield { kind, body };
    }
  }
}

export async function startSqlProxy(databaseUrl: string): Promise<SqlProxy> {
  const target = new URL(databaseUrl);
  const port = await steadyPort();
  const sockets = new Set<Socket>();
  let listener: ((seen: SeenTransaction) => boolean) | null = null;

  function cutAll(): void {
    for (const socket of sockets) socket.destroy();
  }

  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    const asked: string[] = [];
    let statements: string[] = [];
    const prepared = new Map<string, string>();
    const noteAsked = (kind: string, body: Buffer) => {
      // `Q`: a statement. `P`: a name, and the statement that it stands for. `B`: a way out, and the name of what is to be done.
      const [first = '', second = ''] = kind === 'Q' || kind === 'P' || kind === 'B' ? textsOf(body) : [];
      if (kind === 'P') prepared.set(first, second);
      if (kind === 'Q') asked.push(first);
      if (kind === 'B') asked.push(prepared.get(second) ?? '');
    };
    const [fromClient, fromDatabase] = [new Messages(true), new Messages(false)];
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    client.on('data', (chunk) => {
      for (const { kind, body } of fromClient.take(chunk)) noteAsked(kind, body);
      database.write(chunk);
    });
    database.on('data', (chunk) => {
      for (const { kind, body } of fromDatabase.take(chunk)) {
        if (kind !== 'Z') continue;
        const statement = asked.shift();
        if (statement === undefined) continue;
        statements.push(statement);
        // `I`: no transaction is open (any more).
        const over = body[0] === 0x49;
        const seen = { statements, over };
        if (over) statements = [];
        if (listener?.(seen) === true) return cutAll();
      }
      client.write(chunk);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.port = String(port);
  return {
    url: url.href,
    onStatement(next) {
      listener = next;
    },
    async close() {
      server.close();
      cutAll();
      await once(server, 'close');
    },
  };
}

/** The first two texts of a message, each ended by a zero. */
function textsOf(body: Buffer): string[] {
  const first = body.indexOf(0);
  const second = body.indexOf(0, first + 1);
  return [body.toString('utf8', 0, first), body.toString('utf8', first + 1, Math.max(first + 1, second))];
}
