import { buttonClass } from '../../ui/Button.tsx';
import { BrandMark } from '../../ui/Brand.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { messages } from '../../messages/en/general.ts';
import { paths } from '../routes.ts';
import { usePageTitle } from '../use-page-title.ts';

/** There is nothing at this address. */
export function NotFoundPage() {
  const text = messages.notFound;
  usePageTitle(text.title);
  return (
    <EmptyState heading title={text.title} text={text.text} icon={<BrandMark size={48} />}>
      <a href={paths.home} class={buttonClass({ look: 'primary' })}>
        {text.home}
      </a>
    </EmptyState>
  );
}
