import { part } from '../catalogue.ts';

/** What a person reads who passes a page on. */
export const shareText = part('share', {
  title: 'Share',
  link: 'Link',
  code: (title: string) => `QR code with the link to ${title}`,
  copy: 'Copy link',
  copied: 'The link is copied.',
  failed: 'Your browser does not let us copy. The link is selected: copy it yourself.',
});
