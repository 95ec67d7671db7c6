export const share = {
  title: 'Teilen',
  link: 'Adresse',
  code: (title: string) => `QR-Code mit dem Link zu ${title}`,
  copy: 'Link kopieren',
  copied: 'Der Link ist kopiert.',
  failed: 'Dein Browser lässt uns nicht kopieren. Der Link ist markiert: Bitte kopiere ihn selbst.',
};
