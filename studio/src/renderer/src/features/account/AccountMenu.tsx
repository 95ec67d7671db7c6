import { Menu } from '@base-ui/react/menu';
import type { Account } from '@stallcast/shared/contract';
import { useQuery } from '@tanstack/react-query';
import { Check, ChevronDown, ClipboardList, LogOut } from 'lucide-react';
import { unwrap } from '../../lib/bridge-call.ts';
import { connectionQuery } from '../../lib/connection.ts';
import { inBackground } from '../../lib/in-background.ts';
import { useRef } from 'react';
import { t } from '../../messages/messages.ts';
import { Monogram } from '../../ui/Monogram.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { itemLook } from './menu-look.ts';
import { useSignOut } from './use-sign-out.ts';
import { type Theme, themes, useTheme } from './theme.ts';

interface AccountMenuProps {
  account: Account;
}

/** Who is signed in, how the studio looks, and the way out. */
export function AccountMenu({ account }: AccountMenuProps) {
  const name = account.vendor?.name ?? account.displayName;
  const { signOut } = useSignOut();
  // The list stays inside the page's header, where a screen reader expects it.
  const frame = useRef<HTMLDivElement>(null);
  const exposed = useQuery(connectionQuery).data?.exposed === true;
  return (
    <div ref={frame}>
      <Menu.Root>
        <Menu.Trigger
          aria-label={t.account.menu(name)}
          className="flex h-9 max-w-64 items-center gap-2 rounded-full pr-2.5 pl-1 text-sm font-medium hover:bg-hover"
        >
          <Monogram name={name} />
          <span className="min-w-0 truncate">{name}</span>
          <ChevronDown size={14} className="shrink-0 text-muted" aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal container={frame}>
          <Menu.Positioner sideOffset={6} align="end" className="z-50 outline-none">
            <Menu.Popup className="w-60 rounded-md border border-line bg-raised p-1 shadow-raised outline-none">
              <p className="truncate px-2 py-1.5 text-xs text-muted">
                {t.account.signedInAs(account.username)}
              </p>
              {exposed && <p className="px-2 pb-1.5 text-xs text-warn">{t.account.exposed}</p>}
              <ThemeChoice />
              <LanguageChoice />
              <Menu.Separator className="my-1 h-px bg-line" />
              <Menu.Item className={itemLook} onClick={copyDiagnostics}>
                <ClipboardList size={14} aria-hidden="true" />
                {t.account.copyDiagnostics}
              </Menu.Item>
              <Menu.Item className={itemLook} onClick={signOut}>
                <LogOut size={14} aria-hidden="true" />
                {t.actions.signOut}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  );
}

/** For whoever helps: it is pasted into a message. */
function copyDiagnostics(): void {
  inBackground(unwrap(window.studio.diagnostics.copy({})));
}

function ThemeChoice() {
  const { theme, setTheme } = useTheme();
  return (
    <Menu.Group>
      <Menu.GroupLabel className="px-2 pt-2 pb-1 text-xs font-medium text-muted">
        {t.account.theme}
      </Menu.GroupLabel>
      <Menu.RadioGroup value={theme} onValueChange={(value: Theme) => setTheme(value)}>
        {themes.map((choice) => (
          <Menu.RadioItem key={choice} value={choice} className={itemLook} closeOnClick={false}>
            <span className="flex-1">{t.account.themes[choice]}</span>
            <Menu.RadioItemIndicator>
              <Check size={14} className="text-accent-text" aria-hidden="true" />
            </Menu.RadioItemIndicator>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </Menu.Group>
  );
}
