import { plural } from './plural.ts';

/** What is read before a show: the list of shows and how one is prepared. */
export const prepareMessages = {
  home: {
    title: 'My shows',
    newShow: 'New show',
    stillLive: 'You are still live',
    stillLiveText: (title: string) =>
      `“${title}” is on, and viewers wait for your picture. Chat and cart go on meanwhile.`,
    resume: 'Resume',
    end: 'End show…',
    emptyTitle: 'Your first show starts here',
    first: 'Prepare my first show',
    empty: 'Pick your camera, choose what you sell, and press “Go live”.',
    listLabel: 'Shows',
    prepare: 'Prepare',
    replay: 'Open replay',
    figures: 'Figures and orders',
    figuresOf: (title: string) => `Figures and orders of ${title}`,
    statuses: { scheduled: 'Not started yet', live: 'Live', ended: 'Ended' },
    replayProcessing: 'Replay is being made',
    replayFailed: 'No replay',
    noReplay: 'Not saved',
    viewers: (count: string, value: number) =>
      `${count} ${plural(value, { one: 'viewer', other: 'viewers' })}`,
    likes: (count: string, value: number) => `${count} ${plural(value, { one: 'like', other: 'likes' })}`,
    comments: (count: string, value: number) =>
      `${count} ${plural(value, { one: 'comment', other: 'comments' })}`,
    loadFailed: 'Your shows could not be loaded.',
  },

  prepare: {
    title: 'Prepare your show',
    showTitle: 'Title',
    showTitlePlaceholder: 'What are you showing today?',
    description: 'Description',
    descriptionPlaceholder: 'Optional: what viewers should know',
    goLive: 'Go live',
    goingLive: 'Going live…',
    titleMissing: 'Give your show a title.',
    titleLong: 'A title has at most 120 characters.',
    descriptionLong: 'A description has at most 2000 characters.',
    needsCamera: 'A show needs a picture. Connect a camera to go live.',
    noSound: 'No microphone: viewers will see you but not hear you.',
    discard: 'Back',
    whatHappens: 'Viewers see you as soon as you press it.',
  },
};
