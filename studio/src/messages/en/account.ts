/** What is read about signing in, the account and the shop behind it. */
export const accountMessages = {
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
    language: 'Language',
    languageOfSystem: 'Like the system',
    copyDiagnostics: 'Copy diagnostics',
    exposed: 'The connection to this server is not encrypted: others in your network could listen.',
  },
};
