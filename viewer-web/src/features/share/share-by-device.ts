/** A page of ours as it is passed on. */
export interface SharedPage {
  readonly title: string;
  /** Its whole address. */
  readonly url: string;
}

/** What a browser may be able to do; `navigator` where it is not a test. */
type Device = Partial<Pick<Navigator, 'share' | 'canShare'>>;

/** Passes a page on by what the device has for it. False where it has nothing, or that failed; taken back counts as done. */
export async function shareByDevice({ title, url }: SharedPage, device: Device): Promise<boolean> {
  if (!device.share || device.canShare?.({ title, url }) === false) return false;
  try {
    await device.share({ title, url });
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError';
  }
}
