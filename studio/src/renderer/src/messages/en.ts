import { dropMessages } from './en-drops.ts';
import { orderMessages } from './en-orders.ts';
import { productMessages } from './en-products.ts';
import { shopMessages } from './en-shop.ts';
import { plural } from './plural.ts';

/** The catalogue of the page, by place. Another language is another object of this shape. */
export const en = {
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

  faults: {
    unreachable:
      'The server cannot be reached. Check that it is running and that this computer is online, then try again.',
    internal: 'Something went wrong on the server. It was noted there. Please try again.',
    studio: 'Something went wrong in the studio. Please try again.',
  },

  start: {
    loading: 'Starting the studio…',
    unreachableTitle: 'The server does not answer',
    unreachable: (server: string) =>
      `${server} cannot be reached. Check that it is running and that this computer is online. Your shows and sales are safe there.`,
    otherServer: 'Use another server',
  },

  signIn: {
    title: 'Sign in to go live',
    lead: 'Use the account of your shop’s server.',
    pitchTitle: 'Your stall, live.',
    pitch: 'Show what you make, talk to the people watching, and sell while you do.',
    pitchPoints: [
      'Viewers see you within a second',
      'They buy without leaving the video',
      'Every order appears while you talk',
    ],
    server: 'Server address',
    serverHint: 'For example shop.example or 192.168.1.20:4000',
    username: 'User name',
    password: 'Password',
    submit: 'Sign in',
    createInstead: 'Create an account',
    signInInstead: 'I have an account already',
    memoryOnly:
      'This computer has no keyring, so you will be asked to sign in again after the studio was closed.',
  },

  register: {
    title: 'Create an account',
    lead: 'One account is enough to sell and to buy.',
    displayName: 'Your name',
    email: 'E-mail',
    passwordHint: 'At least 8 characters',
    submit: 'Create account',
  },

  signInFaults: {
    serverMissing: 'Enter the address of your server.',
    serverInvalid: 'This is not an address. Try something like shop.example or 192.168.1.20:4000.',
    serverNeedsHttps:
      'A server on the internet must be reached over https, so that nobody can read your password on the way.',
    serverUnreachable: (server: string) =>
      `No answer from ${server}. Check the address, that the server is running, and that this computer is online.`,
    usernameMissing: 'Enter your user name.',
    passwordMissing: 'Enter your password.',
    credentials: 'The user name or the password is not right.',
    passwordShort: 'Choose a password of at least 8 characters.',
    usernameForm: 'Use 3 to 30 letters, digits, dots or underscores.',
    emailForm: 'This does not look like an e-mail address.',
  },

  openShop: {
    title: 'Open your shop',
    lead: 'Viewers see this name beside your shows. Then you can go live.',
    name: 'Shop name',
    description: 'What do you sell?',
    descriptionHint: 'A sentence or two, if you like.',
    submit: 'Open shop',
    nameMissing: 'Give your shop a name.',
  },

  account: {
    menu: (name: string) => `Account of ${name}`,
    signedInAs: (username: string) => `Signed in as ${username}`,
    theme: 'Appearance',
    themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
    exposed: 'The connection to this server is not encrypted: others in your network could listen.',
  },

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
    viewers: (count: string, value: number) => `${count} ${plural(value, 'viewer', 'viewers')}`,
    likes: (count: string, value: number) => `${count} ${plural(value, 'like', 'likes')}`,
    comments: (count: string, value: number) => `${count} ${plural(value, 'comment', 'comments')}`,
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

  capture: {
    camera: 'Camera',
    microphone: 'Microphone',
    preview: 'Preview of your picture',
    level: 'Microphone level',
    opening: 'Starting the camera…',
    noCamera: 'No camera',
    noMicrophone: 'No microphone',
    mute: 'Mute microphone',
    unmute: 'Unmute microphone',
    muted: 'Muted',
    noPicture: 'No picture',
    replaced: (lost: string, now: string) => `“${lost}” was disconnected. “${now}” is in use now.`,
    unnamed: { camera: 'The camera', microphone: 'The microphone' },
    faults: {
      camera: {
        denied:
          'The studio may not use the camera. Allow it in the privacy settings of this computer, then try again.',
        missing: 'No camera was found. Connect one: it is used as soon as it appears.',
        busy: 'The camera is in use by another program. Close that program, then try again.',
        lost: 'The camera was disconnected. Connect one: it is used as soon as it appears.',
        unknown: 'The camera gives no picture. Unplug it, plug it in again, then try again.',
      },
      microphone: {
        denied:
          'The studio may not use the microphone. Allow it in the privacy settings of this computer, then try again.',
        missing: 'No microphone was found. Connect one: it is used as soon as it appears.',
        busy: 'The microphone is in use by another program. Close that program, then try again.',
        lost: 'The microphone was disconnected. Connect one: it is used as soon as it appears.',
        unknown: 'The microphone gives no sound. Unplug it, plug it in again, then try again.',
      },
    },
  },

  live: {
    onAir: 'Live',
    connecting: 'Connecting…',
    reconnecting: 'Reconnecting…',
    stopped: 'Not publishing',
    elapsed: 'Time since the start',
    copyLink: 'Copy link',
    copied: 'Link copied',
    end: 'End show',
    reconnectingText:
      'The connection was lost. Viewers see “back in a moment”; the studio comes back by itself.',
    pollingText: 'Live updates are interrupted. Figures and feeds are fetched every few seconds meanwhile.',
    recordingTexts: {
      'no-ffmpeg':
        'This show is not being recorded: ffmpeg is missing on the server. The show goes on; there will be no replay of it.',
      'disk-low':
        'This show is not being recorded: the server’s disk is almost full. Recording goes on as soon as there is space.',
      'disk-full':
        'Recording stopped: the server’s disk is full. What was recorded is kept, and recording goes on as soon as there is space.',
    },
    recordingRestartedText: (count: number) =>
      `Recording was interrupted and goes on. The replay lacks ${count === 1 ? 'a moment' : `${count} moments`}.`,
    unreachableText: 'The server does not answer. The show is still there; the studio keeps trying.',
    replacedTitle: 'This show was opened in another studio',
    replacedText: 'That studio publishes now, and this one stopped. Only one can at a time.',
    takeOver: 'Continue here',
    leave: 'Leave it there',
    endedTitle: 'This show has ended',
    endedText: 'It was ended somewhere else.',
    refusedTitle: 'The show cannot go on here',
  },

  health: {
    label: 'Connection',
    words: { good: 'Good', fair: 'Fair', bad: 'Bad' },
    measuring: 'Measuring…',
    none: 'Everything runs well.',
    'no-picture': 'No picture is leaving this computer. Check the camera.',
    'network-narrow': 'The network is narrow: the picture is sent smaller. A cable helps.',
    'network-loss': 'The network loses data. A cable, or being closer to the router, helps.',
    'network-slow': 'The network is slow to answer. Stop other uploads.',
    'computer-busy': 'This computer is busy: close other programs.',
    'camera-slow': 'The camera gives few pictures a second. More light helps.',
    bitrate: 'Bitrate',
    bitrateValue: (megabits: string) => `${megabits} Mbit/s`,
    frames: 'Frames',
    framesValue: (frames: string) => `${frames} fps`,
    size: 'Size',
    roundTrip: 'Round trip',
    roundTripValue: (ms: string) => `${ms} ms`,
    unknown: '–',
  },

  figures: {
    label: 'Figures of the show',
    viewersNow: 'Watching now',
    viewersTotal: 'Viewers in total',
    viewers: 'Viewers',
    viewersPeak: 'Most at once',
    likes: 'Likes',
    dislikes: 'Dislikes',
    comments: 'Comments',
    orders: 'Orders',
    revenue: 'Revenue',
    duration: 'Duration',
    conversion: 'Orders a viewer',
    refunded: 'Refunded',
    none: '–',
    peak: (count: string) => `most ${count}`,
    ofViewers: (part: string) => `${part} of viewers`,
    refundedOf: (amount: string) => `${amount} back`,
  },

  funnel: {
    title: 'What became of each product',
    show: 'Figures',
    product: 'Product',
    shown: 'Shown',
    clicked: 'Opened',
    carted: 'In cart',
    paid: 'Sold',
    revenue: 'Revenue',
    loadFailed: 'The figures of this show could not be loaded.',
  },

  feeds: {
    viewers: 'Viewers',
    orders: 'Orders',
    guest: 'Guest',
    watching: 'watching',
    left: 'left',
    viewersEmpty: 'Nobody here yet',
    viewersEmptyText: 'Share the link of your show.',
    ordersEmpty: 'No orders yet',
    ordersEmptyText: 'They appear here the moment they are paid.',
    orderLine: (quantity: string, product: string) => `${quantity} × ${product}`,
  },

  chat: {
    title: 'Comments',
    empty: 'No comments yet',
    emptyText: 'Say hello: what you write appears to everyone.',
    seller: 'You',
    write: 'Write a comment',
    placeholder: 'Answer your viewers…',
    send: 'Send comment',
    newOnes: 'New comments',
    failed: 'Your comment was not sent.',
    long: 'A comment has at most 500 characters.',
  },

  products: productMessages,

  drops: dropMessages,

  orders: orderMessages,

  shop: shopMessages,

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

  closing: {
    title: 'You are live',
    text: 'If you close the studio now, the show goes on without your picture: viewers see “back in a moment”. Open the studio again to resume or to end.',
    stay: 'Keep going',
    close: 'Close anyway',
  },
};
