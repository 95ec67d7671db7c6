import { parseArgs } from 'node:util';
import { closeWith } from './interruption.mjs';
import { steps, take } from './set-up.mjs';
import { openStudio } from './studio-window.mjs';
import { say } from './terminal.mjs';

const usage = `Usage: npm run studio -- [--server <address>]

Opens the seller's studio. Without an address it asks for one.`;

/** @param {readonly string[]} args @returns {Promise<number>} the exit code */
export async function startStudio(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      server: { type: 'string', default: 'http://localhost:8420' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    say(usage);
    return 0;
  }
  await take([steps.packages]);
  const studio = await openStudio(values.server);
  if (studio === null) return 1;
  closeWith(async () => {
    await studio.stop();
    return 0;
  });
  return await studio.ended;
}
