import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { isLanguage, languageNames, languages } from '../../../../messages/languages.ts';
import { t } from '../../messages/messages.ts';
import { itemLook } from './menu-look.ts';
import { useLanguage } from './use-language.ts';

const ofSystem = 'system';

/** The languages of the studio, each by its own name, so that it is found by whoever reads no other. */
export function LanguageChoice() {
  const { chosen, choose } = useLanguage();
  return (
    <Menu.Group>
      <Menu.GroupLabel className="px-2 pt-2 pb-1 text-xs font-medium text-muted">
        {t.account.language}
      </Menu.GroupLabel>
      <Menu.RadioGroup
        value={chosen ?? ofSystem}
        onValueChange={(value: string) => choose(isLanguage(value) ? value : null)}
      >
        {[ofSystem, ...languages].map((choice) => (
          <Menu.RadioItem key={choice} value={choice} className={itemLook} closeOnClick={false}>
            {isLanguage(choice) ? (
              <span className="flex-1" lang={choice}>
                {languageNames[choice]}
              </span>
            ) : (
              <span className="flex-1">{t.account.languageOfSystem}</span>
            )}
            <Menu.RadioItemIndicator>
              <Check size={14} className="text-accent-text" aria-hidden="true" />
            </Menu.RadioItemIndicator>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </Menu.Group>
  );
}
