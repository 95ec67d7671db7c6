import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

/** What happened to a payment at the test gateway. */
const entry = z.object({
  paymentId: z.string(),
  kind: z.enum(['started', 'approved', 'denied', 'cancelled']),
  atMs: z.number(),
});
type Entry = z.infer<typeof entry>;

interface TestPayment {
  readonly startedAtMs: number | null;
  /** What the buyer answered a challenge, or that it was called off; what came first stays. */
  readonly end: 'approved' | 'denied' | 'cancelled' | null;
}

export interface TestJournal {
  find(paymentId: string): TestPayment | undefined;
  /** Resolves when it is written, so that the gateway knows of it whatever becomes of this process. */
  write(happened: Entry): Promise<void>;
  close(): Promise<void>;
}

/** Nobody asks for older payments: the orders they were for have ended long before. */
const keptForMs = 30 * 24 * 3_600_000;

/**
 * The memory of the test gateway: a file that is only appended to, and put in order when it is opened. It stands for a
 * service on the network, whose memory is neither this process's nor the shop's database.
 */
export async function openTestJournal(path: string, nowMs: number): Promise<TestJournal> {
  await mkdir(dirname(path), { recursive: true });
  const kept = (await readEntries(path)).filter(({ atMs }) => atMs > nowMs - keptForMs);
  const fresh = `${path}.new`;
  await writeFile(fresh, kept.map(toLine).join(''));
  await rename(fresh, path);
  const file = await open(path, 'a');
  const payments = new Map<string, TestPayment>();
  for (const each of kept) keep(each);
  let last = Promise.resolve();
  let closing: Promise<void> | undefined;

  function keep({ paymentId, kind, atMs }: Entry): void {
    const known = payments.get(paymentId) ?? { startedAtMs: null, end: null };
    const startedAtMs = kind === 'started' ? (known.startedAtMs ?? atMs) : known.startedAtMs;
    const end = kind === 'started' ? known.end : (known.end ?? kind);
    payments.set(paymentId, { startedAtMs, end });
  }

  async function close(): Promise<void> {
    await Promise.allSettled([last]);
    await file.close();
  }

  return {
    find: (paymentId) => payments.get(paymentId),
    write(happened) {
      keep(happened);
      // One after the other: lines must not be mixed.
      last = last.then(() => file.appendFile(toLine(happened)));
      return last;
    },
    close: () => (closing ??= close()),
  };
}

const toLine = (happened: Entry) => `${JSON.stringify(happened)}\n`;

async function readEntries(path: string): Promise<Entry[]> {
  // Opened for appending, it is made where it is missing.
  await (await open(path, 'a')).close();
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line) => parse(line) ?? []);
}

/** A process that was killed while it wrote leaves half a line. */
function parse(line: string): Entry | undefined {
  try {
    return entry.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
