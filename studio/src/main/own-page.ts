/** The scheme and host our own page is served from. */
export const appScheme = 'app';
export const appHost = 'studio';
export const appUrl = `${appScheme}://${appHost}/index.html`;

/** Whether an address lies on our own origin. (For a scheme of our own, `URL.origin` is always "null".) */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return (
    url.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === ''
  );
}
