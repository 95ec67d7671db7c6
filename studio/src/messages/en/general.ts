import type { ErrorCode } from '@stallcast/shared/contract';

/** What is read everywhere: the names of places, what can be pressed, and what went wrong. */
export const generalMessages = {
  product: 'Stallcast Studio',
  brand: 'Stallcast',

  actions: {
    cancel: 'Cancel',
    back: 'Back',
    close: 'Close',
    tryAgain: 'Try again',
    signOut: 'Sign out',
    gotIt: 'Got it',
    home: 'Back to my shows',
    more: 'Show more',
    save: 'Save',
    done: 'Done',
    copied: 'Copied',
  },

  places: {
    label: 'Places',
    home: 'Shows',
    products: 'Products',
    orders: 'Orders',
    shop: 'Shop',
  },

  visibility: {
    label: 'Who may see it',
    public: 'Everyone',
    unlisted: 'With the link',
    rehearsal: 'Rehearsal',
    means: {
      public: 'Stands in all lists.',
      unlisted: 'Stands in no list.',
    },
  },

  faults: {
    unreachable:
      'The server cannot be reached. Check that it is running and that this computer is online, then try again.',
    internal: 'Something went wrong on the server. It was noted there. Please try again.',
    studio: 'Something went wrong in the studio. Please try again.',
    /** What the server says, in the language of the studio; `sentence` is its own, in English. */
    ofServer: (_code: ErrorCode, sentence: string) => sentence,
    ofField: (path: string, message: string) => `(${path}: ${message})`,
  },

  start: {
    loading: 'Starting the studio…',
    unreachableTitle: 'The server does not answer',
    unreachable: (server: string) =>
      `${server} cannot be reached. Check that it is running and that this computer is online. Your shows and sales are safe there.`,
    otherServer: 'Use another server',
  },
};
