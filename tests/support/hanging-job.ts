/** A process whose job begins and never ends; it is there to be killed. Says `begun` once it is at it. */
import { createJobs } from '@stallcast/sfu-server/jobs';
import { createLogger } from '@stallcast/sfu-server/logger';

const [, , databaseUrl = '', name = ''] = process.argv;
createJobs({
  databaseUrl,
  logger: createLogger('silent'),
  jobs: [
    {
      name,
      everyMs: 500,
      async run() {
        process.stdout.write('begun\n');
        await new Promise<never>(() => {});
      },
    },
  ],
}).start();
