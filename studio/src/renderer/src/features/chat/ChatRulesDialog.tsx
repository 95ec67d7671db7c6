import type { Chat } from '@stallcast/shared/contract';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { useChatSettings } from './chat-acts.ts';
import { RestrictionList } from './RestrictionList.tsx';
import { WordsField } from './WordsField.tsx';

/** Waits that can be chosen between two comments of one viewer, in seconds. */
const slowModes = [0, 5, 10, 30, 60, 300];

interface ChatRulesDialogProps {
  chat: Chat;
  onChat: (chat: Chat) => void;
  onClose: () => void;
}

/** How the chat is kept: what is set here holds at once, for everyone. */
export function ChatRulesDialog({ chat, onChat, onClose }: ChatRulesDialogProps) {
  const { mutate, isPending, error } = useChatSettings(chat.streamId, onChat);
  const waits = slowModes.includes(chat.slowModeSeconds)
    ? slowModes
    : [...slowModes, chat.slowModeSeconds].toSorted((a, b) => a - b);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.chat.rules.title}
      description={t.chat.rules.text}
      actions={<Button onClick={onClose}>{t.actions.done}</Button>}
    >
      <div className="flex flex-col gap-5">
        <SelectField
          label={t.chat.rules.slowMode}
          choices={waits.map((seconds) => ({
            value: String(seconds),
            label: seconds === 0 ? t.chat.rules.slowModeOff : t.chat.rules.slowModeOf(seconds),
          }))}
          value={String(chat.slowModeSeconds)}
          onChange={(value) => mutate({ slowModeSeconds: Number(value) })}
          placeholder=""
          disabled={isPending}
        />
        <SwitchField
          label={t.chat.rules.links}
          hint={t.chat.rules.linksHint}
          checked={chat.linksAllowed}
          onChange={(linksAllowed) => mutate({ linksAllowed })}
          disabled={isPending}
        />
        {error && <Notice tone="bad">{problemText(error)}</Notice>}
        <WordsField />
        <RestrictionList />
      </div>
    </Dialog>
  );
}
