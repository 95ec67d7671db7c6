// @vitest-environment happy-dom
import '@preact/signals';
import { signal } from '@preact/signals-core';
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { commentsAnswer, sampleComment, sampleId } from '../../testing/samples.ts';
import { type Answers, scriptedServer } from '../../testing/scripted-server.ts';
import { ChatList } from './ChatList.tsx';
import { ChatStore } from './chat-store.ts';
import { CommentForm } from './CommentForm.tsx';

afterEach(cleanup);

function createStore(answers: Answers) {
  return new ChatStore({
    api: scriptedServer(answers).api,
    streamId: sampleId(1),
    nowMs: () => Date.now(),
    pushes: { live: signal(true), onComment: () => {}, onChanged: () => {}, onChat: () => {} },
    onLoggedOut: () => {},
  });
}

function openChat(answers: Answers) {
  const store = createStore(answers);
  store.open();
  return { store, page: render(<ChatList store={store} me={undefined} open onGuest={() => {}} />) };
}

test('T11: what people write stays text', async () => {
  const attack =
    '<img src=x onerror="window.__pwn=1"><script>window.__pwn=1</script><a href="javascript:alert(1)">x</a>';
  const { store, page } = openChat({
    'comments.list': () => commentsAnswer([sampleComment(1, attack)]),
  });
  await page.findByText(attack);
  expect(page.container.querySelectorAll('img, script, a')).toHaveLength(0);
  store.close();
});

test('says that nobody has written yet', async () => {
  const { store, page } = openChat({
    'comments.list': () => commentsAnswer(),
  });
  expect(await page.findByText('Be the first to say hello.')).toBeTruthy();
  store.close();
});

test('a comment that was not sent can be sent again or discarded', async () => {
  const { store, page } = openChat({
    'comments.list': () => commentsAnswer(),
  });
  await store.send({ text: 'hello' });
  await page.findByRole('button', { name: 'Send again' });
  fireEvent.click(page.getByRole('button', { name: 'Discard' }));
  await page.findByText('Be the first to say hello.');
  expect(page.queryByText('hello')).toBeNull();
  store.close();
});

test('a comment is sent trimmed, and the field is empty again', () => {
  const sent: string[] = [];
  const page = render(
    <CommentForm store={createStore({})} draft="" open onSend={(text) => sent.push(text)} />,
  );
  const field = page.getByRole('textbox', { name: 'Write a comment' });
  fireEvent.input(field, { target: { value: '  how big is it? ' } });
  fireEvent.click(page.getByRole('button', { name: 'Send' }));
  expect(sent).toEqual(['how big is it?']);
  expect(field).toHaveProperty('value', '');
});

test('an empty comment cannot be sent', () => {
  const sent: string[] = [];
  const page = render(
    <CommentForm store={createStore({})} draft="" open onSend={(text) => sent.push(text)} />,
  );
  fireEvent.input(page.getByRole('textbox'), { target: { value: '   ' } });
  fireEvent.submit(page.getByRole('textbox'));
  expect(page.queryByRole('button', { name: 'Send' })).toBeNull();
  expect(sent).toEqual([]);
});

test('T11: only what the server calls a link is one, to another tab, and tells nothing of where it was pressed', async () => {
  const written = 'see https://kiln.test and javascript:alert(1)';
  const { store, page } = openChat({
    'comments.list': () =>
      commentsAnswer([
        {
          ...sampleComment(1, written),
          spans: [
            { kind: 'link', start: 4, length: 17, url: 'https://kiln.test' },
            { kind: 'link', start: 26, length: 19, url: 'javascript:alert(1)' },
          ],
        },
      ]),
  });
  const links = await page.findAllByRole('link');
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['https://kiln.test', 'https://kiln.test'],
  ]);
  expect(links[0]?.getAttribute('rel')).toBe('noopener noreferrer nofollow ugc');
  expect(page.container.textContent).toContain(written);
  store.close();
});

test('who waits for slow mode sees how long, and cannot send meanwhile', () => {
  const store = createStore({});
  store.standing.noteSent(30);
  const page = render(<CommentForm store={store} draft="hello" open onSend={() => {}} />);
  expect(page.getByRole('timer', { name: 'Slow mode: 30 s' })).toBeTruthy();
  expect(page.queryByRole('button', { name: 'Send' })).toBeNull();
});
