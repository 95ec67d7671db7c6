#!/usr/bin/env node
// Brings whatever this machine lacks, then does what was asked. Needs nothing but some Node from 18 on.
import { readCommand, usage } from './setup/commands.mjs';
import { continueUnder } from './setup/continue-under.mjs';
import { stopOnSignals } from './setup/interruption.mjs';
import { ensureNode, isRightNode } from './setup/node.mjs';
import { explain, say } from './setup/terminal.mjs';

try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`\n${explain(error)}\n`);
  // Whatever keeps the tests from running, their last line has to say so.
  if (process.argv[2] === 'test') say('0 passed, 1 failed');
  process.exit(1);
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
