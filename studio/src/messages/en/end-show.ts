/** What is read at the end of a show. */
export const endShowMessages = {
  endShow: {
    title: 'End this show?',
    text: 'You are live until you choose. Save keeps the recording as a replay that goes on selling; Delete removes it for good.',
    save: 'Save replay',
    delete: 'Delete',
    keepGoing: 'Keep going',
    deleteTitle: 'Delete this show for good?',
    deleteText: 'The show ends and its recording is removed. Orders stay. This cannot be undone.',
    deleteConfirm: 'Delete for good',
    saving: 'Saving…',
    deleting: 'Deleting…',
    figuresFailed: 'The latest figures could not be fetched; these may be a little old.',
    failed: 'The show was not ended. You are still live.',
  },

  after: {
    savedTitle: 'Your show is saved',
    unsavedTitle: 'Your show has ended',
    savedText: 'That was it. Here is how it went.',
    deletedTitle: 'Your show was deleted',
    deletedText: 'The recording is gone. Here is how it went.',
    replay: 'Replay',
    states: { processing: 'In the making', ready: 'Ready', failed: 'No replay' },
    processing: 'The replay is being put together. This takes a moment; you can leave this page.',
    ready: 'The replay is ready. It goes on selling with today’s prices.',
    failed: 'Nothing playable was recorded, so there is no replay. The figures and orders are kept.',
    unreachable: 'The state of the replay cannot be fetched at the moment. The studio keeps trying.',
    open: 'Open replay',
    figures: 'Figures and orders',
  },
};
