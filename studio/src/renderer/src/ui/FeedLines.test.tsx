// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { NewAt } from './feed-place.ts';
import { FeedLines } from './FeedLines.tsx';

/** The browser of a unit test lays nothing out: every line is this high, and the list is as high as eight of them. */
const linePx = 50;
const listPx = 400;

let box: HTMLElement;
let root: Root;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function (this: HTMLElement) {
    return this.tagName === 'LI' ? linePx : listPx;
  });
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(listPx);
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockImplementation(function (this: HTMLElement) {
    return Number.parseFloat(this.querySelector('ol')?.style.height ?? '0');
  });
  box = document.createElement('div');
  document.body.append(box);
  root = createRoot(box);
});

afterEach(() => {
  act(() => root.unmount());
  box.remove();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const keyOf = (line: number) => String(line);
const button = (line: number) => <button type="button">{`Line ${line}`}</button>;

/** Draws the lines `from` to `to`; the highest is the newest. */
function draw(newAt: NewAt, from: number, to: number): void {
  const lines = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  act(() =>
    root.render(
      <FeedLines
        label="Lines"
        lines={newAt === 'end' ? lines : lines.toReversed()}
        keyOf={keyOf}
        newAt={newAt}
        usualPx={44}
        spoken
        newOnes="New lines"
        className=""
      >
        {button}
      </FeedLines>,
    ),
  );
  settle();
}

function list(): HTMLElement {
  const element = box.querySelector<HTMLElement>('[aria-label=Lines]');
  if (!element) throw new Error('the list is drawn');
  return element;
}

/** A browser tells of a new scroll position by itself. */
const settle = () => act(() => void list().dispatchEvent(new Event('scroll')));

function scrollTo(topPx: number): void {
  list().scrollTop = topPx;
  settle();
}

const drawnItems = () => [...box.querySelectorAll('li')];
const drawn = () => drawnItems().map(({ dataset }) => Number(dataset['line']));

/** The first line that is whole in view, and how far below the edge it begins, in px. */
function firstInView(): readonly [line: number, belowPx: number] | undefined {
  return drawnItems()
    .map((item): readonly [number, number] => [
      Number(item.dataset['line']),
      Number.parseFloat(item.style.top) - list().scrollTop,
    ])
    .find(([, belowPx]) => belowPx >= 0);
}

describe.each<{ newAt: NewAt; awayTopPx: number }>([
  { newAt: 'end', awayTopPx: 12_000 },
  { newAt: 'start', awayTopPx: 5000 },
])('a list of hundreds of lines, new ones at the $newAt', ({ newAt, awayTopPx }) => {
  test('draws what is in view and stays with the newest', () => {
    draw(newAt, 1, 500);
    expect(drawn()).toContain(500);
    draw(newAt, 1, 530);
    expect(drawn()).toContain(530);
    expect(drawn().length).toBeLessThan(40);
    expect(list().getAttribute('aria-live')).toBe('polite');
  });

  test('stands still under the eyes of who reads, and leads back', () => {
    draw(newAt, 1, 500);
    scrollTo(awayTopPx);
    settle();
    const read = firstInView();
    expect(read).toBeDefined();
    draw(newAt, 5, 520);
    expect(firstInView()).toEqual(read);
    expect(list().getAttribute('aria-live')).toBe('off');
    const back = [...box.querySelectorAll('button')].find(({ textContent }) => textContent === 'New lines');
    act(() => back?.click());
    settle();
    expect(drawn()).toContain(520);
    expect(box.textContent).not.toContain('New lines');
    expect(document.activeElement).toBe(list());
  });

  test('keeps the line that has the focus, and tells its place', () => {
    draw(newAt, 1, 500);
    const line = drawnItems()[2];
    act(() => line?.querySelector('button')?.focus());
    draw(newAt, 1, 560);
    expect(document.activeElement).toBe(line?.querySelector('button'));
    const place = newAt === 'end' ? Number(line?.dataset['line']) : 561 - Number(line?.dataset['line']);
    expect(line?.getAttribute('aria-posinset')).toBe(String(place));
    expect(line?.getAttribute('aria-setsize')).toBe('560');
  });
});
