import { part } from '../catalogue.ts';

/** What a person reads who does something with a comment. */
export const chatText = part('chat', {
  titles: {
    choose: (name: string) => `Comment of ${name}`,
    report: (name: string) => `Report the comment of ${name}`,
    delete: (_name: string): string => 'Delete my comment',
    reported: (_name: string): string => 'Reported',
  },
  reply: 'Reply',
  remove: 'Delete',
  removeHint: 'It disappears for everybody, for good.',
  report: 'Report',
  reportedText: 'Thank you. The seller was told.',
  reasons: {
    spam: 'Spam or advertising',
    insult: 'Insult or hate',
    fraud: 'Fraud',
    'private-data': 'Somebody’s private data',
    other: 'Something else',
  },
  block: (name: string) => `Block ${name}`,
  blockHint: 'You do not see what they write any more. They are not told.',
  emoji: 'Emoji',
});
