#!/usr/bin/env node
// Brings whatever this machine lacks, then does what was asked. Needs nothing but some Node from 18 on.
import { readCommand, usage } from './setup/commands.mjs';
import { continueUnder } from './setup/continue-under.mjs';
import { ensureNode, isRightNode } from './setup/node.mjs';
import { stopRunning } from './setup/processes.mjs';
import { Fault, say } from './setup/terminal.mjs';

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
}

/** @param {readonly string[]} args @returns {Promise<number>} the exit code */
async function main(args) {
  const command = readCommand(args);
  if (command === null) {
    say(usage);
    return args.some((arg) => ['help', '--help', '-h'].includes(arg)) ? 0 : 2;
  }
  stopOnSignals();
  if (!isRightNode()) return await continueUnder(await ensureNode(), args);
  return await command();
}

/** While setting up, an interruption stops what is under way; every step can be taken up again. */
function stopOnSignals() {
  for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
    process.once(signal, () => {
      // A command that runs something of its own closes that first and decides the exit code itself.
      if (process.listenerCount(signal) > 0) return;
      stopRunning();
      process.stderr.write('\nInterrupted: the same command goes on from here.\n');
      process.exit(code);
    });
  }
}
